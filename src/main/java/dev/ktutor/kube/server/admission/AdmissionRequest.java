package dev.ktutor.kube.server.admission;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.authn.User;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin judges.
 *
 * @param name the name in the path; "" when it is created
 * @param object the object as it would be stored; for a deletion the stored one
 * @param old the stored object; null when it is created
 */
public record AdmissionRequest(Operation operation, ResourceType type, String subresource, String namespace, String name, KubeObject object,
        @Nullable KubeObject old, User user) {

    /** This request with another object. */
    public AdmissionRequest with(KubeObject changed) {
        return new AdmissionRequest(operation, type, subresource, namespace, name, changed, old, user);
    }

    /** Whether it is about this resource itself, not a subresource. */
    public boolean is(Operation what, String resource) {
        return operation == what && type.plural().equals(resource) && subresource.isEmpty();
    }

    /** The object's name; for one not named yet, what its name will begin with. */
    public String objectName() {
        if (!name.isEmpty()) {
            return name;
        }
        return object.name().isEmpty() ? object.string("metadata", "generateName") : object.name();
    }

    /** A refusal in the words of admission: {@code pods "web" is forbidden: ...}. */
    public Refusal forbidden(String plugin, String why) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("plugin", plugin);
        facts.put("user", user.name());
        facts.put("resource", type.plural());
        facts.put("name", objectName());
        facts.put("namespace", namespace);
        facts.put("message", why);
        return new Refusal(Status.forbidden(type.group(), type.plural(), objectName(), why), "admission." + plugin, facts);
    }
}
