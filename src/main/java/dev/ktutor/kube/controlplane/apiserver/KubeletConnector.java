package dev.ktutor.kube.controlplane.apiserver;

import dev.ktutor.host.Host;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.HttpService;
import dev.ktutor.host.net.Peer;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.client.JsonBody;
import dev.ktutor.kube.client.StreamBody;
import dev.ktutor.kube.server.registry.PodConnector;
import dev.ktutor.pki.Certificate;
import dev.ktutor.text.ByteText;
import dev.ktutor.tls.Handshake;
import dev.ktutor.tls.HandshakeResult;
import dev.ktutor.tls.TlsClient;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.TlsServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The API server's way to the kubelets: port 10250, with --kubelet-client-certificate. */
final class KubeletConnector implements PodConnector {
    private static final int PORT = 10250;

    private final Host host;
    private final Supplier<Optional<TlsIdentity>> identity;
    private final List<Certificate> roots;
    private final Supplier<Instant> now;

    /** From the host; without roots (--kubelet-certificate-authority) the kubelets' certificates are not verified. */
    KubeletConnector(Host host, Supplier<Optional<TlsIdentity>> identity, List<Certificate> roots, Supplier<Instant> now) {
        this.host = host;
        this.identity = identity;
        this.roots = roots;
        this.now = now;
    }

    @Override
    public ApiResponse connect(KubeObject pod, String subresource, ApiRequest request) {
        String address = pod.string("status", "hostIP");
        if (address.isEmpty()) {
            return ApiResponse.of(Status.internalError("pod " + pod.name() + " does not have a host assigned"));
        }
        String container = request.param("container").isEmpty() ? defaultContainer(pod) : request.param("container");
        String verb = subresource.equals("log") ? "containerLogs" : subresource;
        String path = "/" + verb + "/" + pod.namespace() + "/" + pod.name() + (subresource.equals("portforward") ? "" : "/" + container);
        ApiRequest passed = new ApiRequest(request.method(), path, request.query(), Map.of(), null);
        String url = "https://" + address + ":" + PORT + path;
        Dial dial = host.network().dial(host, address, PORT, Protocol.TCP);
        if (!(dial instanceof Dial.Connected connected)) {
            String why = "dial tcp " + address + ":" + PORT + ": " + (dial instanceof Dial.Refused ? "connect: connection refused" : "i/o timeout");
            return unreachable(subresource, url, why);
        }
        TlsServer server = connected.listener().tls();
        HttpService service = connected.listener().http();
        if (server == null || service == null) {
            return unreachable(subresource, url, "http: server gave HTTP response to HTTPS client");
        }
        HandshakeResult result = new Handshake().perform(new TlsClient(roots, identity.get(), address, roots.isEmpty()), server, now.get());
        if (!result.ok()) {
            return unreachable(subresource, url, result.failure().map(f -> f.clientText()).orElse("EOF"));
        }
        Body body = request.body() instanceof StreamBody stream ? stream : Body.EMPTY;
        HttpResponse answer = service.handle(new HttpRequest(request.method(), passed.uri(), Map.of(), body), new Peer(connected.source(), result.clientChain()));
        if (answer.body() instanceof JsonBody json) {
            return new ApiResponse(answer.status(), json.value());
        }
        String text = ByteText.decode(answer.body().bytes());
        return answer.status() < 400 ? new ApiResponse(answer.status(), text)
                : ApiResponse.of(answer.status() == 400 ? Status.badRequest(text) : answer.status() == 404 ? Status.badRequest(text)
                        : Status.internalError(text));
    }

    private static ApiResponse unreachable(String subresource, String url, String why) {
        return ApiResponse.of(subresource.equals("log") ? Status.internalError("Get \"" + url + "\": " + why)
                : Status.internalError("error sending request: Post \"" + url + "\": " + why));
    }

    private static String defaultContainer(KubeObject pod) {
        String annotated = pod.annotations().getOrDefault("kubectl.kubernetes.io/default-container", "");
        return annotated.isEmpty() ? pod.string("spec", "containers", 0, "name") : annotated;
    }
}
