package dev.ktutor.kube.controller.workload;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Deployment's status: counts and the conditions Available and Progressing (pkg/controller/deployment/util). */
final class DeploymentStatus {
    private DeploymentStatus() { }

    static Map<String, Object> of(KubeObject deployment, List<KubeObject> sets, Optional<KubeObject> current, long wanted,
            long mayBeMissing, String now) {
        long replicas = sum(sets, "replicas");
        long available = sum(sets, "availableReplicas");
        long updated = current.map(set -> set.number("status", "replicas")).orElse(0L);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("observedGeneration", deployment.number("metadata", "generation"));
        put(status, "replicas", replicas);
        put(status, "updatedReplicas", updated);
        put(status, "readyReplicas", sum(sets, "readyReplicas"));
        put(status, "availableReplicas", available);
        put(status, "unavailableReplicas", Math.max(0, wanted - available));
        boolean enough = available >= wanted - mayBeMissing;
        boolean complete = updated == wanted && replicas == wanted && available >= wanted;
        List<Object> conditions = new ArrayList<>();
        conditions.add(condition(deployment, "Available", enough ? "True" : "False",
                enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                "Deployment " + (enough ? "has" : "does not have") + " minimum availability.", now));
        String name = current.map(KubeObject::name).orElse("");
        conditions.add(complete
                ? condition(deployment, "Progressing", "True", "NewReplicaSetAvailable",
                        "ReplicaSet \"" + name + "\" has successfully progressed.", now)
                : condition(deployment, "Progressing", "True", "ReplicaSetUpdated",
                        "ReplicaSet \"" + name + "\" is progressing.", now));
        status.put("conditions", conditions);
        return status;
    }

    private static long sum(List<KubeObject> sets, String field) {
        return sets.stream().mapToLong(set -> set.number("status", field)).sum();
    }

    private static void put(Map<String, Object> status, String field, long count) {
        if (count > 0) {
            status.put(field, count);
        }
    }

    /** A condition keeps its times while it says the same. */
    private static Object condition(KubeObject deployment, String type, String value, String reason, String message, String now) {
        Optional<Object> old = deployment.list("status", "conditions").stream()
                .filter(c -> Tree.string(c, "type").equals(type)).findFirst();
        if (old.isPresent() && Tree.string(old.get(), "status").equals(value) && Tree.string(old.get(), "reason").equals(reason)) {
            return old.get();
        }
        String since = old.filter(c -> Tree.string(c, "status").equals(value)).map(c -> Tree.string(c, "lastTransitionTime")).orElse(now);
        return Tree.of("type", type, "status", value, "lastUpdateTime", now, "lastTransitionTime", since, "reason", reason,
                "message", message);
    }
}
