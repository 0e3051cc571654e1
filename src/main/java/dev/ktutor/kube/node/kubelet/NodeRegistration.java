package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.host.Host;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.sim.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers the node, tells its status and renews its lease. */
final class NodeRegistration {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    private final KubeClient client;
    private final Timeline timeline;
    private final Host node;
    private final NodeSettings settings;
    private final NodeImages images;
    private final NodeLog log;
    private final Runnable registered;
    private Duration delay = FIRST_RETRY;

    NodeRegistration(KubeClient client, Timeline timeline, Host node, NodeSettings settings, NodeImages images, NodeLog log, Runnable registered) {
        this.client = client;
        this.timeline = timeline;
        this.node = node;
        this.settings = settings;
        this.images = images;
        this.log = log;
        this.registered = registered;
    }

    /** Creates or finds the node's object and writes its status; tries again until the API server takes it. */
    void begin() {
        try {
            Optional<KubeObject> found = client.find(Kinds.NODES, "", node.name());
            KubeObject own = found.isPresent() ? found.get() : client.create(object());
            report(own, true);
            registered.run();
        } catch (ConnectionError | ApiException e) {
            log.line('E', "kubelet_node_status.go:110", "\"Unable to register node with API server\" err=" + NodeLog.quoted(String.valueOf(e.getMessage()))
                    + " node=\"" + node.name() + "\"");
            timeline.schedule(delay, this::begin);
            delay = delay.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : delay.multipliedBy(2);
        }
    }

    /** Writes the status, as after a start and when something about the node changed. */
    void report(KubeObject own, boolean ready) {
        KubeObject updated = own.with(status(own, ready), "status");
        if (!updated.at("status").equals(own.at("status"))) {
            client.updateStatus(updated);
        }
        renew();
    }

    private void renew() {
        String now = timeline.now().truncatedTo(ChronoUnit.MICROS).toString();
        Optional<KubeObject> lease = client.find(Kinds.LEASES, "kube-node-lease", node.name());
        if (lease.isPresent()) {
            client.update(lease.get().with(now, "spec", "renewTime"));
            return;
        }
        KubeObject own = client.get(Kinds.NODES, "", node.name());
        client.create(new KubeObject(Tree.of("apiVersion", "coordination.k8s.io/v1", "kind", "Lease",
                "metadata", Tree.of("name", node.name(), "namespace", "kube-node-lease", "ownerReferences",
                        List.of(Tree.of("apiVersion", "v1", "kind", "Node", "name", node.name(), "uid", own.uid()))),
                "spec", Tree.of("holderIdentity", node.name(), "leaseDurationSeconds", 40L, "renewTime", now))));
    }

    private KubeObject object() {
        Map<String, Object> labels = new LinkedHashMap<>(Map.of());
        labels.put("beta.kubernetes.io/arch", "amd64");
        labels.put("beta.kubernetes.io/os", "linux");
        labels.put("kubernetes.io/arch", "amd64");
        labels.put("kubernetes.io/hostname", node.name());
        labels.put("kubernetes.io/os", "linux");
        Map<String, Object> annotations = Tree.of("node.alpha.kubernetes.io/ttl", "0", "volumes.kubernetes.io/controller-managed-attach-detach", "true");
        return new KubeObject(Tree.of("apiVersion", "v1", "kind", "Node",
                "metadata", Tree.of("name", node.name(), "labels", labels, "annotations", annotations),
                "spec", Tree.of("podCIDR", settings.podCidr(), "podCIDRs", List.of(settings.podCidr()))));
    }

    private Map<String, Object> status(KubeObject own, boolean ready) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("addresses", List.of(Tree.of("type", "InternalIP", "address", node.address()), Tree.of("type", "Hostname", "address", node.name())));
        status.put("allocatable", Tree.of("cpu", "2", "ephemeral-storage", "18698430040", "hugepages-2Mi", "0", "memory", "3912540Ki", "pods", "110"));
        status.put("capacity", Tree.of("cpu", "2", "ephemeral-storage", "20289096Ki", "hugepages-2Mi", "0", "memory", "4014940Ki", "pods", "110"));
        List<Object> conditions = new ArrayList<>();
        conditions.add(condition(own, "NetworkUnavailable", "False", "CNIReady", "The network plugin is running on this node"));
        conditions.add(condition(own, "MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"));
        conditions.add(condition(own, "DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"));
        conditions.add(condition(own, "PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"));
        conditions.add(condition(own, "Ready", ready ? "True" : "False", ready ? "KubeletReady" : "KubeletNotReady",
                ready ? "kubelet is posting ready status" : "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:"
                        + "Network plugin returns error: cni plugin not initialized"));
        status.put("conditions", conditions);
        status.put("daemonEndpoints", Tree.of("kubeletEndpoint", Tree.of("Port", 10250L)));
        List<Object> present = new ArrayList<>();
        images.all().values().stream().sorted((a, b) -> Long.compare(b.image().sizeBytes(), a.image().sizeBytes())).forEach(image ->
                present.add(Tree.of("names", List.of(image.reference().repository() + "@" + image.digest(), image.reference().toString()),
                        "sizeBytes", image.image().sizeBytes())));
        status.put("images", present);
        status.put("nodeInfo", Tree.of("architecture", "amd64", "bootID", id("boot"), "containerRuntimeVersion", "containerd://2.2.1",
                "kernelVersion", "6.1.0-28-amd64", "kubeProxyVersion", "", "kubeletVersion", "v1.36.4", "machineID", id("machine").replace("-", ""),
                "operatingSystem", "linux", "osImage", "Debian GNU/Linux 12 (bookworm)", "systemUUID", id("system")));
        return status;
    }

    private String id(String what) {
        String hex = NodeImages.hex("MD5", what + node.name());
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-" + hex.substring(16, 20) + "-" + hex.substring(20);
    }

    private Object condition(KubeObject own, String type, String value, String reason, String message) {
        Instant now = timeline.now();
        String since = PodStatus.time(now);
        for (Object old : own.list("status", "conditions")) {
            if (type.equals(Tree.string(old, "type")) && value.equals(Tree.string(old, "status"))) {
                since = Tree.string(old, "lastTransitionTime");
            }
        }
        return Tree.of("lastHeartbeatTime", PodStatus.time(now), "lastTransitionTime", since, "message", message, "reason", reason, "status", value, "type", type);
    }
}
