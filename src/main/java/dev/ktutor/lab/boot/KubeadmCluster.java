package dev.ktutor.lab.boot;

import dev.ktutor.data.Tree;
import dev.ktutor.host.Host;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.controlplane.KubeClients;
import dev.ktutor.kube.controlplane.apiserver.ApiServerProgram;
import dev.ktutor.kube.controlplane.etcd.EtcdCluster;
import dev.ktutor.kube.controlplane.etcd.EtcdMember;
import dev.ktutor.kube.controlplane.etcd.EtcdProgram;
import dev.ktutor.kube.controlplane.manager.ControllerManagerProgram;
import dev.ktutor.kube.controlplane.manager.SchedulerProgram;
import dev.ktutor.kube.net.ClusterNetwork;
import dev.ktutor.kube.net.CniPlugin;
import dev.ktutor.kube.node.container.ContainerProgram;
import dev.ktutor.kube.node.container.ContainerShell;
import dev.ktutor.kube.node.image.Image;
import dev.ktutor.kube.node.image.ImageCatalog;
import dev.ktutor.kube.node.image.ImageReference;
import dev.ktutor.kube.node.image.Registries;
import dev.ktutor.kube.node.image.Registry;
import dev.ktutor.kube.node.kubelet.NodeImages;
import dev.ktutor.kube.node.kubelet.NodeSettings;
import dev.ktutor.kube.server.ApiServer;
import dev.ktutor.kube.server.Bootstrap;
import dev.ktutor.kube.store.Snapshot;
import dev.ktutor.kube.store.Store;
import dev.ktutor.lab.boot.Scenario.Role;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.sim.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster as kubeadm makes it. It comes up when it is first needed, by living through the minutes since it was made; all
 * that it is afterwards follows from the hosts' disks, the store and the containers' records, so it can be saved and restored.
 */
final class KubeadmCluster implements Cluster {
    private static final Duration AGE = Duration.ofMinutes(20);
    private static final Duration MEMBERS_NAMED = Duration.ofSeconds(4);
    private static final List<String> PRELOADED = List.of("registry.k8s.io/pause:3.10.1", "registry.k8s.io/etcd:3.6.6-0", "registry.k8s.io/kube-apiserver:v1.36.4",
            "registry.k8s.io/kube-controller-manager:v1.36.4", "registry.k8s.io/kube-scheduler:v1.36.4", "registry.k8s.io/kube-proxy:v1.36.4",
            "registry.k8s.io/coredns/coredns:v1.13.1");

    private final Scenario scenario;
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Timeline timeline;
    private final ClusterFiles files;
    private final Store store = new Store();
    private final StoreObjects objects = new StoreObjects(store);
    private final EtcdCluster etcd = new EtcdCluster(store);
    private final Registries registries;
    private final Map<String, ClusterNode> nodes = new LinkedHashMap<>();
    private boolean up;

    KubeadmCluster(Scenario scenario, List<Host> machines, KeyGenerator keys, ContainerShell shell) {
        this.scenario = scenario;
        machines.forEach(host -> hosts.put(host.name(), host));
        Host master = machines.get(0);
        this.timeline = new Timeline(master.simulation());
        this.files = new ClusterFiles(scenario, hosts, keys);
        this.registries = registries(scenario);
        List<ContainerProgram> programs = List.of(new EtcdProgram(etcd), new ApiServerProgram(this::serving), new ControllerManagerProgram(), new SchedulerProgram());
        int number = 0;
        for (Scenario.Machine machine : scenario.machines()) {
            NodeSettings settings = new NodeSettings("10.244." + number++ + ".0/24", ClusterFiles.MANIFESTS,
                    machine.role() == Role.ETCD ? "" : "/etc/kubernetes/kubelet.conf", Map.of(), List.of());
            nodes.put(machine.name(), new ClusterNode(java.util.Objects.requireNonNull(hosts.get(machine.name())), settings, timeline, shell, programs, registries));
        }
        CniPlugin plugin = CniPlugin.named(scenario.cni()).orElseThrow(() -> new IllegalStateException("no network plugin " + scenario.cni()));
        ClusterNetwork.install(master.network(), objects, () -> plugin, this::upstream, master.world());
        files.arm(() -> files.write(made()));
        master.network().beforeFirstUse(this::warmUp);
        machines.forEach(host -> host.processes().beforeLook(this::warmUp));
    }

    private static Registries registries(Scenario scenario) {
        ImageCatalog catalog = ImageCatalog.load();
        List<Registry> own = new ArrayList<>();
        for (Scenario.PrivateRegistry registry : scenario.registries()) {
            Map<String, Image> images = new LinkedHashMap<>();
            registry.images().forEach((path, behind) -> {
                ImageReference reference = ImageReference.parse(behind).orElseThrow(() -> new IllegalStateException("no image reference: " + behind));
                Image image = catalog.find(reference.repository()).orElseThrow(() -> new IllegalStateException("no image " + behind));
                int colon = path.indexOf(':');
                images.put(colon < 0 ? path : path.substring(0, colon), image.as(registry.server() + "/" + path, List.of(colon < 0 ? "*" : path.substring(colon + 1))));
            });
            own.add(new Registry(registry.server(), registry.user().isEmpty() ? Map.of() : Map.of(registry.user(), registry.password()), images));
        }
        return new Registries(catalog, own);
    }

    private Optional<String> upstream(String name) {
        for (Scenario.PrivateRegistry registry : scenario.registries()) {
            if (registry.server().replaceFirst(":.*", "").equals(name)) {
                return Optional.of(registry.address());
            }
        }
        return Optional.ofNullable(hosts.get(name)).map(Host::address);
    }

    private Instant made() {
        return timeline.simulation().now().minus(AGE).minusSeconds(30);
    }

    private Host master() {
        return java.util.Objects.requireNonNull(hosts.get(scenario.controlPlane().name()));
    }

    @Override
    public boolean up() {
        return up;
    }

    @Override
    public void warmUp() {
        if (up) {
            return;
        }
        up = true;
        files.write(made());
        for (ClusterNode node : nodes.values()) {
            PRELOADED.forEach(name -> preload(node, name));
        }
        boolean several = scenario.etcd().size() > 1;
        long mark = master().journal().mark();
        KubeClient admin = admin();
        Addons addons = new Addons(admin, timeline, master().name(), manifests());
        files.asWritten(() -> timeline.live(timeline.simulation().now().minus(AGE), () -> {
            nodes.values().stream().filter(node -> node.settings().joins()).forEach(ClusterNode::start);
            timeline.schedule(Duration.ofSeconds(1), addons::apply);
            if (several) {
                // The other members are named a moment before anybody looks, so that none of them has failed for long.
                timeline.schedule(AGE.minus(MEMBERS_NAMED), this::nameMembers);
            }
        }, () -> addons.done() && settled() && !several));
        // What was decided before anybody was there to see is no part of the story.
        master().journal().rewind(mark);
    }

    private void nameMembers() {
        files.writeMemberManifests();
        nodes.values().stream().filter(node -> !node.settings().joins()).forEach(ClusterNode::start);
    }

    private void preload(ClusterNode node, String name) {
        ImageReference.parse(name).ifPresent(reference -> registries.peek(reference).ifPresent(image ->
                node.state().images().add(new NodeImages.Present(reference, image, ""))));
    }

    private KubeClient admin() {
        var root = master().files().asRoot();
        String path = "/etc/kubernetes/super-admin.conf";
        return KubeClients.of(master(), root, root.read(path), path, "kubeadm/v1.36.4 (linux/amd64) kubernetes");
    }

    private List<String> manifests() {
        List<String> texts = new ArrayList<>();
        for (String addon : List.of("kube-proxy", "coredns", scenario.cni())) {
            texts.add(Templates.read("addons/" + addon + ".yaml", Map.of()));
        }
        if (!scenario.objects().isBlank()) {
            texts.add(scenario.objects());
        }
        return texts;
    }

    /** Whether what was applied stands: every pod runs, or has been tried and found to fail. */
    private boolean settled() {
        List<KubeObject> pods = store.list("/registry/pods/");
        return !pods.isEmpty() && pods.stream().allMatch(KubeadmCluster::standing) && workloadsComplete();
    }

    private boolean workloadsComplete() {
        boolean deployed = store.list("/registry/deployments/").stream().allMatch(d -> d.number("status", "readyReplicas") >= d.number("spec", "replicas"));
        return deployed && store.list("/registry/daemonsets/").stream().allMatch(d -> d.at("status", "desiredNumberScheduled") != null
                && d.number("status", "numberReady") >= d.number("status", "desiredNumberScheduled"));
    }

    private static boolean standing(KubeObject pod) {
        String phase = pod.string("status", "phase");
        boolean ready = pod.list("status", "conditions").stream().anyMatch(c -> Tree.string(c, "type").equals("Ready") && Tree.string(c, "status").equals("True"));
        boolean failing = pod.list("status", "containerStatuses").stream().anyMatch(c -> Tree.string(c, "state", "waiting", "reason").endsWith("BackOff"));
        return ready || failing || phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** kube-apiserver serves: at the cluster's birth kubeadm's own objects are made. */
    private void serving(ApiServer server) {
        if (timeline.inPast()) {
            String ca = master().files().asRoot().readText("/etc/kubernetes/pki/ca.crt");
            new Bootstrap(server).kubeadm("https://" + master().address() + ":6443", Base64.getEncoder().encodeToString(dev.ktutor.text.ByteText.encode(ca)));
        }
    }

    @Override
    public Object save() {
        Snapshot snapshot = store.snapshot();
        Map<String, Object> stored = new LinkedHashMap<>();
        snapshot.objects().forEach((key, object) -> stored.put(key, object.tree()));
        Map<String, Object> machines = new LinkedHashMap<>();
        NodeRecords records = new NodeRecords(registries);
        nodes.forEach((name, node) -> machines.put(name, records.save(node)));
        List<Object> stopped = new ArrayList<>(nodes.entrySet().stream().filter(e -> !e.getValue().kubeletRuns()).map(Map.Entry::getKey).toList());
        return Tree.of("revision", snapshot.revision(), "objects", stored, "nodes", machines, "stopped", stopped);
    }

    @Override
    public void restore(Object state) {
        up = true;
        timeline.forget();
        nodes.values().forEach(ClusterNode::shutDown);
        etcd.reset();
        Map<String, KubeObject> stored = new LinkedHashMap<>();
        Tree.map(state, "objects").forEach((key, tree) -> stored.put(key, new KubeObject(Tree.map(tree))));
        store.restore(new Snapshot(Tree.longValue(state, "revision"), stored));
        objects.replaced();
        NodeRecords records = new NodeRecords(registries);
        nodes.forEach((name, node) -> records.restore(Tree.at(state, "nodes", name), node));
        List<Object> stopped = Tree.list(state, "stopped");
        nodes.forEach((name, node) -> {
            if (!stopped.contains(name)) {
                node.start();
            }
        });
    }

    @Override
    public Map<String, String> etcdMembers() {
        Map<String, String> members = new LinkedHashMap<>();
        for (String name : scenario.etcd()) {
            boolean well = etcd.running().stream().anyMatch(member -> member.name().equals(name) && member.healthy());
            ClusterNode node = nodes.get(name);
            members.put(name, well ? "healthy" : node == null ? "" : node.lastLogLine("etcd"));
        }
        return members;
    }

    /** The members that run. */
    List<EtcdMember> members() {
        return etcd.running();
    }
}
