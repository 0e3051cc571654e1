package dev.ktutor.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.Peer;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.client.WatchBody;
import dev.ktutor.lab.Lab;
import dev.ktutor.lab.WallPace;
import dev.ktutor.pki.Certificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Serves a lab's API server on https://127.0.0.1:PORT. Made and run on the lab's own thread. */
public final class ApiGateway implements AutoCloseable {
    private static final int API_PORT = 6443;
    private static final int MAX_BODY = 8 << 20;
    private static final Duration HEARTBEAT = Duration.ofDays(1);

    /** A lab reads JSON and YAML; clients that can send nothing but protobuf are told so in the API server's own words. */
    private static final HttpResponse UNREADABLE = new HttpResponse(415, Map.of("content-type", "application/json"),
            Body.of("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"the body of the request "
                    + "was in an unknown format - accepted media types include: application/json, application/yaml\","
                    + "\"reason\":\"UnsupportedMediaType\",\"code\":415}\n"));

    private final Lab lab;
    private final WallPace pace;
    private final HttpsServer server;
    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    private volatile boolean open = true;

    private ApiGateway(Lab lab, WallPace pace, HttpsServer server) {
        this.lab = lab;
        this.pace = pace;
        this.server = server;
    }

    /**
     * Listens on the loopback address; port 0 takes a free one.
     *
     * @param pace the lab's pace, which requests wake
     * @throws IOException if the port is taken or the lab's CA cannot be used
     */
    public static ApiGateway open(Lab lab, WallPace pace, int port) throws IOException {
        lab.warmUp();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ApiGateway gateway = new ApiGateway(lab, pace, server);
        try {
            server.setHttpsConfigurator(new HttpsConfigurator(GatewayIdentity.context(gateway.files(), lab.options().keys(),
                    lab.simulation().now())) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                    wanted.setWantClientAuth(true);
                    parameters.setSSLParameters(wanted);
                }
            });
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        server.createContext("/", gateway::exchange);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "gateway");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
        return gateway;
    }

    /** The address it serves at. */
    public String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The lab's admin kubeconfig with this address in it. */
    public String kubeconfig() {
        return files().readText("/etc/kubernetes/admin.conf").replaceAll("server: \\S+", "server: " + url());
    }

    private FileView files() {
        return lab.controlPlane().files().asRoot();
    }

    /** Lives: the lab at the pace of the wall clock, requests as they come. Returns once closed. */
    public void serve() {
        while (open) {
            Runnable next = work.poll();
            if (next != null) {
                next.run();
            } else {
                lab.simulation().await(() -> !work.isEmpty() || !open, HEARTBEAT);
            }
        }
    }

    @Override
    public void close() {
        open = false;
        pace.wake();
        server.stop(0);
    }

    private <T> T inLab(Callable<T> task) throws IOException {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        work.add(() -> {
            try {
                outcome.complete(task.call());
            } catch (Exception | Error e) {
                outcome.completeExceptionally(e);
            }
        });
        pace.wake();
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readNBytes(MAX_BODY);
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join("\n", values)));
            HttpRequest request = new HttpRequest(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, () -> sent);
            List<Certificate> shown = certificates((HttpsExchange) exchange);
            HttpResponse response = headers.getOrDefault("content-type", "").contains("protobuf") ? UNREADABLE
                    : inLab(() -> pass(request, shown));
            response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            if (response.body() instanceof WatchBody watch) {
                exchange.sendResponseHeaders(response.status(), 0);
                WatchStream stream = new WatchStream();
                dev.ktutor.kube.client.Watch source = inLab(() -> watch.subscribe().apply(stream));
                try {
                    stream.copyTo(exchange.getResponseBody());
                } finally {
                    inLab(() -> {
                        source.close();
                        return true;
                    });
                }
                return;
            }
            byte[] body = response.body().bytes();
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Over the lab's network, as any client of the lab. */
    private HttpResponse pass(HttpRequest request, List<Certificate> shown) {
        Host host = lab.controlPlane();
        Dial dial = lab.network().dial(host, host.address(), API_PORT, Protocol.TCP);
        if (dial instanceof Dial.Connected connected && connected.listener().http() != null) {
            return connected.listener().http().handle(request, new Peer(connected.source(), shown));
        }
        return new HttpResponse(502, Map.of("content-type", "text/plain"), Body.of("the lab's API server does not answer\n"));
    }

    private static List<Certificate> certificates(HttpsExchange exchange) {
        List<Certificate> chain = new ArrayList<>();
        try {
            for (java.security.cert.Certificate certificate : exchange.getSSLSession().getPeerCertificates()) {
                chain.add(Certificate.parse(certificate.getEncoded()));
            }
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        } catch (java.security.cert.CertificateEncodingException e) {
            return List.of();
        }
        return chain;
    }
}
