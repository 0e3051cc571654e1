package dev.ktutor.kube.server;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiPath;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.server.authn.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the audit log says of one request, when it is answered.
 *
 * @param user null if it was not authenticated
 * @param impersonated whom the user acted for; null for nobody
 * @param path null for a path to no resource
 * @param allowed whether authorization let it pass
 * @param reason the authorizer's reason, or why it was refused
 */
public record AuditEvent(String id, Instant at, @Nullable User user, @Nullable User impersonated, String verb, String uri, @Nullable ApiPath path,
        String userAgent, String sourceAddress, int code, boolean allowed, String reason) {

    /** The event as {@code audit.k8s.io/v1} has it, at the level Metadata. */
    public KubeObject toObject() {
        Map<String, Object> tree = Tree.of("kind", "Event", "apiVersion", "audit.k8s.io/v1", "level", "Metadata", "auditID", id,
            "stage", "ResponseComplete", "requestURI", uri, "verb", verb);
        tree.put("user", user == null ? Map.of() : user.toTree());
        if (impersonated != null) {
            tree.put("impersonatedUser", impersonated.toTree());
        }
        tree.put("sourceIPs", List.of(sourceAddress));
        if (!userAgent.isEmpty()) {
            tree.put("userAgent", userAgent);
        }
        if (path != null) {
            tree.put("objectRef", reference(path));
        }
        tree.put("responseStatus", Tree.of("metadata", Map.of(), "code", (long) code));
        String moment = String.format("%s.%06dZ", Instant.ofEpochSecond(at.getEpochSecond()).toString().replace("Z", ""), at.getNano() / 1000);
        tree.put("requestReceivedTimestamp", moment);
        tree.put("stageTimestamp", moment);
        if (user != null) {
            tree.put("annotations", Tree.of("authorization.k8s.io/decision", allowed ? "allow" : "forbid", "authorization.k8s.io/reason", reason));
        }
        return new KubeObject(tree);
    }

    private static Map<String, Object> reference(ApiPath path) {
        Map<String, Object> reference = Tree.of("resource", path.resource());
        put(reference, "namespace", path.namespace());
        put(reference, "name", path.name());
        put(reference, "apiGroup", path.group());
        put(reference, "apiVersion", path.version());
        put(reference, "subresource", path.subresource());
        return reference;
    }

    private static void put(Map<String, Object> reference, String key, String value) {
        if (!value.isEmpty()) {
            reference.put(key, value);
        }
    }
}
