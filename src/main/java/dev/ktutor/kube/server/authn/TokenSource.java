package dev.ktutor.kube.server.authn;

import dev.ktutor.kube.api.KubeObject;
import org.jspecify.annotations.Nullable;

/** How a token authenticator looks up the object a token speaks of. */
@FunctionalInterface
public interface TokenSource {

    /** The object of the resource, or null. */
    @Nullable KubeObject find(String resource, String namespace, String name);
}
