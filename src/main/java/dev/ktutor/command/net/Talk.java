package dev.ktutor.command.net;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Http;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.HttpService;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Peer;
import dev.ktutor.host.net.Stream;
import dev.ktutor.host.net.StreamService;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard input to the other end and the other end to standard output, as nc does between connecting and leaving. */
final class Talk {
    /** A database closes the connection of a client that says nothing after this time (mysqld, connect_timeout). */
    private static final Duration SERVERS_PATIENCE = Duration.ofSeconds(10);

    private final Invocation in;
    /** How long nothing may happen; null for ever. */
    private final @Nullable Duration idle;
    /** Whether the end of standard input closes the connection. */
    private final boolean closesAtEnd;

    Talk(Invocation in, @Nullable Duration idle, boolean closesAtEnd) {
        this.in = in;
        this.idle = idle;
        this.closesAtEnd = closesAtEnd;
    }

    /** Talks to what listens there. */
    void with(Dial.Connected connection) {
        Listener listener = connection.listener();
        HttpService http = listener.http();
        StreamService talker = listener.stream();
        if (talker != null) {
            over(Stream.open(talker, connection, in.simulation()));
        } else if (http != null && listener.tls() == null) {
            byHand(http, connection);
        } else {
            in.out().print(listener.banner());
            boolean said = in.in().readAll().length > 0;
            // What it does not understand makes a server hang up; silence it bears for a while.
            if (!said) {
                in.simulation().sleep(idle == null || idle.compareTo(SERVERS_PATIENCE) > 0 ? SERVERS_PATIENCE : idle);
            }
        }
    }

    /** Talks over an open connection until both directions are closed. */
    void over(Stream stream) {
        boolean[] ended = {false};
        Output out = in.out();
        SimProcess receiving = in.simulation().fork(in.name(), () -> {
            copy(stream.in(), out);
            ended[0] = true;
        });
        try {
            copy(in.in(), stream.out());
            if (closesAtEnd) {
                stream.out().close();
            }
            if (idle == null) {
                in.simulation().await(() -> ended[0]);
            } else {
                in.simulation().await(() -> ended[0], idle);
            }
        } finally {
            stream.close();
            if (!receiving.ended()) {
                receiving.signal(Signal.TERM);
            }
        }
    }

    private static void copy(Input from, Output to) {
        byte[] buffer = new byte[8192];
        for (int n = from.read(buffer, 0, buffer.length); n >= 0; n = from.read(buffer, 0, buffer.length)) {
            to.write(buffer, 0, n);
        }
    }

    /** Requests typed by hand, one after the other, until one asks to close or the input ends. */
    private void byHand(HttpService http, Dial.Connected connection) {
        StringBuilder typed = new StringBuilder();
        for (String line = in.in().readLine(); line != null; line = in.in().readLine()) {
            typed.append(line);
            if (!line.isBlank() || typed.toString().isBlank()) {
                continue;
            }
            Optional<HttpRequest> request = Http.parseRequest(withBody(typed.toString()));
            typed.setLength(0);
            HttpResponse response = request.map(r -> http.handle(r, new Peer(connection.source(), List.of())))
                    .orElseGet(() -> new HttpResponse(400, Map.of("content-type", "text/plain", "connection", "close"),
                            Body.of("400 Bad Request")));
            in.out().print(Http.text(response));
            boolean stays = request.filter(r -> !"close".equalsIgnoreCase(r.headers().get("connection"))).isPresent();
            if (!stays) {
                return;
            }
        }
    }

    private String withBody(String head) {
        Optional<HttpRequest> request = Http.parseRequest(head);
        String length = request.map(r -> r.headers().getOrDefault("content-length", "0")).orElse("0");
        StringBuilder body = new StringBuilder(head);
        for (int i = length.matches("[0-9]{1,7}") ? Integer.parseInt(length) : 0; i > 0; i--) {
            int b = in.in().read();
            if (b < 0) {
                break;
            }
            body.append((char) b);
        }
        return body.toString();
    }
}
