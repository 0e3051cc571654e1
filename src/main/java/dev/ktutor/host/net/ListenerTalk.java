package dev.ktutor.host.net;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.PathRequest;
import dev.ktutor.pki.path.PathResult;
import dev.ktutor.pki.path.PathValidator;
import dev.ktutor.sim.Simulation;
import dev.ktutor.text.ByteText;
import dev.ktutor.tls.Alert;
import dev.ktutor.tls.Handshake;
import dev.ktutor.tls.TlsServer;
import dev.ktutor.tls.wire.Fault;
import dev.ktutor.tls.wire.ServerSide;
import dev.ktutor.tls.wire.TlsServerEnd;
import dev.ktutor.tls.wire.TlsStop;
import dev.ktutor.tls.wire.Watcher;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What listens at a port, byte by byte: its greeting, HTTP as text, and all of it inside TLS where the port speaks that.
 * Components talk to each other in whole requests; this is for those who open a connection by hand.
 */
public final class ListenerTalk implements StreamService {
    private final Listener listener;
    private final Simulation simulation;

    private ListenerTalk(Listener listener, Simulation simulation) {
        this.listener = listener;
        this.simulation = simulation;
    }

    /** The service at that port. */
    public static StreamService of(Listener listener, Simulation simulation) {
        StreamService own = listener.stream();
        return own != null ? own : new ListenerTalk(listener, simulation);
    }

    @Override
    public void accept(Stream connection) {
        simulation.spawn(listener.process(), () -> {
            try {
                serve(connection);
            } finally {
                connection.close();
            }
        });
    }

    private void serve(Stream connection) {
        TlsServer tls = listener.tls();
        StreamChannel channel = new StreamChannel(connection);
        try {
            channel.write(ByteText.encode(listener.banner()));
            if (tls == null) {
                plain(connection);
                return;
            }
            TlsServerEnd end = new TlsServerEnd(side(tls), channel, Watcher.NONE);
            try {
                end.handshake();
                talk(connection, end);
            } catch (TlsStop stop) {
                if (stop.fault().filter(Fault.HTTP_REQUEST::equals).isPresent()) {
                    channel.write(ByteText.encode("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"));
                }
            }
        } catch (StreamChannel.Broken gone) {
            // the caller has left
        }
    }

    /** As Go's crypto/tls serves with this configuration. */
    private ServerSide side(TlsServer tls) {
        boolean asks = tls.clientAuth() != TlsServer.ClientAuth.NONE;
        boolean verifies = tls.clientAuth() == TlsServer.ClientAuth.REQUIRE_AND_VERIFY || tls.clientAuth() == TlsServer.ClientAuth.VERIFY_IF_GIVEN;
        List<Certificate> roots = asks ? tls.clientRoots().get() : List.of();
        return ServerSide.go(name -> tls.identity().get(), asks, tls.clientAuth() == TlsServer.ClientAuth.REQUIRE_AND_VERIFY,
                roots.stream().map(Certificate::subject).distinct().toList(), chain -> verifies ? refusal(chain, roots) : Optional.empty(),
                List.of("h2", "http/1.1"));
    }

    private Optional<Alert> refusal(List<Certificate> chain, List<Certificate> roots) {
        PathResult path = new PathValidator().validate(PathRequest.client(chain, roots, simulation.now()));
        return path.ok() ? Optional.empty() : Optional.of(Handshake.alertFor(path));
    }

    private void talk(Stream connection, TlsServerEnd end) {
        HttpService http = listener.http();
        boolean speaks = http != null && end.facts().alpn().filter("h2"::equals).isEmpty();
        StringBuilder typed = new StringBuilder();
        List<Certificate> shown = end.facts().peerChain();
        for (byte[] data = end.read(); data != null; data = end.read()) {
            typed.append(ByteText.decode(data));
            for (String request = whole(typed); request != null; request = whole(typed)) {
                if (!speaks || http == null) {
                    return;
                }
                Answer answer = answer(http, request, new Peer(connection.peer(), shown));
                end.write(ByteText.encode(answer.text()));
                if (answer.last()) {
                    end.close();
                    return;
                }
            }
        }
    }

    private void plain(Stream connection) {
        HttpService http = listener.http();
        StringBuilder typed = new StringBuilder();
        byte[] buffer = new byte[8192];
        for (int n = connection.in().read(buffer, 0, buffer.length); n >= 0 && http != null; n = connection.in().read(buffer, 0, buffer.length)) {
            typed.append(ByteText.decode(buffer, 0, n));
            if (typed.length() > 0 && !Character.isUpperCase(typed.charAt(0))) {
                new StreamChannel(connection).write(ByteText.encode(badRequest()));
                return;
            }
            for (String request = whole(typed); request != null; request = whole(typed)) {
                Answer answer = answer(http, request, new Peer(connection.peer(), List.of()));
                new StreamChannel(connection).write(ByteText.encode(answer.text()));
                if (answer.last()) {
                    return;
                }
            }
        }
    }

    /** A response, and whether the connection ends with it. */
    private record Answer(String text, boolean last) { }

    private static Answer answer(HttpService http, String request, Peer peer) {
        return Http.parseRequest(request).map(parsed -> {
            boolean old = request.lines().findFirst().orElse("").endsWith("HTTP/1.0");
            boolean last = old || "close".equalsIgnoreCase(parsed.headers().get("connection"));
            return new Answer(Http.text(http.handle(parsed, peer)), last);
        }).orElseGet(() -> new Answer(badRequest(), true));
    }

    private static String badRequest() {
        return "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request";
    }

    /** Takes a whole request off the front; null if there is none yet. */
    private static @Nullable String whole(StringBuilder typed) {
        java.util.regex.Matcher end = java.util.regex.Pattern.compile("\r?\n\r?\n").matcher(typed);
        if (!end.find()) {
            return null;
        }
        String head = typed.substring(0, end.end());
        String length = Http.parseRequest(head).map(r -> r.headers().getOrDefault("content-length", "0")).orElse("0");
        int all = end.end() + (length.matches("[0-9]{1,8}") ? Integer.parseInt(length) : 0);
        if (typed.length() < all) {
            return null;
        }
        String request = typed.substring(0, all);
        typed.delete(0, all);
        return request;
    }
}
