package dev.ktutor.kube.controller.workload;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import dev.ktutor.kube.controller.Owners;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps as many pods as a ReplicaSet asks for (pkg/controller/replicaset). */
public final class ReplicaSetController extends LoopController {
    private final Informer sets;
    private final Informer pods;

    /** The controller. */
    public ReplicaSetController(ControllerContext context) {
        super("replicaset-controller", "replicaset-controller", context);
        sets = primary(Kinds.REPLICA_SETS);
        pods = owned(Kinds.PODS, "ReplicaSet");
        pods.onChange((before, after) -> {
            if (after != null && Owners.controller(after).isEmpty()) {
                sets.in(after.namespace()).forEach(set -> queue().add(Informer.key(set)));
            }
        });
    }

    @Override
    protected void reconcile(String key) {
        Optional<KubeObject> found = sets.find(key);
        if (found.isEmpty() || !synced()) {
            return;
        }
        KubeObject set = found.get();
        List<KubeObject> mine = mine(set);
        if (!set.deleting()) {
            mine = scale(set, mine);
        }
        status(set, mine);
    }

    /** The pods it controls; those that fit its selector and belong to nobody are adopted. */
    private List<KubeObject> mine(KubeObject set) {
        LabelSelector selector = LabelSelector.of(set.at("spec", "selector"));
        List<KubeObject> mine = new ArrayList<>();
        for (KubeObject pod : pods.in(set.namespace())) {
            boolean fits = selector != null && selector.matches(pod.labels());
            if (Owners.controls(set, pod) && PodState.active(pod)) {
                mine.add(pod);
            } else if (fits && Owners.controller(pod).isEmpty() && PodState.active(pod) && !set.deleting()) {
                mine.add(client().update(pod.with(List.of(Owners.referenceTo(set)), "metadata", "ownerReferences")));
            }
        }
        return mine;
    }

    private List<KubeObject> scale(KubeObject set, List<KubeObject> mine) {
        int wanted = (int) (set.at("spec", "replicas") == null ? 1 : set.number("spec", "replicas"));
        List<KubeObject> left = new ArrayList<>(mine);
        for (int i = mine.size(); i < wanted; i++) {
            try {
                KubeObject pod = client().create(PodTemplate.pod(set));
                left.add(pod);
                events().normal(set, "", "SuccessfulCreate", "Created pod: " + pod.name());
            } catch (ApiException e) {
                events().warning(set, "", "FailedCreate", "Error creating: " + e.status().message());
                throw e;
            }
        }
        if (mine.size() > wanted) {
            // Those that do the least are the first to go: not ready before ready, younger before older.
            List<KubeObject> order = new ArrayList<>(mine);
            order.sort(Comparator.comparing(PodState::ready)
                    .thenComparing(pod -> pod.string("metadata", "creationTimestamp"), Comparator.reverseOrder())
                    .thenComparing(KubeObject::name));
            for (KubeObject pod : order.subList(0, mine.size() - wanted)) {
                client().delete(Kinds.PODS, pod.namespace(), pod.name());
                left.remove(pod);
                events().normal(set, "", "SuccessfulDelete", "Deleted pod: " + pod.name());
            }
        }
        return left;
    }

    private void status(KubeObject set, List<KubeObject> mine) {
        LabelSelector template = LabelSelector.ofMap(Tree.stringMap(set.tree(), "spec", "template", "metadata", "labels"));
        long minReady = set.number("spec", "minReadySeconds");
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("replicas", (long) mine.size());
        put(status, "fullyLabeledReplicas", mine.stream().filter(pod -> template.matches(pod.labels())).count());
        put(status, "readyReplicas", mine.stream().filter(PodState::ready).count());
        put(status, "availableReplicas",
                mine.stream().filter(pod -> PodState.available(pod, minReady, context().timeline().now())).count());
        status.put("observedGeneration", set.number("metadata", "generation"));
        if (!set.map("status").equals(status)) {
            client().updateStatus(set.with(status, "status"));
        }
    }

    private static void put(Map<String, Object> status, String field, long count) {
        if (count > 0) {
            status.put(field, count);
        }
    }
}
