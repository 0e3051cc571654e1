package dev.ktutor.lab.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controlplane.KubeClients;
import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.sim.Pace;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterBootTest {
    private static final Instant START = Instant.parse("2026-01-15T09:00:00Z");

    private static Lab lab(String scenario) {
        return Lab.create(new LabOptions(scenario, 7, START, Pace.JUMP, KeyGenerator.direct()));
    }

    private static KubeClient admin(Lab lab) {
        var files = lab.controlPlane().files().asRoot();
        return KubeClients.of(lab.controlPlane(), files, files.read("/root/.kube/config"), "/root/.kube/config", "test");
    }

    @Test
    void a_cluster_comes_up_with_all_its_pods() {
        Lab lab = lab("default");
        for (int i = 0; i < 0; i++) {
            long begun = System.nanoTime();
            Lab other = lab("default");
            other.controlPlane().files().asRoot().list("/etc/kubernetes");
            long keys = System.nanoTime();
            other.warmUp();
            System.err.println("keys " + (keys - begun) / 1_000_000 + " boot " + (System.nanoTime() - keys) / 1_000_000);
        }
        lab.warmUp();
        KubeClient admin = admin(lab);
        lab.journal().since(0).stream().filter(d -> d.verdict() == dev.ktutor.sim.Decision.Verdict.REFUSED).limit(20).forEach(d -> System.err.println("REFUSED " + d));
        admin.list(Kinds.NODES, "").forEach(n -> System.err.println("NODE " + n.name() + " " + n.map("spec") + n.labels()));
        admin.list(Kinds.DEPLOYMENTS, "").forEach(n -> System.err.println("DEPLOY " + n));
        for (String c : List.of("kube-scheduler", "kube-controller-manager", "kube-apiserver", "etcd")) {
            var f = lab.controlPlane().files().asRoot();
            for (String d : f.list("/var/log/pods")) if (d.contains("_" + c)) System.err.println(f.readText("/var/log/pods/" + d + "/" + c + "/0.log"));
        }
        List<KubeObject> pods = admin.list(Kinds.PODS, "");
        for (KubeObject pod : pods) {
            System.err.println(pod.namespace() + "/" + pod.name() + " " + pod.string("status", "phase") + " " + pod.string("status", "podIP") + " " + pod.string("spec", "nodeName")
                + " " + pod.at("status", "containerStatuses", 0, "state"));
        }
        for (KubeObject event : admin.list(Kinds.EVENTS, "")) {
            System.err.println(event.string("lastTimestamp") + " " + event.string("type") + " " + event.string("reason") + " " + event.string("involvedObject", "name") + " " + event.string("message"));
        }
        assertThat(pods).isNotEmpty();
    }
}
