package dev.ktutor.kube.node.kubelet;

import dev.ktutor.host.Host;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.loop.EventRecorder;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.node.container.Container;
import dev.ktutor.kube.node.container.ContainerRuntime;
import dev.ktutor.kube.node.image.Registries;
import dev.ktutor.sim.Timeline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node's kubelet. Its pods come from the manifests in a directory and, if it has a kubeconfig, from the API server; it
 * works towards both by what it finds, so that it may be stopped and another one started at any time.
 */
public final class Kubelet implements KubeletParts {
    private static final Duration FILE_CHECK = Duration.ofSeconds(1);
    private static final Duration MENDED = Duration.ofSeconds(10);

    private final ContainerRuntime runtime;
    private final NodeSettings settings;
    private final NodeImages images;
    private final BackOff crashes;
    private final BackOff pullFailures;
    private final NodeLog log;
    private final StaticPods statics;
    private final Optional<KubeClient> client;
    private final Optional<Informer> pods;
    private final Optional<Informer> serviceCache;
    private final Optional<StatusSender> statuses;
    private final Optional<NodeRegistration> registration;
    private final PodVolumes volumes;
    private final ContainerEnvironment environment;
    private final ImagePulls pulls;
    private final PodEvents events;
    private final PodAddresses addresses;
    private final Map<String, PodWorker> workers = new LinkedHashMap<>();
    private final Map<String, KubeObject> wantedStatics = new LinkedHashMap<>();
    private boolean running;
    private boolean checkScheduled;

    /**
     * A kubelet that does not run yet.
     *
     * @param connect makes its client from its kubeconfig; not called for a node that runs static pods only
     */
    public Kubelet(ContainerRuntime runtime, NodeSettings settings, NodeState state, Registries registries, Function<String, KubeClient> connect) {
        this.runtime = runtime;
        this.settings = settings;
        this.images = state.images();
        this.crashes = state.crashes();
        this.pullFailures = state.pulls();
        this.log = new NodeLog(runtime.node(), runtime.timeline());
        this.statics = new StaticPods(runtime.node(), settings.staticPodPath(), log);
        this.client = settings.joins() ? Optional.of(connect.apply(settings.kubeconfig())) : Optional.empty();
        KubeClient reach = client.orElseGet(NoServer::new);
        String name = runtime.node().name();
        this.pods = client.map(c -> new Informer(c, timeline(), Kinds.PODS, "spec.nodeName=" + name));
        this.serviceCache = client.map(c -> new Informer(c, timeline(), Kinds.SERVICES, ""));
        this.statuses = client.map(c -> new StatusSender(c, timeline(), pods.orElseThrow(), name));
        this.registration = client.map(c -> new NodeRegistration(c, timeline(), runtime.node(), settings, images, log, this::registered));
        this.volumes = new PodVolumes(runtime.node(), reach);
        this.environment = new ContainerEnvironment(reach);
        this.events = new PodEvents(client.map(c -> new EventRecorder(c, timeline(), "kubelet", name)), pod -> running, log);
        this.pulls = new ImagePulls(runtime.node(), reach, timeline(), images, registries, events, pullFailures);
        this.addresses = new PodAddresses(runtime, settings.podCidr());
    }

    /**
     * What a kubelet knows that neither the API server nor the container runtime could tell it.
     *
     * @param images what is on the node
     * @param crashes waits of crashed containers
     * @param pulls waits of failed pulls
     */
    public record NodeState(NodeImages images, BackOff crashes, BackOff pulls) {

        /** Nothing yet. */
        public static NodeState empty() {
            return new NodeState(new NodeImages(), new BackOff(), new BackOff());
        }
    }

    /** Starts it: static pods at once, the API server's as soon as it can be reached. */
    public void start() {
        running = true;
        log.line('I', "server.go:529", "\"Kubelet version\" kubeletVersion=\"v1.36.4\"");
        runtime.onExit(this::exited);
        readManifests();
        registration.ifPresent(NodeRegistration::begin);
    }

    private void registered() {
        log.line('I', "kubelet_node_status.go:78", "\"Successfully registered node\" node=\"" + node().name() + "\"");
        serviceCache.ifPresent(Informer::start);
        pods.ifPresent(informer -> informer.onChange(this::changed).start());
        dropOrphans();
        // Mirrors and statuses of static pods that ran before the API server did.
        wantedStatics.keySet().forEach(uid -> Optional.ofNullable(workers.get(uid)).ifPresent(worker -> worker.soon(Duration.ZERO)));
    }

    /** What is left of pods that were deleted while no kubelet ran. */
    private void dropOrphans() {
        if (pods.isPresent() && pods.get().synced()) {
            List<String> known = pods.get().all().stream().map(KubeObject::uid).toList();
            runtime.sandboxes().stream().map(s -> s.uid()).filter(uid -> !known.contains(uid) && !wantedStatics.containsKey(uid)).forEach(runtime::removeSandbox);
        }
    }

    /** Stops it; containers run on. */
    public void stop() {
        running = false;
        pods.ifPresent(Informer::stop);
        serviceCache.ifPresent(Informer::stop);
        workers.clear();
        wantedStatics.clear();
    }

    /** Whether it runs. */
    public boolean isRunning() {
        return running;
    }

    /** Its container runtime. */
    @Override
    public ContainerRuntime runtime() {
        return runtime;
    }

    /** What it was told about its node. */
    public NodeSettings settings() {
        return settings;
    }

    /** The images on its node. */
    public NodeImages images() {
        return images;
    }

    /** Its way to the API server; empty for a node that runs static pods only. */
    public Optional<KubeClient> client() {
        return client;
    }

    /** All pods it has, static ones with their own uid. */
    public List<KubeObject> podsHere() {
        return workers.values().stream().map(PodWorker::pod).toList();
    }

    /** The status of a pod here, as the API server has it. */
    Map<String, Object> statusOf(KubeObject pod) {
        return statuses.map(sender -> sender.known(pod)).orElse(Map.of());
    }

    /** Says that a file of the node changed: manifests and what programs read are looked at a second later. */
    public void filesChanged() {
        if (running && !checkScheduled) {
            checkScheduled = true;
            timeline().schedule(FILE_CHECK, () -> {
                checkScheduled = false;
                if (running) {
                    readManifests();
                    runtime.filesChanged(this::tryAgainSoon);
                }
            });
        }
    }

    /** A crashed program's files were changed: somebody mends it and need not wait out the whole back-off. */
    private void tryAgainSoon(Container ended) {
        String uid = ended.spec().sandbox().uid();
        boolean newest = runtime.latest(uid, ended.spec().name()).filter(latest -> latest == ended).isPresent();
        if (newest && ended.finished() != null) {
            crashes.shorten(uid + "_" + ended.spec().name(), Duration.between(ended.finished(), timeline().now()).plus(MENDED));
            Optional.ofNullable(workers.get(uid)).ifPresent(worker -> worker.soon(Duration.ZERO));
        }
    }

    private void readManifests() {
        Map<String, KubeObject> found = statics.read().stream().collect(Collectors.toMap(KubeObject::uid, pod -> pod, (a, b) -> a, LinkedHashMap::new));
        for (String uid : List.copyOf(wantedStatics.keySet())) {
            if (!found.containsKey(uid)) {
                KubeObject old = wantedStatics.remove(uid);
                Optional.ofNullable(workers.get(uid)).ifPresent(PodWorker::remove);
                boolean replaced = found.values().stream().anyMatch(pod -> pod.name().equals(old.name()) && pod.namespace().equals(old.namespace()));
                if (!replaced) {
                    mirrorOf(old).ifPresent(mirror -> deleteQuietly(mirror));
                }
            }
        }
        // Pods of manifests that went while no kubelet looked.
        if (workers.isEmpty()) {
            runtime.sandboxes().stream().filter(s -> s.uid().length() == 32 && !found.containsKey(s.uid())).forEach(s -> runtime.removeSandbox(s.uid()));
        }
        found.forEach((uid, pod) -> {
            if (wantedStatics.putIfAbsent(uid, pod) == null) {
                work(pod);
            }
        });
    }

    private void deleteQuietly(KubeObject mirror) {
        try {
            statuses.ifPresent(sender -> sender.deleteMirror(mirror));
        } catch (ApiException | ConnectionError e) {
            // Without an API server there is no mirror to delete; when it is back, the informer shows it and it goes then.
            return;
        }
    }

    private Optional<KubeObject> mirrorOf(KubeObject pod) {
        return pods.flatMap(informer -> informer.find(pod.namespace(), pod.name())).filter(PodReader::isMirror);
    }

    private void work(KubeObject pod) {
        PodWorker worker = workers.get(pod.uid());
        if (worker == null) {
            worker = new PodWorker(this, pod);
            workers.put(pod.uid(), worker);
        }
        worker.update(pod);
    }

    private void changed(@Nullable KubeObject before, @Nullable KubeObject after) {
        if (after == null) {
            if (before != null && PodReader.isMirror(before)) {
                // Somebody deleted a mirror: the static pod runs on and gets a new one.
                wantedStatics.values().stream().filter(pod -> pod.name().equals(before.name()) && pod.namespace().equals(before.namespace()))
                        .forEach(pod -> Optional.ofNullable(workers.get(pod.uid())).ifPresent(worker -> worker.soon(Duration.ofSeconds(1))));
            } else if (before != null) {
                Optional.ofNullable(workers.get(before.uid())).ifPresent(PodWorker::remove);
            }
            return;
        }
        if (PodReader.isMirror(after)) {
            mirrorChanged(after);
            return;
        }
        PodWorker known = workers.get(after.uid());
        boolean statusOnly = known != null && before != null && same(before, after);
        if (statusOnly) {
            return;
        }
        if (known == null && PodReader.finished(after) && !after.deleting()) {
            return;
        }
        work(after);
    }

    private void mirrorChanged(KubeObject mirror) {
        boolean wanted = wantedStatics.values().stream().anyMatch(pod -> pod.name().equals(mirror.name()) && pod.namespace().equals(mirror.namespace()));
        if (!wanted || mirror.deleting()) {
            deleteQuietly(mirror);
        }
    }

    private static boolean same(KubeObject before, KubeObject after) {
        return java.util.Objects.equals(before.at("spec"), after.at("spec"))
                && java.util.Objects.equals(before.at("metadata", "deletionTimestamp"), after.at("metadata", "deletionTimestamp"))
                && java.util.Objects.equals(before.at("metadata", "annotations"), after.at("metadata", "annotations"))
                && java.util.Objects.equals(before.at("metadata", "labels"), after.at("metadata", "labels"));
    }

    private void exited(Container container) {
        Optional.ofNullable(workers.get(container.spec().sandbox().uid())).ifPresent(worker -> worker.soon(Duration.ZERO));
    }

    @Override
    public Host node() {
        return runtime.node();
    }

    @Override
    public Timeline timeline() {
        return runtime.timeline();
    }

    @Override
    public PodVolumes volumes() {
        return volumes;
    }

    @Override
    public ContainerEnvironment environment() {
        return environment;
    }

    @Override
    public ImagePulls pulls() {
        return pulls;
    }

    @Override
    public PodEvents events() {
        return events;
    }

    @Override
    public BackOff crashes() {
        return crashes;
    }

    @Override
    public PodAddresses addresses() {
        return addresses;
    }

    @Override
    public List<KubeObject> services() {
        return serviceCache.map(Informer::all).orElse(List.of());
    }

    @Override
    public void publish(KubeObject pod, Map<String, Failure> waiting, Map<String, Boolean> ready) {
        statuses.ifPresent(sender -> sender.send(pod, new PodStatus(pod, runtime, waiting, ready, sender.known(pod), timeline().now()).tree()));
    }

    @Override
    public void gone(PodWorker worker, boolean removed) {
        KubeObject pod = worker.pod();
        workers.remove(pod.uid(), worker);
        pulls.forget(pod.uid());
        crashes.forget(pod.uid());
        statuses.ifPresent(sender -> sender.forget(pod.uid()));
        if (!removed) {
            try {
                statuses.ifPresent(sender -> sender.delete(pod));
            } catch (ApiException | ConnectionError e) {
                timeline().schedule(Duration.ofSeconds(5), () -> gone(worker, false));
            }
        }
    }
}
