package dev.ktutor.kube.controlplane.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.HttpService;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Peer;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.JsonBody;
import dev.ktutor.kube.client.KeyPairs;
import dev.ktutor.kube.client.StreamBody;
import dev.ktutor.kube.client.Streams;
import dev.ktutor.kube.node.container.Container;
import dev.ktutor.kube.node.container.ContainerRuntime;
import dev.ktutor.kube.node.kubelet.Kubelet;
import dev.ktutor.kube.node.kubelet.LogReader;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.PathRequest;
import dev.ktutor.pki.path.PathValidator;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.TlsServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kubelet's API: container logs and exec for whoever shows a client certificate of the cluster's CA and is allowed by
 * a SubjectAccessReview (authentication.x509.clientCAFile and authorization mode Webhook of kubeadm's kubelet configuration).
 */
public final class KubeletServer implements HttpService {
    private static final int PORT = 10250;
    private static final String CLIENT_CA = "/etc/kubernetes/pki/ca.crt";
    private static final String PKI = "/var/lib/kubelet/pki/";

    private final Kubelet kubelet;
    private final Host node;
    private final PathValidator validator = new PathValidator();

    /** For a kubelet. */
    public KubeletServer(Kubelet kubelet) {
        this.kubelet = kubelet;
        this.node = kubelet.runtime().node();
    }

    /** Opens the port. */
    public void open() {
        FileView files = node.files().asRoot();
        TlsIdentity identity = KeyPairs.read(files.readText(PKI + "kubelet.crt"), files.readText(PKI + "kubelet.key"));
        TlsServer tls = new TlsServer(() -> identity, TlsServer.ClientAuth.REQUEST, List::of);
        node.network().listen(node, new Listener("0.0.0.0", PORT, Protocol.TCP, "kubelet", tls, this, ""));
    }

    /** Closes the port. */
    public void close() {
        node.network().close(node, "0.0.0.0", PORT, Protocol.TCP);
    }

    @Override
    public HttpResponse handle(HttpRequest request, Peer peer) {
        String path = request.target().replaceFirst("[?].*", "");
        if (path.equals("/healthz")) {
            return text(200, "ok");
        }
        Optional<Certificate> client = authenticated(peer);
        if (client.isEmpty()) {
            return text(401, "Unauthorized");
        }
        String problem = authorize(client.get(), request.method(), path);
        if (!problem.isEmpty()) {
            return text(403, problem);
        }
        String[] parts = path.split("/");
        if (parts.length == 2 && parts[1].equals("pods")) {
            List<Object> items = new ArrayList<>();
            kubelet.podsHere().forEach(pod -> items.add(pod.tree()));
            return new HttpResponse(200, Map.of("content-type", "application/json"), new JsonBody(Tree.of("kind", "PodList", "apiVersion", "v1",
                    "metadata", Map.of(), "items", items), List.of()));
        }
        if (parts.length < 5 || !List.of("containerLogs", "exec", "run", "attach").contains(parts[1])) {
            return text(404, "404 page not found\n");
        }
        return container(parts[2], parts[3], parts[4], parts[1], query(request.target()), request);
    }

    private Optional<Certificate> authenticated(Peer peer) {
        FileView files = node.files().asRoot();
        if (peer.certificates().isEmpty() || !files.isRegular(CLIENT_CA)) {
            return Optional.empty();
        }
        List<Certificate> roots = Certificate.parseAllPem(files.readText(CLIENT_CA));
        boolean good = validator.validate(PathRequest.client(peer.certificates(), roots, node.simulation().now())).ok();
        return good ? Optional.of(peer.certificates().get(0)) : Optional.empty();
    }

    /** Asks the API server; "" if it allows. */
    private String authorize(Certificate client, String method, String path) {
        String verb = method.equals("GET") ? "get" : "create";
        String user = client.commonName().orElse("");
        Map<String, Object> review = Tree.of("apiVersion", "authorization.k8s.io/v1", "kind", "SubjectAccessReview", "spec", Tree.of(
                "user", user, "groups", withAuthenticated(client.organizations()), "resourceAttributes",
                Tree.of("verb", verb, "version", "v1", "resource", "nodes", "subresource", "proxy", "name", node.name())));
        try {
            KubeObject answer = kubelet.client().orElseThrow(() -> new ConnectionError("Post", "https://-", "no API server"))
                    .call(ApiRequest.of("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews", review));
            return Tree.bool(answer.tree(), "status", "allowed") ? ""
                    : "Forbidden (user=" + user + ", verb=" + verb + ", resource=nodes, subresource(s)=[proxy])";
        } catch (ApiException | ConnectionError e) {
            return "Authorization error (user=" + user + ", verb=" + verb + ", resource=nodes, subresource(s)=[proxy])";
        }
    }

    private static List<String> withAuthenticated(List<String> groups) {
        List<String> all = new ArrayList<>(groups);
        all.add("system:authenticated");
        return all;
    }

    private HttpResponse container(String namespace, String pod, String name, String verb, Map<String, List<String>> query, HttpRequest request) {
        Optional<KubeObject> known = kubelet.podsHere().stream().filter(p -> p.namespace().equals(namespace) && p.name().equals(pod)).findFirst();
        if (known.isEmpty()) {
            return text(404, "pod \"" + pod + "\" not found");
        }
        boolean previous = query.getOrDefault("previous", List.of()).contains("true");
        List<Container> all = kubelet.runtime().containers(known.get().uid(), name);
        if (verb.equals("containerLogs")) {
            return LogReader.read(kubelet, known.get(), name, all, query, previous, request.body() instanceof StreamBody stream ? stream.streams() : null);
        }
        if (all.isEmpty() || !all.get(all.size() - 1).isRunning()) {
            return text(404, "container not found (\"" + name + "\")");
        }
        if (verb.equals("attach") || !(request.body() instanceof StreamBody stream)) {
            return text(400, verb + " is not available in this lab yet");
        }
        return exec(all.get(all.size() - 1), query.getOrDefault("command", List.of()), stream.streams());
    }

    private HttpResponse exec(Container container, List<String> argv, Streams streams) {
        if (argv.isEmpty()) {
            return text(400, "you must specify at least 1 command for the container");
        }
        Descriptors files = Descriptors.of(streams.in(), streams.out(), streams.err());
        ContainerRuntime.ExecResult result = kubelet.runtime().exec(container, argv, files, streams.screen());
        ExitStatus status = result.status();
        if (status == null) {
            return json(500, Tree.of("kind", "Status", "apiVersion", "v1", "metadata", Map.of(), "status", "Failure", "message",
                    "Internal error occurred: error executing command in container: failed to exec in container: failed to start exec \""
                            + node.chance().hex(64) + "\": OCI runtime exec failed: exec failed: unable to start container process: " + result.problem(),
                    "reason", "InternalError", "details", Tree.of("causes", List.of(Tree.of("message",
                            "error executing command in container: failed to exec in container: failed to start exec: " + result.problem()))), "code", 500L));
        }
        if (status.ok()) {
            return json(200, Tree.of("kind", "Status", "apiVersion", "v1", "metadata", Map.of(), "status", "Success"));
        }
        return json(200, Tree.of("kind", "Status", "apiVersion", "v1", "metadata", Map.of(), "status", "Failure", "message",
                "command terminated with non-zero exit code: error executing command [" + String.join(" ", argv) + "], exit code " + status.code(),
                "reason", "NonZeroExitCode", "details", Tree.of("causes", List.of(Tree.of("reason", "ExitCode", "message", String.valueOf(status.code()))))));
    }

    private static HttpResponse json(int status, Map<String, Object> tree) {
        return new HttpResponse(status, Map.of("content-type", "application/json"), new JsonBody(tree, List.of()));
    }

    private static HttpResponse text(int status, String text) {
        return new HttpResponse(status, Map.of("content-type", "text/plain; charset=utf-8"), Body.of(text));
    }

    private static Map<String, List<String>> query(String target) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        int mark = target.indexOf('?');
        for (String part : mark < 0 ? new String[0] : target.substring(mark + 1).split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                query.computeIfAbsent(part.substring(0, equals), key -> new ArrayList<>())
                        .add(URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
