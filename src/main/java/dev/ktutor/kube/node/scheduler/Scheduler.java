package dev.ktutor.kube.node.scheduler;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.loop.EventRecorder;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.client.loop.WorkQueue;
import dev.ktutor.sim.Timeline;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Binds pods to nodes, as kube-scheduler's default profile does; says why where it cannot. */
public final class Scheduler {
    private static final String NAME = "default-scheduler";

    private final KubeClient client;
    private final Timeline timeline;
    private final Informer pods;
    private final Informer nodes;
    private final WorkQueue queue;
    private final EventRecorder events;

    /** A scheduler; nothing happens until {@link #start}. */
    public Scheduler(KubeClient client, Timeline timeline) {
        this.client = client;
        this.timeline = timeline;
        this.queue = new WorkQueue(timeline, this::schedule);
        this.events = new EventRecorder(client, timeline, NAME, "");
        this.pods = new Informer(client, timeline, Kinds.PODS, "").onChange((before, after) -> {
            if (after != null && waits(after)) {
                queue.add(Informer.key(after));
            } else if (after == null) {
                retryAll();
            }
        });
        this.nodes = new Informer(client, timeline, Kinds.NODES, "").onChange((before, after) -> {
            if (before == null || after == null || !sameForPods(before, after)) {
                retryAll();
            }
        });
    }

    /** Begins to watch and to bind. */
    public void start() {
        nodes.start();
        pods.start();
    }

    /** Stops. */
    public void stop() {
        queue.stop();
        pods.stop();
        nodes.stop();
    }

    private static boolean waits(KubeObject pod) {
        String scheduler = pod.string("spec", "schedulerName");
        return pod.string("spec", "nodeName").isEmpty() && !pod.deleting() && (scheduler.isEmpty() || scheduler.equals(NAME))
                && pod.list("spec", "schedulingGates").isEmpty();
    }

    private static boolean sameForPods(KubeObject before, KubeObject after) {
        return before.map("spec").equals(after.map("spec")) && before.labels().equals(after.labels())
                && before.map("status", "allocatable").equals(after.map("status", "allocatable"));
    }

    private void retryAll() {
        queuedPods().forEach(pod -> queue.add(Informer.key(pod)));
    }

    private List<KubeObject> queuedPods() {
        return pods.all().stream().filter(Scheduler::waits).toList();
    }

    private void schedule(String key) {
        Optional<KubeObject> found = pods.find(key).filter(Scheduler::waits);
        if (found.isEmpty() || !nodes.synced()) {
            return;
        }
        KubeObject pod = found.get();
        Map<String, Integer> refusals = new TreeMap<>();
        List<KubeObject> fit = new ArrayList<>();
        for (KubeObject node : nodes.all()) {
            List<String> why = Filters.refusals(pod, node, onNode(node));
            if (why.isEmpty()) {
                fit.add(node);
            }
            why.forEach(reason -> refusals.merge(reason, 1, Integer::sum));
        }
        Optional<KubeObject> best = fit.stream().min(Comparator.comparingDouble((KubeObject node) -> Resources.load(node, onNode(node)))
                .thenComparing(KubeObject::name));
        if (best.isPresent()) {
            bind(pod, best.get());
        } else {
            refuse(pod, refusals);
        }
    }

    private List<KubeObject> onNode(KubeObject node) {
        return pods.all().stream().filter(pod -> pod.string("spec", "nodeName").equals(node.name()))
                .filter(pod -> !List.of("Succeeded", "Failed").contains(pod.string("status", "phase"))).toList();
    }

    private void bind(KubeObject pod, KubeObject node) {
        try {
            client.call(ApiRequest.of("POST", Kinds.PODS.path(pod.namespace(), pod.name()) + "/binding",
                    Tree.of("apiVersion", "v1", "kind", "Binding",
                            "metadata", Tree.of("name", pod.name(), "namespace", pod.namespace(), "uid", pod.uid()),
                            "target", Tree.of("kind", "Node", "name", node.name()))));
        } catch (ApiException e) {
            if (e.status().code() == 404 || e.status().code() == 409) {
                return;
            }
            throw e;
        }
        events.normal(pod, "", "Scheduled", "Successfully assigned " + pod.namespace() + "/" + pod.name() + " to " + node.name());
    }

    private void refuse(KubeObject pod, Map<String, Integer> refusals) {
        int count = nodes.all().size();
        String message;
        if (count == 0) {
            message = "no nodes available to schedule pods";
        } else {
            String reasons = refusals.entrySet().stream().map(reason -> reason.getValue() + " " + reason.getKey()).sorted()
                    .collect(Collectors.joining(", "));
            message = "0/" + count + " nodes are available: " + reasons + ". no new claims to deallocate, preemption: 0/" + count
                    + " nodes are available: " + count + " Preemption is not helpful for scheduling.";
        }
        boolean said = pod.list("status", "conditions").stream().anyMatch(c -> Tree.string(c, "type").equals("PodScheduled")
                && Tree.string(c, "message").equals(message));
        if (said) {
            return;
        }
        events.warning(pod, "", "FailedScheduling", message);
        List<Object> conditions = new ArrayList<>(pod.list("status", "conditions"));
        conditions.removeIf(c -> Tree.string(c, "type").equals("PodScheduled"));
        conditions.add(Tree.of("type", "PodScheduled", "status", "False", "lastProbeTime", null,
                "lastTransitionTime", timeline.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "reason", "Unschedulable", "message", message));
        client.updateStatus(pod.with(conditions, "status", "conditions"));
    }
}
