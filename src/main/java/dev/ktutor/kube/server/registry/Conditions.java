package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The list status.conditions, one entry a type. */
final class Conditions {
    private Conditions() { }

    static KubeObject set(KubeObject object, String type, String status, String reason, String message, Instant now) {
        List<Object> conditions = new ArrayList<>(object.list("status", "conditions"));
        conditions.removeIf(condition -> Tree.string(condition, "type").equals(type));
        Map<String, Object> condition = Tree.of("type", type, "status", status, "lastProbeTime", null, "lastTransitionTime", Times.format(now));
        if (!reason.isEmpty()) {
            condition.put("reason", reason);
        }
        if (!message.isEmpty()) {
            condition.put("message", message);
        }
        conditions.add(condition);
        return object.with(conditions, "status", "conditions");
    }

    static boolean has(KubeObject object, String type) {
        return object.list("status", "conditions").stream().anyMatch(condition -> Tree.string(condition, "type").equals(type));
    }
}
