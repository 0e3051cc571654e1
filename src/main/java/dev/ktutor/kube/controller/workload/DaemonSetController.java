package dev.ktutor.kube.controller.workload;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import dev.ktutor.kube.controller.Owners;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps one pod of a DaemonSet on every node that takes it (pkg/controller/daemon). */
public final class DaemonSetController extends LoopController {
    private static final String GENERATION = "pod-template-generation";
    /** Taints that pods of a DaemonSet always tolerate. */
    private static final List<String[]> ALWAYS = List.of(new String[] {"node.kubernetes.io/not-ready", "NoExecute"},
            new String[] {"node.kubernetes.io/unreachable", "NoExecute"}, new String[] {"node.kubernetes.io/disk-pressure", "NoSchedule"},
            new String[] {"node.kubernetes.io/memory-pressure", "NoSchedule"}, new String[] {"node.kubernetes.io/pid-pressure", "NoSchedule"},
            new String[] {"node.kubernetes.io/unschedulable", "NoSchedule"});

    private final Informer sets;
    private final Informer pods;
    private final Informer nodes;

    /** The controller. */
    public DaemonSetController(ControllerContext context) {
        super("daemonset-controller", "daemon-set-controller", context);
        sets = primary(Kinds.DAEMON_SETS);
        pods = owned(Kinds.PODS, "DaemonSet");
        nodes = informer(Kinds.NODES);
        nodes.onChange((before, after) -> sets.all().forEach(set -> queue().add(Informer.key(set))));
    }

    @Override
    protected void reconcile(String key) {
        Optional<KubeObject> found = living(sets, key);
        if (found.isEmpty() || !synced()) {
            return;
        }
        KubeObject set = found.get();
        List<KubeObject> mine = new ArrayList<>(pods.in(set.namespace()).stream()
                .filter(pod -> Owners.controls(set, pod) && PodState.active(pod)).toList());
        List<KubeObject> wanted = nodes.all().stream().filter(node -> takes(set, node)).toList();
        for (KubeObject node : wanted) {
            if (mine.stream().noneMatch(pod -> target(pod).equals(node.name()))) {
                KubeObject pod = client().create(pod(set, node.name()));
                mine.add(pod);
                events().normal(set, "", "SuccessfulCreate", "Created pod: " + pod.name());
            }
        }
        String generation = String.valueOf(set.number("metadata", "generation"));
        for (KubeObject pod : List.copyOf(mine)) {
            boolean misplaced = wanted.stream().noneMatch(node -> node.name().equals(target(pod)));
            boolean outdated = !pod.labels().getOrDefault(GENERATION, generation).equals(generation)
                    && set.string("spec", "updateStrategy", "type").equals("RollingUpdate") && mine.stream().allMatch(PodState::ready);
            if (misplaced || outdated) {
                client().delete(Kinds.PODS, pod.namespace(), pod.name());
                mine.remove(pod);
                events().normal(set, "", "SuccessfulDelete", "Deleted pod: " + pod.name());
            }
        }
        status(set, mine, wanted.size(), generation);
    }

    private static boolean takes(KubeObject set, KubeObject node) {
        Map<String, String> selector = Tree.stringMap(set.tree(), "spec", "template", "spec", "nodeSelector");
        if (!node.labels().entrySet().containsAll(selector.entrySet())) {
            return false;
        }
        List<Object> tolerations = set.list("spec", "template", "spec", "tolerations");
        return node.list("spec", "taints").stream().allMatch(taint -> Set.of("PreferNoSchedule").contains(Tree.string(taint, "effect"))
                || ALWAYS.stream().anyMatch(always -> always[0].equals(Tree.string(taint, "key")))
                || tolerations.stream().anyMatch(toleration -> tolerates(toleration, taint)));
    }

    private static boolean tolerates(Object toleration, Object taint) {
        String key = Tree.string(toleration, "key");
        String effect = Tree.string(toleration, "effect");
        boolean exists = Tree.string(toleration, "operator").equals("Exists");
        return (effect.isEmpty() || effect.equals(Tree.string(taint, "effect")))
                && (key.isEmpty() ? exists : key.equals(Tree.string(taint, "key")))
                && (exists || Tree.string(toleration, "value").equals(Tree.string(taint, "value")));
    }

    /** The node a pod was made for: where it runs, or the one its affinity names until it is scheduled. */
    private static String target(KubeObject pod) {
        String node = pod.string("spec", "nodeName");
        return !node.isEmpty() ? node : pod.string("spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution",
                "nodeSelectorTerms", 0, "matchFields", 0, "values", 0);
    }

    private static KubeObject pod(KubeObject set, String node) {
        KubeObject pod = PodTemplate.pod(set);
        List<Object> tolerations = new ArrayList<>(pod.list("spec", "tolerations"));
        ALWAYS.forEach(taint -> tolerations.add(Tree.of("key", taint[0], "operator", "Exists", "effect", taint[1])));
        Object terms = List.of(Tree.of("matchFields",
                List.of(Tree.of("key", "metadata.name", "operator", "In", "values", List.of(node)))));
        return pod.with(tolerations, "spec", "tolerations")
                .with(terms, "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms")
                .with(PodTemplate.hash(set), "metadata", "labels", "controller-revision-hash")
                .with(String.valueOf(set.number("metadata", "generation")), "metadata", "labels", GENERATION);
    }

    private void status(KubeObject set, List<KubeObject> mine, int wanted, String generation) {
        Map<String, Object> status = new LinkedHashMap<>();
        long ready = mine.stream().filter(PodState::ready).count();
        status.put("currentNumberScheduled", (long) mine.size());
        status.put("numberMisscheduled", 0L);
        status.put("desiredNumberScheduled", (long) wanted);
        status.put("numberReady", ready);
        status.put("observedGeneration", set.number("metadata", "generation"));
        status.put("updatedNumberScheduled", mine.stream().filter(p -> generation.equals(p.labels().get(GENERATION))).count());
        if (ready > 0) {
            status.put("numberAvailable", ready);
        }
        if (wanted > ready) {
            status.put("numberUnavailable", wanted - ready);
        }
        if (!set.map("status").equals(status)) {
            client().updateStatus(set.with(status, "status"));
        }
    }
}
