package dev.ktutor.lab.boot;

import dev.ktutor.data.YamlError;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.net.Network;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.controlplane.KubeClients;
import dev.ktutor.kube.controlplane.kubelet.KubeletServer;
import dev.ktutor.kube.node.container.Container;
import dev.ktutor.kube.node.container.ContainerProgram;
import dev.ktutor.kube.node.container.ContainerRuntime;
import dev.ktutor.kube.node.container.ContainerShell;
import dev.ktutor.kube.node.image.Registries;
import dev.ktutor.kube.node.kubelet.Kubelet;
import dev.ktutor.kube.node.kubelet.NodeSettings;
import dev.ktutor.sim.Timeline;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A machine of the cluster with what runs on it: container runtime, kubelet, the kubelet's API. */
final class ClusterNode {
    private final Host host;
    private final NodeSettings settings;
    private final Timeline timeline;
    private final ContainerShell shell;
    private final List<ContainerProgram> programs;
    private final Registries registries;
    private ContainerRuntime runtime;
    private Kubelet.NodeState state = Kubelet.NodeState.empty();
    private @Nullable Kubelet kubelet;
    private @Nullable KubeletServer server;
    private final NodeServices services;

    ClusterNode(Host host, NodeSettings settings, Timeline timeline, ContainerShell shell, List<ContainerProgram> programs, Registries registries) {
        this.host = host;
        this.settings = settings;
        this.timeline = timeline;
        this.shell = shell;
        this.programs = programs;
        this.registries = registries;
        this.runtime = newRuntime();
        this.services = new NodeServices(this);
        services.install();
        host.files().onChange(() -> {
            Kubelet running = kubelet;
            if (running != null) {
                running.filesChanged();
            }
        });
    }

    private ContainerRuntime newRuntime() {
        ContainerRuntime made = new ContainerRuntime(host, timeline, shell, programs);
        host.offer(ContainerRuntime.class, made);
        return made;
    }

    Host host() {
        return host;
    }

    NodeSettings settings() {
        return settings;
    }

    ContainerRuntime runtime() {
        return runtime;
    }

    Kubelet.NodeState state() {
        return state;
    }

    /** Starts the kubelet as the node comes up. */
    void start() {
        services.booted(timeline.now());
        start(settings);
    }

    private void start(NodeSettings told) {
        Kubelet started = new Kubelet(runtime, told, state, registries, this::connect);
        kubelet = started;
        host.offer(Kubelet.class, started);
        started.start();
        if (settings.joins()) {
            KubeletServer api = new KubeletServer(started);
            server = api;
            api.open();
        }
    }

    /** Starts the kubelet with what its configuration says; empty if it runs, else why not. */
    Optional<String> startKubelet(String staticPodPath, String kubeconfig) {
        try {
            start(new NodeSettings(settings.podCidr(), staticPodPath, settings.joins() ? kubeconfig : "", settings.labels(), settings.taints()));
            return Optional.empty();
        } catch (IllegalArgumentException | YamlError | FileError e) {
            kubelet = null;
            return Optional.of("failed to run Kubelet: " + e.getMessage());
        }
    }

    /** Stops the kubelet; containers run on. */
    void stopKubelet() {
        if (server != null) {
            server.close();
            server = null;
        }
        if (kubelet != null) {
            kubelet.stop();
            kubelet = null;
        }
    }

    /** Whether the kubelet runs. */
    boolean kubeletRuns() {
        return kubelet != null;
    }

    private KubeClient connect(String kubeconfig) {
        var files = host.files().asRoot();
        return KubeClients.of(host, files, files.read(kubeconfig), kubeconfig, "kubelet/v1.36.4 (linux/amd64) kubernetes");
    }

    /** Stops everything without a trace: the state is about to be another. */
    void shutDown() {
        stopKubelet();
        runtime.shutDown();
        runtime = newRuntime();
        state = Kubelet.NodeState.empty();
    }

    /** The last line of the log of the newest container of that name, without its time; "" if there is none. */
    String lastLogLine(String container) {
        List<Container> all = runtime.containers().stream().filter(c -> c.spec().name().equals(container)).toList();
        if (all.isEmpty()) {
            return "";
        }
        var files = host.files().asRoot();
        String path = all.get(all.size() - 1).spec().logPath();
        String[] lines = files.isRegular(path) ? files.readText(path).split("\n") : new String[] {""};
        return lines[lines.length - 1].replaceFirst("^\\S+ \\S+ [FP] ", "");
    }

    Network network() {
        return host.network();
    }
}
