package dev.ktutor.kube.node.kubelet;

import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.Streams;
import dev.ktutor.kube.client.Watch;
import dev.ktutor.kube.client.WatchListener;

/** The client of a kubelet that belongs to no cluster. */
final class NoServer implements KubeClient {

    private static ConnectionError none(ApiRequest request) {
        return new ConnectionError(request.method(), "https://" + request.path(), "no API server configured");
    }

    @Override
    public ApiResponse send(ApiRequest request) {
        throw none(request);
    }

    @Override
    public Watch watch(ApiRequest request, WatchListener listener) {
        throw none(request);
    }

    @Override
    public ApiResponse stream(ApiRequest request, Streams streams) {
        throw none(request);
    }
}
