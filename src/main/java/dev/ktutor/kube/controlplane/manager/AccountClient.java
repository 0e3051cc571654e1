package dev.ktutor.kube.controlplane.manager;

import dev.ktutor.data.Tree;
import dev.ktutor.host.Host;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ClientSettings;
import dev.ktutor.kube.client.HttpsKubeClient;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.KubeconfigEntry;
import dev.ktutor.kube.client.KubeconfigFields;
import dev.ktutor.kube.client.Streams;
import dev.ktutor.kube.client.Watch;
import dev.ktutor.kube.client.WatchListener;
import dev.ktutor.kube.client.loop.Kinds;
import org.jspecify.annotations.Nullable;

/** The client of one controller's service account in kube-system; gets a new token when its own is refused. */
final class AccountClient implements KubeClient {
    private static final String NAMESPACE = "kube-system";

    private final Host host;
    private final KubeClient manager;
    private final KubeconfigEntry cluster;
    private final String account;
    private @Nullable KubeClient client;

    /**
     * The client of an account.
     *
     * @param manager the controller manager's own client, which asks for tokens
     * @param cluster where the API server is
     */
    AccountClient(Host host, KubeClient manager, KubeconfigEntry cluster, String account) {
        this.host = host;
        this.manager = manager;
        this.cluster = cluster;
        this.account = account;
    }

    private KubeClient client() {
        KubeClient known = client;
        if (known == null) {
            known = new HttpsKubeClient(host, new ClientSettings(cluster, KubeconfigEntry.empty(KubeconfigFields.USER).with("token", token())),
                    "kube-controller-manager/v1.36.4 (linux/amd64) kubernetes/system:serviceaccount:kube-system:" + account);
            client = known;
        }
        return known;
    }

    private String token() {
        if (manager.find(Kinds.SERVICE_ACCOUNTS, NAMESPACE, account).isEmpty()) {
            manager.create(KubeObject.of("v1", "ServiceAccount", NAMESPACE, account));
        }
        return manager.call(ApiRequest.of("POST", Kinds.SERVICE_ACCOUNTS.path(NAMESPACE, account) + "/token", Tree.of("apiVersion", "authentication.k8s.io/v1",
                "kind", "TokenRequest", "metadata", Tree.of("name", account, "namespace", NAMESPACE), "spec", Tree.of("expirationSeconds", 3600L))))
                .string("status", "token");
    }

    @Override
    public ApiResponse send(ApiRequest request) {
        ApiResponse answer = client().send(request);
        if (answer.code() == 401) {
            client = null;
            answer = client().send(request);
        }
        return answer;
    }

    @Override
    public Watch watch(ApiRequest request, WatchListener listener) {
        try {
            return client().watch(request, listener);
        } catch (ApiException e) {
            if (e.status().code() != 401) {
                throw e;
            }
            client = null;
            return client().watch(request, listener);
        }
    }

    @Override
    public ApiResponse stream(ApiRequest request, Streams streams) {
        return client().stream(request, streams);
    }
}
