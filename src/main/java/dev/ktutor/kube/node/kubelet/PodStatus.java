package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.node.container.Container;
import dev.ktutor.kube.node.container.ContainerRuntime;
import dev.ktutor.kube.node.container.ContainerState;
import dev.ktutor.kube.node.container.Sandbox;
import dev.ktutor.kube.node.image.ImageReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out a pod's status from its spec and its containers, field by field as the kubelet writes it. */
final class PodStatus {
    private final KubeObject pod;
    private final ContainerRuntime runtime;
    private final Map<String, Failure> waiting;
    private final Map<String, Boolean> ready;
    private final Map<String, Object> before;
    private final Instant now;

    /**
     * A status to be worked out.
     *
     * @param waiting why containers wait, by name
     * @param ready what readiness probes found, by name; absent for containers without a probe
     * @param before the status as the API server has it
     */
    PodStatus(KubeObject pod, ContainerRuntime runtime, Map<String, Failure> waiting, Map<String, Boolean> ready, Map<String, Object> before, Instant now) {
        this.pod = pod;
        this.runtime = runtime;
        this.waiting = waiting;
        this.ready = ready;
        this.before = before;
        this.now = now;
    }

    /** The status. */
    Map<String, Object> tree() {
        String phase = phase();
        boolean initialized = initialized();
        List<Object> mains = statuses(PodReader.containers(pod), false);
        List<Object> inits = statuses(PodReader.initContainers(pod), true);
        List<String> unready = mains.stream().filter(status -> !Tree.bool(status, "ready")).map(status -> Tree.string(status, "name")).toList();
        boolean done = phase.equals("Succeeded");
        Optional<Sandbox> sandbox = runtime.sandbox(pod.uid());
        Map<String, Object> status = Tree.of();
        if (pod.number("metadata", "generation") > 0) {
            status.put("observedGeneration", pod.number("metadata", "generation"));
        }
        status.put("phase", phase);
        String notReady = done ? "PodCompleted" : phase.equals("Failed") ? "PodFailed" : unready.isEmpty() ? "" : "ContainersNotReady";
        String unreadyText = done || phase.equals("Failed") || unready.isEmpty() ? "" : "containers with unready status: [" + String.join(" ", unready) + "]";
        List<String> incomplete = PodReader.initContainers(pod).stream().filter(c -> !initDone(c)).map(c -> Tree.string(c, "name")).toList();
        status.put("conditions", List.of(
                condition("PodReadyToStartContainers", sandbox.isPresent() && !phase.equals("Succeeded") && !phase.equals("Failed"), "", ""),
                condition("Initialized", initialized || done, done ? "PodCompleted" : initialized ? "" : "ContainersNotInitialized",
                        initialized || done ? "" : "containers with incomplete status: [" + String.join(" ", incomplete) + "]"),
                condition("Ready", notReady.isEmpty(), notReady, unreadyText),
                condition("ContainersReady", notReady.isEmpty(), notReady, unreadyText),
                condition("PodScheduled", true, "", "")));
        status.put("hostIP", runtime.node().address());
        status.put("hostIPs", List.of(Tree.of("ip", runtime.node().address())));
        sandbox.ifPresent(s -> {
            status.put("podIP", s.address());
            status.put("podIPs", List.of(Tree.of("ip", s.address())));
        });
        Object started = before.get("startTime");
        status.put("startTime", started != null ? started : time(now));
        if (!inits.isEmpty()) {
            status.put("initContainerStatuses", inits);
        }
        status.put("containerStatuses", mains);
        Object qos = before.get("qosClass");
        status.put("qosClass", qos != null ? qos : qosClass());
        return status;
    }

    private String phase() {
        if (before.get("phase") instanceof String old && (old.equals("Succeeded") || old.equals("Failed"))) {
            return old;
        }
        String policy = PodReader.restartPolicy(pod);
        if (!initialized()) {
            boolean failed = policy.equals("Never") && PodReader.initContainers(pod).stream().map(this::latest)
                    .anyMatch(c -> c.isPresent() && c.get().state() == ContainerState.EXITED && c.get().exitCode() != 0);
            return failed ? "Failed" : "Pending";
        }
        int waits = 0;
        int runs = 0;
        int well = 0;
        int badly = 0;
        for (Object container : PodReader.containers(pod)) {
            Optional<Container> latest = latest(container);
            if (latest.isEmpty() || latest.get().state() == ContainerState.CREATED) {
                waits++;
            } else if (latest.get().isRunning()) {
                runs++;
            } else if (latest.get().exitCode() == 0) {
                well++;
            } else {
                badly++;
            }
        }
        if (waits > 0) {
            return "Pending";
        }
        boolean over = runs == 0 && (policy.equals("Never") || policy.equals("OnFailure") && badly == 0);
        return !over ? "Running" : badly > 0 ? "Failed" : well >= 0 ? "Succeeded" : "Running";
    }

    private boolean initialized() {
        return PodReader.initContainers(pod).stream().allMatch(this::initDone);
    }

    private boolean initDone(Object container) {
        Optional<Container> latest = latest(container);
        return latest.isPresent() && (PodReader.isSidecar(container) ? latest.get().started() != null
                : latest.get().state() == ContainerState.EXITED && latest.get().exitCode() == 0);
    }

    private Optional<Container> latest(Object container) {
        return runtime.latest(pod.uid(), Tree.string(container, "name"));
    }

    private List<Object> statuses(List<Object> containers, boolean init) {
        List<Object> statuses = new ArrayList<>();
        for (Object container : containers) {
            statuses.add(status(container, init));
        }
        return statuses;
    }

    private Object status(Object container, boolean init) {
        String name = Tree.string(container, "name");
        List<Container> all = runtime.containers(pod.uid(), name);
        Container latest = all.isEmpty() ? null : all.get(all.size() - 1);
        Failure why = waiting.get(name);
        boolean waits = latest == null || why != null && !latest.isRunning();
        Map<String, Object> status = Tree.of("name", name);
        status.put("state", waits ? Tree.of("waiting", waitingState(init, why)) : state(latest));
        Container last = latest != null && waits ? latest : all.size() > 1 ? all.get(all.size() - 2) : null;
        status.put("lastState", last == null ? Tree.of() : state(last));
        boolean running = latest != null && latest.isRunning();
        boolean isReady = init && !PodReader.isSidecar(container)
                ? latest != null && latest.state() == ContainerState.EXITED && latest.exitCode() == 0
                : running && latest.healthy() && ready.getOrDefault(name, true);
        status.put("ready", isReady);
        status.put("restartCount", latest == null ? 0L : (long) latest.spec().attempt());
        String image = Tree.string(container, "image");
        Optional<ImageReference> reference = ImageReference.parse(image);
        status.put("image", latest == null ? image : reference.map(ImageReference::toString).orElse(image));
        status.put("imageID", latest == null ? "" : reference.map(r -> r.repository() + "@" + NodeImages.digest(r.repository() + ":" + r.tag())).orElse(""));
        if (latest != null) {
            status.put("containerID", "containerd://" + latest.id());
        }
        status.put("started", running);
        if (Tree.at(container, "resources", "requests") != null) {
            status.put("allocatedResources", Tree.at(container, "resources", "requests"));
        }
        status.put("resources", Tree.at(container, "resources") == null ? Tree.of() : Tree.at(container, "resources"));
        List<Object> mounts = new ArrayList<>();
        for (Object mount : Tree.list(container, "volumeMounts")) {
            Map<String, Object> one = Tree.of("name", Tree.string(mount, "name"), "mountPath", Tree.string(mount, "mountPath"));
            if (Tree.bool(mount, "readOnly")) {
                one.put("readOnly", true);
                one.put("recursiveReadOnly", "Disabled");
            }
            mounts.add(one);
        }
        if (!mounts.isEmpty()) {
            status.put("volumeMounts", mounts);
        }
        if (latest != null) {
            var user = latest.spec().user();
            status.put("user", Tree.of("linux", Tree.of("uid", (long) user.uid(), "gid", (long) user.gid(),
                    "supplementalGroups", user.groups().stream().sorted().map(Integer::longValue).toList())));
        }
        return status;
    }

    private Object waitingState(boolean init, @Nullable Failure why) {
        if (why == null || why.reason().equals("FailedMount")) {
            return Tree.of("reason", !init && !PodReader.initContainers(pod).isEmpty() || init ? "PodInitializing" : "ContainerCreating");
        }
        return Tree.of("reason", why.reason(), "message", why.text());
    }

    private static Object state(Container container) {
        if (container.isRunning()) {
            return Tree.of("running", Tree.of("startedAt", time(container.started())));
        }
        if (container.state() == ContainerState.CREATED) {
            return Tree.of("waiting", Tree.of("reason", "ContainerCreating"));
        }
        Map<String, Object> terminated = new LinkedHashMap<>();
        terminated.put("exitCode", (long) container.exitCode());
        terminated.put("reason", container.reason());
        if (!container.message().isEmpty()) {
            terminated.put("message", container.message());
        }
        terminated.put("startedAt", time(container.started()));
        terminated.put("finishedAt", time(container.finished()));
        terminated.put("containerID", "containerd://" + container.id());
        return Tree.of("terminated", terminated);
    }

    private Map<String, Object> condition(String type, boolean holds, String reason, String message) {
        String value = holds ? "True" : "False";
        String since = time(now);
        for (Object old : Tree.list(before, "conditions")) {
            if (type.equals(Tree.string(old, "type")) && value.equals(Tree.string(old, "status"))) {
                since = Tree.string(old, "lastTransitionTime");
            }
        }
        Map<String, Object> condition = Tree.of("type", type);
        if (pod.number("metadata", "generation") > 0) {
            condition.put("observedGeneration", pod.number("metadata", "generation"));
        }
        condition.put("status", value);
        condition.put("lastProbeTime", null);
        condition.put("lastTransitionTime", since);
        if (!reason.isEmpty()) {
            condition.put("reason", reason);
        }
        if (!message.isEmpty()) {
            condition.put("message", message);
        }
        return condition;
    }

    /** BestEffort without requests and limits, Guaranteed where all of cpu and memory have equal ones, else Burstable. */
    private String qosClass() {
        boolean any = false;
        boolean all = true;
        for (Object container : PodReader.containers(pod)) {
            for (String resource : List.of("cpu", "memory")) {
                Object limit = Tree.at(container, "resources", "limits", resource);
                Object request = Tree.at(container, "resources", "requests", resource);
                any |= limit != null || request != null;
                all &= limit != null && (request == null || request.equals(limit));
            }
        }
        return !any ? "BestEffort" : all ? "Guaranteed" : "Burstable";
    }

    static String time(@Nullable Instant moment) {
        return moment == null ? Instant.EPOCH.toString() : moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
