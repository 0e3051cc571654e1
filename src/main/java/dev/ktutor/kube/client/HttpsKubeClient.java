package dev.ktutor.kube.client;

import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.HttpService;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.pki.PkiException;
import dev.ktutor.text.ByteText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A client that reaches its API server over the lab's network: name look-up, connection, TLS handshake, HTTP. The
 * connection is kept and used again as long as the same listener answers, as Go's transport does.
 */
public final class HttpsKubeClient implements KubeClient {
    private final ClientSettings settings;
    private final ServerConnector connector;
    private final FileView files;
    private final String userAgent;

    /**
     * A client that runs on a host.
     *
     * @param host where it runs
     * @param files how it reads the files that the settings name
     * @param settings where to and with what
     * @param userAgent how it names itself: {@code kubectl/v1.36.4 (linux/amd64) kubernetes/...}
     * @throws KubeconfigError if certificates, keys or authorities cannot be used
     */
    public HttpsKubeClient(Host host, FileView files, ClientSettings settings, String userAgent) {
        this.settings = settings;
        this.files = files;
        this.userAgent = userAgent;
        this.connector = new ServerConnector(host, files, settings);
    }

    /** A client as root on the host. */
    public HttpsKubeClient(Host host, ClientSettings settings, String userAgent) {
        this(host, host.files().asRoot(), settings, userAgent);
    }

    @Override
    public ApiResponse send(ApiRequest request) {
        Object body = request.body();
        Body sent = body == null ? Body.EMPTY : new JsonBody(body, List.of());
        return answer(exchange(request, sent));
    }

    @Override
    public Watch watch(ApiRequest request, WatchListener listener) {
        HttpResponse response = exchange(request, Body.EMPTY);
        if (response.body() instanceof WatchBody watch) {
            return watch.subscribe().apply(listener);
        }
        throw new ApiException(answer(response).status(request.method()));
    }

    @Override
    public ApiResponse stream(ApiRequest request, Streams streams) {
        return answer(exchange(request, new StreamBody(streams)));
    }

    private HttpResponse exchange(ApiRequest request, Body body) {
        String url = settings.url() + request.uri();
        String operation = request.method().charAt(0) + request.method().substring(1).toLowerCase(Locale.ROOT);
        ServerConnector.Connection connection;
        try {
            connection = connector.connect();
        } catch (ServerConnector.Failed e) {
            throw new ConnectionError(operation, url, e.text());
        }
        HttpService service = connection.listener().http();
        if (service == null) {
            throw new ConnectionError(operation, url, "EOF");
        }
        return service.handle(new HttpRequest(request.method(), path() + request.uri(), headers(request), body), connection.peer());
    }

    /** The path of the server's base URL, mostly "". */
    private String path() {
        String rest = settings.url().substring(settings.url().indexOf("://") + 3);
        int slash = rest.indexOf('/');
        return slash < 0 ? "" : rest.substring(slash);
    }

    private Map<String, String> headers(ApiRequest request) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("accept", "application/json");
        headers.put("user-agent", userAgent);
        KubeconfigEntry user = settings.user();
        if (!token(user).isEmpty()) {
            headers.put("authorization", "Bearer " + token(user));
        } else if (!user.text("username").isEmpty()) {
            headers.put("authorization", "Basic " + java.util.Base64.getEncoder()
                    .encodeToString(ByteText.encode(user.text("username") + ":" + user.text("password"))));
        }
        headers.putAll(settings.impersonation());
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new LinkedHashMap<>(headers);
    }

    private String token(KubeconfigEntry user) {
        if (!user.text("token").isEmpty() || user.text("tokenFile").isEmpty()) {
            return settings.tls() ? user.text("token") : "";
        }
        try {
            return files.readText(user.text("tokenFile")).strip();
        } catch (FileError e) {
            throw new KubeconfigError(KubeconfigError.Reason.LOADING, GoFile.readText(user.text("tokenFile"), e));
        }
    }

    private static ApiResponse answer(HttpResponse response) {
        if (response.body() instanceof JsonBody json) {
            return new ApiResponse(response.status(), json.value(), json.warnings());
        }
        String text = ByteText.decode(response.body().bytes());
        return new ApiResponse(response.status(), parsed(text, response.headers().getOrDefault("content-type", "")));
    }

    private static @Nullable Object parsed(String text, String contentType) {
        if (!contentType.contains("json")) {
            return text;
        }
        try {
            return Json.parse(text);
        } catch (JsonError e) {
            return text;
        }
    }

    /** Checks that certificate, key and authority can be used; throws {@link KubeconfigError} in Go's words if not. */
    public void checkCredentials() {
        try {
            connector.credentials();
        } catch (PkiException e) {
            throw new KubeconfigError(KubeconfigError.Reason.LOADING, String.valueOf(e.getMessage()));
        }
    }
}
