package dev.ktutor.lab.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controlplane.KubeClients;
import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.sim.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    private static KubeObject pod(KubeClient client, String namespace, String name) {
        return client.get(Kinds.PODS, namespace, name);
    }

    private static void apply(KubeClient client, String yaml) {
        client.create(new KubeObject(Tree.map(Yaml.parse(yaml))));
    }

    @Test
    void comes_up_with_all_its_pods_some_minutes_old() {
        Lab lab = lab("default");
        KubeClient admin = admin(lab);
        List<KubeObject> pods = admin.list(Kinds.PODS, "");
        assertThat(pods).hasSizeGreaterThan(9).allMatch(pod -> pod.string("status", "phase").equals("Running"));
        assertThat(lab.simulation().now()).isEqualTo(START);
        assertThat(pods.get(0).string("metadata", "creationTimestamp")).startsWith("2026-01-15T08:40");
        assertThat(lab.journal().lastRefusal()).isEmpty();
    }

    @Test
    void a_pod_is_scheduled_pulled_and_started() {
        Lab lab = lab("default");
        KubeClient admin = admin(lab);
        apply(admin, "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: default}, spec: {containers: [{name: web, image: nginx}]}}");
        lab.simulation().advance(Duration.ofSeconds(10));
        KubeObject web = pod(admin, "default", "web");
        assertThat(web.string("status", "phase")).isEqualTo("Running");
        assertThat(web.string("spec", "nodeName")).isEqualTo("node01");
        assertThat(admin.list(Kinds.EVENTS, "default").stream().filter(e -> e.string("involvedObject", "name").equals("web")).map(e -> e.string("reason")))
                .containsExactlyInAnyOrder("Scheduled", "Pulling", "Pulled", "Created", "Started");
    }

    @Test
    void a_private_image_needs_the_right_secret() {
        Lab lab = lab("private-registry");
        KubeClient admin = admin(lab);
        KubeObject shop = pod(admin, "default", "shop");
        assertThat(Tree.string(shop.at("status", "containerStatuses", 0, "state", "waiting"), "reason")).isIn("ImagePullBackOff", "ErrImagePull");
        assertThat(admin.list(Kinds.EVENTS, "default").stream().map(e -> e.string("message"))).anyMatch(m -> m.equals("Failed to pull image "
                + "\"registry.lab.local:5000/shop/web:1.0\": failed to pull and unpack image \"registry.lab.local:5000/shop/web:1.0\": failed to resolve "
                + "reference \"registry.lab.local:5000/shop/web:1.0\": pull access denied, repository does not exist or may require authorization: "
                + "authorization failed: no basic auth credentials"));
    }

    @Test
    void what_was_saved_comes_back() {
        Lab lab = lab("default");
        KubeClient admin = admin(lab);
        apply(admin, "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: default}, spec: {containers: [{name: web, image: nginx}]}}");
        lab.simulation().advance(Duration.ofSeconds(10));
        Lab.World before = lab.world();
        admin.delete(Kinds.PODS, "default", "web");
        lab.simulation().advance(Duration.ofSeconds(10));
        assertThat(admin.find(Kinds.PODS, "default", "web")).isEmpty();
        lab.returnTo(before);
        lab.simulation().advance(Duration.ofSeconds(5));
        KubeClient again = admin(lab);
        assertThat(pod(again, "default", "web").string("status", "phase")).isEqualTo("Running");
        assertThat(again.list(Kinds.PODS, "")).allMatch(p -> p.string("status", "phase").equals("Running"))
                .allMatch(p -> p.number("status", "containerStatuses", 0, "restartCount") == 0);
        apply(again, "{apiVersion: v1, kind: Pod, metadata: {name: second, namespace: default}, spec: {containers: [{name: web, image: nginx}]}}");
        lab.simulation().advance(Duration.ofSeconds(10));
        assertThat(pod(again, "default", "second").string("status", "phase")).isEqualTo("Running");
    }

    @Test
    void etcd_with_a_foreign_key_crash_loops_and_comes_back() {
        Lab lab = lab("default");
        KubeClient admin = admin(lab);
        admin.list(Kinds.NODES, "");
        var files = lab.controlPlane().files().asRoot();
        byte[] good = files.read("/etc/kubernetes/pki/etcd/server.key");
        files.write("/etc/kubernetes/pki/etcd/server.key", files.read("/etc/kubernetes/pki/etcd/peer.key"));
        lab.simulation().advance(Duration.ofSeconds(120));
        assertThat(lab.etcdMembers().get("controlplane")).contains("\"level\":\"fatal\"").contains("tls: private key does not match public key");
        files.write("/etc/kubernetes/pki/etcd/server.key", good);
        lab.simulation().advance(Duration.ofMinutes(11));
        assertThat(lab.etcdMembers()).isEqualTo(Map.of("controlplane", "healthy"));
        assertThat(pod(admin(lab), "kube-system", "etcd-controlplane").number("status", "containerStatuses", 0, "restartCount")).isPositive();
    }

    @Test
    void three_members_need_certificates() {
        Lab lab = lab("etcd-three");
        lab.warmUp();
        lab.simulation().advance(Duration.ofSeconds(30));
        assertThat(lab.etcdMembers().get("etcd-2")).contains("open /etc/kubernetes/pki/etcd/peer.crt: no such file or directory");
        assertThat(lab.etcdMembers().get("controlplane")).isNotEqualTo("healthy");
    }
}
