package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.node.container.Container;
import dev.ktutor.kube.node.container.ContainerSpec;
import dev.ktutor.kube.node.container.ContainerState;
import dev.ktutor.kube.node.container.Mount;
import dev.ktutor.kube.node.container.Sandbox;
import dev.ktutor.kube.node.image.Image;
import dev.ktutor.sim.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes one pod from what is wanted to what is. Each {@link #sync} does what can be done now and sees to being called again. */
final class PodWorker {
    private static final Duration CONFIG_RETRY = Duration.ofSeconds(12);
    private static final Duration FIRST_MOUNT_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_MOUNT_RETRY = Duration.ofSeconds(122);
    private static final Duration CREATE = Duration.ofMillis(80);

    private final KubeletParts kubelet;
    private KubeObject pod;
    private final Map<String, Failure> waiting = new LinkedHashMap<>();
    private final Set<String> starting = new HashSet<>();
    private final Probes probes;
    private @Nullable Scheduled next;
    private Duration mountRetry = FIRST_MOUNT_RETRY;
    private boolean terminating;
    private boolean removed;
    private final Map<String, Integer> configFailures = new HashMap<>();

    PodWorker(KubeletParts kubelet, KubeObject pod) {
        this.kubelet = kubelet;
        this.pod = pod;
        this.probes = new Probes(kubelet, () -> soon(Duration.ZERO));
    }

    KubeObject pod() {
        return pod;
    }

    void update(KubeObject newPod) {
        pod = newPod;
        soon(Duration.ZERO);
    }

    /** Asks for a sync after a while; an earlier one that was asked for counts. */
    void soon(Duration delay) {
        Instant at = kubelet.timeline().now().plus(delay);
        if (next == null || next.at().isAfter(at)) {
            if (next != null) {
                next.cancel();
            }
            next = kubelet.timeline().schedule(delay, () -> {
                next = null;
                sync();
            });
        }
    }

    /** The pod is no longer wanted: stop it without asking the API server. */
    void remove() {
        removed = true;
        soon(Duration.ZERO);
    }

    boolean isTerminating() {
        return terminating || removed || pod.deleting();
    }

    private void sync() {
        if (removed || pod.deleting()) {
            terminate();
            return;
        }
        if (PodReader.finished(pod) && !PodReader.isStatic(pod)) {
            return;
        }
        try {
            if (volumesReady()) {
                Sandbox sandbox = kubelet.runtime().sandbox(pod.uid()).orElseGet(this::createSandbox);
                bringUp(sandbox);
            }
        } finally {
            kubelet.publish(pod, waiting, probes.readiness());
        }
    }

    private boolean volumesReady() {
        if (kubelet.runtime().sandbox(pod.uid()).isPresent()) {
            return true;
        }
        try {
            kubelet.volumes().setUp(pod);
            waiting.remove("");
            return true;
        } catch (Failure e) {
            kubelet.events().warning(pod, "", e.reason(), e.text());
            soon(mountRetry);
            Duration doubled = mountRetry.multipliedBy(2);
            mountRetry = doubled.compareTo(LAST_MOUNT_RETRY) > 0 ? LAST_MOUNT_RETRY : doubled;
            return false;
        }
    }

    private Sandbox createSandbox() {
        boolean hostNetwork = PodReader.hostNetwork(pod);
        String hostname = pod.string("spec", "hostname").isEmpty() ? pod.name() : pod.string("spec", "hostname");
        String address = hostNetwork ? kubelet.node().address() : kubelet.addresses().next();
        return kubelet.runtime().createSandbox(pod.uid(), pod.namespace(), pod.name(), hostname, address, hostNetwork);
    }

    private void bringUp(Sandbox sandbox) {
        for (Object init : PodReader.initContainers(pod)) {
            Optional<Container> latest = latest(init);
            boolean done = latest.isPresent() && (PodReader.isSidecar(init) ? latest.get().isRunning()
                    : latest.get().state() == ContainerState.EXITED && latest.get().exitCode() == 0);
            if (!done) {
                boolean again = latest.isEmpty() || latest.get().state() == ContainerState.EXITED
                        && (PodReader.isSidecar(init) || !PodReader.restartPolicy(pod).equals("Never"));
                if (again) {
                    start(sandbox, init, latest, true);
                }
                return;
            }
        }
        for (Object container : PodReader.containers(pod)) {
            Optional<Container> latest = latest(container);
            if (latest.isEmpty() || latest.get().state() == ContainerState.EXITED && restarts(latest.get())) {
                start(sandbox, container, latest, false);
            } else if (latest.get().isRunning()) {
                waiting.remove(Tree.string(container, "name"));
                probes.watch(pod, container, latest.get());
            }
        }
    }

    private boolean restarts(Container ended) {
        return switch (PodReader.restartPolicy(pod)) {
            case "Never" -> false;
            case "OnFailure" -> ended.exitCode() != 0;
            default -> true;
        };
    }

    private Optional<Container> latest(Object container) {
        return kubelet.runtime().latest(pod.uid(), Tree.string(container, "name"));
    }

    private void start(Sandbox sandbox, Object container, Optional<Container> last, boolean init) {
        String name = Tree.string(container, "name");
        if (starting.contains(name)) {
            return;
        }
        try {
            if (last.isPresent()) {
                mayRestart(container, name, last.get(), init);
            }
            Optional<NodeImages.Present> image = kubelet.pulls().ensure(pod, container, init, this::soon);
            if (image.isEmpty()) {
                return;
            }
            ContainerSpec spec = spec(sandbox, container, last.map(c -> c.spec().attempt() + 1).orElse(0), image.get(), init);
            configFailures.remove(name);
            if (last.isPresent()) {
                kubelet.crashes().next(crashKey(container), kubelet.timeline().now());
            }
            waiting.remove(name);
            starting.add(name);
            kubelet.timeline().schedule(CREATE, () -> {
                starting.remove(name);
                if (!removed && !pod.deleting()) {
                    run(spec, container, init);
                }
            });
        } catch (Failure e) {
            waiting.put(name, e);
            if (e.reason().equals("CreateContainerConfigError")) {
                kubelet.events().warning(pod, PodReader.fieldPath(container, init), "Failed", "Error: " + e.text());
                int times = configFailures.merge(name, 1, Integer::sum);
                soon(CONFIG_RETRY.multipliedBy(Math.min(times, 5)));
            }
        }
    }

    private String crashKey(Object container) {
        return pod.uid() + "_" + Tree.string(container, "name");
    }

    /** CrashLoopBackOff: the wait counts from the end of the last run. */
    private void mayRestart(Object container, String name, Container last, boolean init) throws Failure {
        Instant now = kubelet.timeline().now();
        Instant until = kubelet.crashes().until(crashKey(container), java.util.Objects.requireNonNullElse(last.finished(), now));
        if (now.isBefore(until)) {
            Failure old = waiting.get(name);
            String message = "back-off " + text(kubelet.crashes().pause(crashKey(container))) + " restarting failed container=" + name + " pod="
                    + PodReader.format(pod);
            if (old == null || !old.text().equals(message)) {
                kubelet.events().warning(pod, PodReader.fieldPath(container, init), "BackOff",
                        "Back-off restarting failed container " + name + " in pod " + PodReader.format(pod));
            }
            soon(Duration.between(now, until));
            throw new Failure("CrashLoopBackOff", message);
        }
    }

    /** As Go prints a duration: 10s, 1m20s, 5m0s. */
    private static String text(Duration duration) {
        long minutes = duration.toMinutes();
        return (minutes > 0 ? minutes + "m" : "") + duration.toSecondsPart() + "s";
    }

    private void run(ContainerSpec spec, Object container, boolean init) {
        String field = PodReader.fieldPath(container, init);
        Container made = kubelet.runtime().create(spec);
        kubelet.events().normal(pod, field, "Created", "Container created");
        String problem = kubelet.runtime().start(made);
        if (problem != null) {
            kubelet.events().warning(pod, field, "Failed", "Error: " + problem);
            waiting.put(spec.name(), new Failure("RunContainerError", problem));
        } else {
            kubelet.events().normal(pod, field, "Started", "Container started");
        }
        prune(spec.name());
        sync();
    }

    /** Keeps the newest two containers of a name: what runs and what ran before. */
    private void prune(String name) {
        List<Container> all = kubelet.runtime().containers(pod.uid(), name);
        for (int i = 0; i < all.size() - 2; i++) {
            kubelet.runtime().remove(all.get(i));
        }
    }

    private ContainerSpec spec(Sandbox sandbox, Object container, int attempt, NodeImages.Present present, boolean init) throws Failure {
        Image image = present.image();
        KubeObject addressed = pod.with(sandbox.address(), "status", "podIP").with(kubelet.node().address(), "status", "hostIP");
        Map<String, String> env = kubelet.environment().of(addressed, container, image, kubelet.services());
        List<String> argv = new ArrayList<>();
        List<String> command = Tree.strings(container, "command");
        List<String> args = Tree.strings(container, "args");
        (command.isEmpty() ? image.entrypoint() : command).forEach(word -> argv.add(ContainerEnvironment.expand(word, env)));
        (!args.isEmpty() ? args : command.isEmpty() ? image.command() : List.<String>of()).forEach(word -> argv.add(ContainerEnvironment.expand(word, env)));
        String directory = Tree.string(container, "workingDir").isEmpty() ? image.workingDir() : Tree.string(container, "workingDir");
        List<Mount> mounts = new ArrayList<>(PodVolumes.mounts(pod, container));
        if (image.hasShell()) {
            mounts.addAll(PodFiles.write(kubelet.node(), pod, sandbox));
        }
        return new ContainerSpec(sandbox, Tree.string(container, "name"), attempt, image, present.reference().toString(), argv, env, directory,
                user(container, image), mounts, init);
    }

    private Credentials user(Object container, Image image) throws Failure {
        long uid = number(container, "runAsUser", image.user().matches("[0-9]+") ? Long.parseLong(image.user()) : 0);
        long gid = number(container, "runAsGroup", 0);
        boolean nonRoot = Tree.bool(container, "securityContext", "runAsNonRoot")
                || Tree.at(container, "securityContext", "runAsNonRoot") == null && Tree.bool(pod.tree(), "spec", "securityContext", "runAsNonRoot");
        if (nonRoot && uid == 0) {
            boolean asked = Tree.at(container, "securityContext", "runAsUser") != null || pod.at("spec", "securityContext", "runAsUser") != null;
            throw new Failure("CreateContainerConfigError", (asked ? "container's runAsUser breaks non-root policy" : "container has runAsNonRoot and image will run as root")
                    + " (pod: \"" + PodReader.format(pod) + "\", container: " + Tree.string(container, "name") + ")");
        }
        Set<Integer> groups = new HashSet<>(Set.of((int) gid));
        if (pod.at("spec", "securityContext", "fsGroup") != null) {
            groups.add((int) pod.number("spec", "securityContext", "fsGroup"));
        }
        pod.list("spec", "securityContext", "supplementalGroups").forEach(group -> groups.add(((Number) group).intValue()));
        return new Credentials((int) uid, (int) gid, groups);
    }

    private long number(Object container, String field, long otherwise) {
        Object own = Tree.at(container, "securityContext", field);
        Object pods = pod.at("spec", "securityContext", field);
        return own instanceof Number n ? n.longValue() : pods instanceof Number n ? n.longValue() : otherwise;
    }

    /** Ends the containers, waits for them as long as the pod grants, then takes everything away. */
    private void terminate() {
        long grace = removed ? 0 : pod.at("metadata", "deletionGracePeriodSeconds") == null ? 30 : pod.number("metadata", "deletionGracePeriodSeconds");
        if (!terminating) {
            terminating = true;
            probes.stop();
            for (Container container : running()) {
                kubelet.events().normal(pod, (container.spec().init() ? "spec.initContainers{" : "spec.containers{") + container.spec().name() + "}", "Killing",
                        "Stopping container " + container.spec().name());
                Duration wait = container.takesTheSignal() ? Duration.ofMillis(200) : Duration.ofSeconds(grace);
                kubelet.timeline().schedule(wait, () -> {
                    kubelet.runtime().stop(container);
                    soon(Duration.ZERO);
                });
            }
        }
        if (!running().isEmpty() && grace > 0) {
            return;
        }
        if (!removed) {
            kubelet.publish(pod, waiting, probes.readiness());
        }
        kubelet.runtime().removeSandbox(pod.uid());
        kubelet.volumes().tearDown(pod);
        kubelet.gone(this, removed);
    }

    private List<Container> running() {
        return kubelet.runtime().containers().stream().filter(c -> c.spec().sandbox().uid().equals(pod.uid()) && c.isRunning()).toList();
    }
}
