package dev.ktutor.kube.server.registry;

import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Status;

/** The way to a pod's kubelet, for what the API server passes on: {@code log}, {@code exec}, {@code attach}, {@code portforward}. */
@FunctionalInterface
public interface PodConnector {
    /** There is no kubelet yet. */
    PodConnector NONE = (pod, subresource, request) ->
        ApiResponse.of(Status.internalError("dial tcp: lookup " + pod.string("spec", "nodeName") + ": no such host"));

    /** The kubelet's answer: plain text for logs, or a conversation as the body. */
    ApiResponse connect(KubeObject pod, String subresource, ApiRequest request);
}
