package dev.ktutor.kube.controller.workload;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import dev.ktutor.kube.controller.Owners;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the numbered pods of a StatefulSet, one after the other (pkg/controller/statefulset, without volume claims). */
public final class StatefulSetController extends LoopController {
    private final Informer sets;
    private final Informer pods;

    /** The controller. */
    public StatefulSetController(ControllerContext context) {
        super("statefulset-controller", "statefulset-controller", context);
        sets = primary(Kinds.STATEFUL_SETS);
        pods = owned(Kinds.PODS, "StatefulSet");
    }

    @Override
    protected void reconcile(String key) {
        Optional<KubeObject> found = living(sets, key);
        if (found.isEmpty() || !synced()) {
            return;
        }
        KubeObject set = found.get();
        long wanted = set.at("spec", "replicas") == null ? 1 : set.number("spec", "replicas");
        boolean inOrder = !set.string("spec", "podManagementPolicy").equals("Parallel");
        for (int i = 0; i < wanted; i++) {
            Optional<KubeObject> pod = pods.find(set.namespace(), set.name() + "-" + i);
            if (pod.isEmpty()) {
                create(set, i);
            }
            if (inOrder && (pod.isEmpty() || !PodState.ready(pod.get()))) {
                break;
            }
        }
        pods.in(set.namespace()).stream().filter(pod -> Owners.controls(set, pod) && !pod.deleting() && ordinal(set, pod) >= wanted)
                .max((a, b) -> Long.compare(ordinal(set, a), ordinal(set, b)))
                .ifPresent(pod -> client().delete(Kinds.PODS, pod.namespace(), pod.name()));
        status(set);
    }

    private static long ordinal(KubeObject set, KubeObject pod) {
        String number = pod.name().substring(Math.min(pod.name().length(), set.name().length() + 1));
        return number.matches("[0-9]{1,9}") ? Long.parseLong(number) : -1;
    }

    private void create(KubeObject set, int ordinal) {
        String name = set.name() + "-" + ordinal;
        KubeObject pod = PodTemplate.pod(set).without("metadata", "generateName").with(name, "metadata", "name")
                .with(name, "metadata", "labels", "statefulset.kubernetes.io/pod-name")
                .with(String.valueOf(ordinal), "metadata", "labels", "apps.kubernetes.io/pod-index")
                .with(set.name() + "-" + PodTemplate.hash(set), "metadata", "labels", "controller-revision-hash")
                .with(name, "spec", "hostname").with(set.string("spec", "serviceName"), "spec", "subdomain");
        client().create(pod);
        events().normal(set, "", "SuccessfulCreate", "create Pod " + name + " in StatefulSet " + set.name() + " successful");
    }

    private void status(KubeObject set) {
        var mine = pods.in(set.namespace()).stream().filter(pod -> Owners.controls(set, pod) && PodState.active(pod)).toList();
        long ready = mine.stream().filter(PodState::ready).count();
        String revision = set.name() + "-" + PodTemplate.hash(set);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("observedGeneration", set.number("metadata", "generation"));
        status.put("replicas", (long) mine.size());
        if (ready > 0) {
            status.put("readyReplicas", ready);
        }
        status.put("currentReplicas", (long) mine.size());
        status.put("updatedReplicas", (long) mine.size());
        status.put("currentRevision", revision);
        status.put("updateRevision", revision);
        status.put("collisionCount", 0L);
        status.put("availableReplicas", ready);
        if (!set.map("status").equals(status)) {
            client().updateStatus(set.with(status, "status"));
        }
    }
}
