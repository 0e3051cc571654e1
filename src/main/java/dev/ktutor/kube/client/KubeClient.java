package dev.ktutor.kube.client;

import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.api.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one way to an API server, for kubectl, controllers, kubelets and everybody else. Requests that reach a server give
 * its answer; those that reach none throw {@link ConnectionError}. The methods that work on objects throw
 * {@link ApiException} when the server refuses.
 */
public interface KubeClient {

    /** Sends a request and gives the answer, good or bad. */
    ApiResponse send(ApiRequest request);

    /**
     * Opens a watch: a list request with {@code watch=true}. Events arrive as the lab runs, until it is closed.
     *
     * @throws ApiException if the server refuses it
     */
    Watch watch(ApiRequest request, WatchListener listener);

    /**
     * Sends a request whose answer is a conversation: {@code exec}, {@code attach}, {@code log?follow=true}. Returns when
     * it is over, with the Status that ends it; a process's exit code is in the cause {@code ExitCode} as the real
     * protocol has it (v4.channel.k8s.io).
     */
    ApiResponse stream(ApiRequest request, Streams streams);

    /** Sends a request and gives the object that came back; throws {@link ApiException} if it was refused. */
    default KubeObject call(ApiRequest request) {
        ApiResponse response = send(request);
        if (!response.ok()) {
            throw new ApiException(response.status(request.method()));
        }
        return response.object();
    }

    /** One object by name. */
    default KubeObject get(ResourceType type, String namespace, String name) {
        return call(ApiRequest.of("GET", type.path(namespace, name)));
    }

    /** One object by name; empty if it does not exist. */
    default Optional<KubeObject> find(ResourceType type, String namespace, String name) {
        try {
            return Optional.of(get(type, namespace, name));
        } catch (ApiException e) {
            if (e.status().code() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All objects of a type in a namespace, or in all of them ({@code ""}). */
    default List<KubeObject> list(ResourceType type, String namespace) {
        return call(ApiRequest.of("GET", type.path(namespace))).items();
    }

    /** Stores a new object. */
    default KubeObject create(KubeObject object) {
        ResourceType type = typeOf(object);
        return call(ApiRequest.of("POST", type.path(object.namespace()), object.tree()));
    }

    /** Replaces an object; a resourceVersion in it must be the present one. */
    default KubeObject update(KubeObject object) {
        return call(ApiRequest.of("PUT", typeOf(object).path(object.namespace(), object.name()), object.tree()));
    }

    /** Replaces an object's status. */
    default KubeObject updateStatus(KubeObject object) {
        return call(ApiRequest.of("PUT", typeOf(object).path(object.namespace(), object.name()) + "/status", object.tree()));
    }

    /** Changes an object by a patch of the given kind. */
    default KubeObject patch(ResourceType type, String namespace, String name, PatchKind kind, Object patch) {
        return call(new ApiRequest("PATCH", type.path(namespace, name), Map.of(), Map.of("Content-Type", kind.mediaType()), patch));
    }

    /** Deletes an object; gives the object, or the Status, that came back. */
    default KubeObject delete(ResourceType type, String namespace, String name) {
        return call(ApiRequest.of("DELETE", type.path(namespace, name)));
    }

    /** The resource type of an object; throws {@link ApiException} for one the API does not know. */
    private static ResourceType typeOf(KubeObject object) {
        return ResourceTypes.of(object).orElseThrow(() -> new ApiException(Status.noSuchResource()));
    }
}
