package dev.ktutor.command.kubectl.resource;

import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * An object a command works on.
 *
 * @param known its type; null for local work that asks no server
 * @param namespace where it lives, "" for a cluster's object
 * @param name its name, "" for a new one whose name the server makes
 * @param source the file it comes from, "" for none
 * @param local what the file says, or what the server gave; null if only its name is known
 */
public record Resource(@Nullable ResourceType known, String namespace, String name, String source, @Nullable KubeObject local) {

    /** Its type. */
    public ResourceType type() {
        if (known == null) {
            throw KubectlError.of("no resource type without a server");
        }
        return known;
    }

    /** The object. */
    public KubeObject object() {
        if (local == null) {
            throw KubectlError.of("no object");
        }
        return local;
    }

    /** The same with another object. */
    public Resource with(KubeObject object) {
        return new Resource(known, namespace, name, source, object);
    }

    /** Its path at the server. */
    public String path() {
        return type().path(namespace, name);
    }

    /** {@code deployment.apps/web}. */
    public String display() {
        return type().qualifiedKind().toLowerCase(java.util.Locale.ROOT) + "/" + name;
    }
}
