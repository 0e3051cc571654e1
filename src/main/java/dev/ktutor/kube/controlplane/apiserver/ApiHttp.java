package dev.ktutor.kube.controlplane.apiserver;

import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.HttpService;
import dev.ktutor.host.net.Peer;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.api.WatchEvent;
import dev.ktutor.kube.client.JsonBody;
import dev.ktutor.kube.client.StreamBody;
import dev.ktutor.kube.client.Watch;
import dev.ktutor.kube.client.WatchBody;
import dev.ktutor.kube.client.WatchListener;
import dev.ktutor.kube.server.ApiServer;
import dev.ktutor.kube.server.ClientConnection;
import dev.ktutor.kube.server.registry.WatchAnswer;
import dev.ktutor.text.ByteText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns HTTP on the API server's port into its requests, and its answers into HTTP. */
final class ApiHttp implements HttpService {
    private final ApiServer server;
    private final Supplier<Boolean> storage;
    private final List<Feed> feeds = new ArrayList<>();

    /** In front of a server; the supplier tells whether its storage can be reached. */
    ApiHttp(ApiServer server, Supplier<Boolean> storage) {
        this.server = server;
        this.storage = storage;
    }

    @Override
    public HttpResponse handle(HttpRequest http, Peer peer) {
        ApiRequest request = request(http);
        if (!storage.get()) {
            boolean probe = List.of("/livez", "/readyz", "/healthz").contains(request.path());
            return response(probe ? new ApiResponse(500, "[-]etcd failed: reason withheld\n")
                    : ApiResponse.of(new Status(500, "", "etcdserver: request timed out", Map.of())));
        }
        ClientConnection connection = new ClientConnection(peer.certificates(), peer.address());
        boolean watches = request.flag("watch") && http.method().equals("GET");
        return watches ? watch(request, connection) : response(server.handle(request, connection));
    }

    private HttpResponse watch(ApiRequest request, ClientConnection connection) {
        Feed feed = new Feed();
        WatchAnswer answer = server.watch(request, connection, feed::event);
        dev.ktutor.kube.api.Watch watch = answer.watch();
        if (watch == null) {
            return response(answer.response());
        }
        feed.source = watch;
        feeds.add(feed);
        return new HttpResponse(200, Map.of("content-type", "application/json"), new WatchBody(feed::attach));
    }

    /** Ends all watches, as a server that goes down does. */
    void close() {
        List<Feed> open = List.copyOf(feeds);
        feeds.clear();
        open.forEach(Feed::end);
    }

    /** One watch: keeps events until its reader is there. */
    private final class Feed {
        private final Deque<WatchEvent> early = new ArrayDeque<>();
        private dev.ktutor.kube.api.@Nullable Watch source;
        private @Nullable WatchListener listener;

        void event(WatchEvent event) {
            WatchListener reader = listener;
            if (reader == null) {
                early.add(event);
            } else {
                reader.event(event);
            }
        }

        Watch attach(WatchListener reader) {
            listener = reader;
            for (WatchEvent event = early.poll(); event != null; event = early.poll()) {
                reader.event(event);
            }
            return this::stop;
        }

        private void stop() {
            feeds.remove(this);
            listener = event -> { };
            if (source != null) {
                source.close();
            }
        }

        void end() {
            WatchListener reader = listener;
            stop();
            if (reader != null) {
                reader.closed();
            }
        }
    }

    private static ApiRequest request(HttpRequest http) {
        String target = http.target();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String part : target.substring(mark + 1).split("&")) {
                if (!part.isEmpty()) {
                    int equals = part.indexOf('=');
                    query.computeIfAbsent(decode(equals < 0 ? part : part.substring(0, equals)), key -> new ArrayList<>())
                            .add(equals < 0 ? "" : decode(part.substring(equals + 1)));
                }
            }
        }
        return new ApiRequest(http.method(), decode(path.replace("+", "%2B")), query, http.headers(), body(http));
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static @Nullable Object body(HttpRequest http) {
        if (http.body() instanceof JsonBody json) {
            return json.value();
        }
        if (http.body() instanceof StreamBody) {
            return http.body();
        }
        byte[] bytes = http.body().bytes();
        if (bytes.length == 0) {
            return null;
        }
        String text = ByteText.decode(bytes);
        if (!http.headers().getOrDefault("content-type", "application/json").contains("json")) {
            return text;
        }
        try {
            return Json.parse(text);
        } catch (JsonError e) {
            return text;
        }
    }

    private static HttpResponse response(ApiResponse answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", answer.body() instanceof String ? "text/plain; charset=utf-8" : "application/json");
        if (!answer.warnings().isEmpty()) {
            headers.put("warning", "299 - \"" + answer.warnings().get(0).replace("\"", "\\\"") + "\"");
        }
        Body body = new JsonBody(answer.body(), answer.warnings());
        return new HttpResponse(answer.code(), headers, body);
    }
}
