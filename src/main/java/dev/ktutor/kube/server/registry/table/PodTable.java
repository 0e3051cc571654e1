package dev.ktutor.kube.server.registry.table;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of pods, whose status column sums up the states of the containers (kubernetes pkg/printers/internalversion, printPod). */
final class PodTable {
    static final TableLayout LAYOUT = TableLayout.of("Name, Ready, Status, Restarts, Age, IP+, Node+, Nominated Node+, Readiness Gates+",
        (pod, ages) -> new PodTable(pod, ages).cells());

    private final KubeObject pod;
    private final Ages ages;
    private String status;
    private long restarts;
    private long ready;
    private long total;
    private @Nullable Instant lastRestart;

    private PodTable(KubeObject pod, Ages ages) {
        this.pod = pod;
        this.ages = ages;
        String phase = pod.string("status", "phase");
        String reason = pod.string("status", "reason");
        this.status = reason.isEmpty() ? phase : reason;
        this.total = pod.list("spec", "containers").size();
    }

    private List<Object> cells() {
        if (condition("PodScheduled", "reason").equals("SchedulingGated")) {
            status = "SchedulingGated";
        }
        boolean initializing = initializing();
        if (!initializing || condition("Initialized", "status").equals("True")) {
            running();
        }
        if (pod.deleting() && pod.string("status", "reason").equals("NodeLost")) {
            status = "Unknown";
        } else if (pod.deleting() && !List.of("Succeeded", "Failed").contains(pod.string("status", "phase"))) {
            status = "Terminating";
        }
        Instant last = lastRestart;
        String shown = restarts != 0 && last != null ? restarts + " (" + ages.since(last.toString()) + " ago)" : Long.toString(restarts);
        return List.of(pod.name(), ready + "/" + total, status, shown, ages.of(pod), orNone(address()), orNone(pod.string("spec", "nodeName")),
            orNone(pod.string("status", "nominatedNodeName")), gates());
    }

    private String address() {
        String first = Tree.string(pod.at("status", "podIPs", 0), "ip");
        return first.isEmpty() ? pod.string("status", "podIP") : first;
    }

    private String gates() {
        List<Object> gates = pod.list("spec", "readinessGates");
        long met = gates.stream().filter(gate -> condition(Tree.string(gate, "conditionType"), "status").equals("True")).count();
        return gates.isEmpty() ? "<none>" : met + "/" + gates.size();
    }

    private String condition(String type, String field) {
        return pod.list("status", "conditions").stream().filter(each -> Tree.string(each, "type").equals(type)).findFirst()
            .map(each -> Tree.string(each, field)).orElse("");
    }

    /** Looks at the init containers; tells whether one of them holds the pod up. */
    private boolean initializing() {
        List<Object> specs = pod.list("spec", "initContainers");
        total += specs.stream().filter(PodTable::restartable).count();
        List<Object> statuses = pod.list("status", "initContainerStatuses");
        for (int i = 0; i < statuses.size(); i++) {
            Object container = statuses.get(i);
            restarted(container);
            Object terminated = Tree.at(container, "state", "terminated");
            boolean sidecar = specs.stream().anyMatch(spec -> restartable(spec) && Tree.string(spec, "name").equals(Tree.string(container, "name")));
            if (terminated != null && Tree.longValue(terminated, "exitCode") == 0) {
                continue;
            }
            if (sidecar && Tree.bool(container, "started")) {
                ready += Tree.bool(container, "ready") ? 1 : 0;
                continue;
            }
            String waiting = Tree.string(container, "state", "waiting", "reason");
            if (terminated != null) {
                status = "Init:" + ended(terminated);
            } else if (!waiting.isEmpty() && !waiting.equals("PodInitializing")) {
                status = "Init:" + waiting;
            } else {
                status = "Init:" + i + "/" + specs.size();
            }
            return true;
        }
        return false;
    }

    private static boolean restartable(Object spec) {
        return Tree.string(spec, "restartPolicy").equals("Always");
    }

    private static String ended(Object terminated) {
        String reason = Tree.string(terminated, "reason");
        long signal = Tree.longValue(terminated, "signal");
        return !reason.isEmpty() ? reason : signal != 0 ? "Signal:" + signal : "ExitCode:" + Tree.longValue(terminated, "exitCode");
    }

    private void running() {
        restarts = 0;
        boolean running = false;
        List<Object> statuses = pod.list("status", "containerStatuses");
        for (int i = statuses.size() - 1; i >= 0; i--) {
            Object container = statuses.get(i);
            restarted(container);
            String waiting = Tree.string(container, "state", "waiting", "reason");
            Object terminated = Tree.at(container, "state", "terminated");
            if (!waiting.isEmpty()) {
                status = waiting;
            } else if (terminated != null) {
                status = ended(terminated);
            } else if (Tree.bool(container, "ready") && Tree.at(container, "state", "running") != null) {
                running = true;
                ready++;
            }
        }
        if (status.equals("Completed") && running) {
            status = condition("Ready", "status").equals("True") ? "Running" : "NotReady";
        }
    }

    private void restarted(Object container) {
        restarts += Tree.longValue(container, "restartCount");
        Instant ended = Ages.moment(Tree.at(container, "lastState", "terminated", "finishedAt"));
        if (ended != null && (lastRestart == null || ended.isAfter(lastRestart))) {
            lastRestart = ended;
        }
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }
}
