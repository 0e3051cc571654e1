package dev.ktutor.command.net;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Http;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.HttpService;
import dev.ktutor.host.net.Peer;
import dev.ktutor.host.net.Stream;
import dev.ktutor.host.net.StreamService;
import dev.ktutor.pki.Certificate;
import dev.ktutor.text.ByteText;
import dev.ktutor.tls.wire.Channel;
import dev.ktutor.tls.wire.TlsClientEnd;
import dev.ktutor.tls.wire.TlsStop;
import java.util.List;
import java.util.Optional;

/** Sends one request over an open connection. */
final class HttpExchange {
    private HttpExchange() { }

    /** The response; empty if what listens gives none. */
    static Optional<HttpResponse> send(Invocation in, Dial.Connected connection, HttpRequest request, List<Certificate> proven) {
        HttpService http = connection.listener().http();
        if (http != null) {
            return Optional.of(http.handle(request, new Peer(connection.source(), proven)));
        }
        StreamService talker = connection.listener().stream();
        if (talker == null) {
            return Http.parseResponse(connection.listener().banner());
        }
        // Somebody listens with nc: he sees the request as text and may type an answer.
        Stream stream = Stream.open(talker, connection, in.simulation());
        stream.out().print(Http.text(request));
        stream.out().close();
        Optional<HttpResponse> response = Http.parseResponse(stream.in().readText());
        stream.close();
        return response;
    }

    /** The response to one request over TLS; empty if what listens gives none. */
    static Optional<HttpResponse> send(TlsClientEnd end, HttpRequest request) {
        StringBuilder text = new StringBuilder();
        try {
            end.write(ByteText.encode(Http.text(request)));
            for (byte[] data = end.read(); data != null; data = end.read()) {
                text.append(ByteText.decode(data));
            }
            end.close();
        } catch (TlsStop | Channel.Broken over) {
            // what came before the end counts
        }
        return Http.parseResponse(text.toString());
    }
}
