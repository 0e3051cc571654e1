package dev.ktutor.command.kubectl.resource;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.GroupVersionKind;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.client.ApiException;
import java.util.Optional;

/**
 * Which resource types the server has. The built-in types are known beforehand, as from kubectl's discovery cache; the
 * server is asked once whether it is there at all.
 */
public final class RestMapper {
    private final Call call;
    private boolean asked;

    /** For one call. */
    public RestMapper(Call call) {
        this.call = call;
    }

    /** Fails with the connection's error if no server answers. */
    public void ensureServer() {
        if (asked) {
            return;
        }
        ApiResponse answer = call.client().send(ApiRequest.of("GET", "/api").withParam("timeout", "32s"));
        asked = true;
        if (answer.code() == 401) {
            throw new ApiException(new Status(401, "Unauthorized", "the server has asked for the client to provide credentials",
                    java.util.Map.of()));
        }
    }

    /** The type that a word names: {@code po}, {@code deploy.apps}, {@code Pod}. */
    public ResourceType resolve(String word) {
        ensureServer();
        return ResourceTypes.resolve(word).orElseThrow(() -> noSuch(word));
    }

    /** As {@link #resolve}, without complaint. */
    public Optional<ResourceType> find(String word) {
        ensureServer();
        return ResourceTypes.resolve(word);
    }

    /** The type of an object; empty if the server does not have it. */
    public Optional<ResourceType> of(KubeObject object) {
        ensureServer();
        return ResourceTypes.of(object);
    }

    /** The type of a kind. */
    public Optional<ResourceType> of(GroupVersionKind kind) {
        ensureServer();
        return ResourceTypes.byKind(kind);
    }

    /** The complaint about a word that names no type. */
    public static KubectlError noSuch(String word) {
        String resource = word.contains(".") ? word.substring(0, word.indexOf('.')) : word;
        return KubectlError.of("the server doesn't have a resource type " + GoText.quote(resource));
    }
}
