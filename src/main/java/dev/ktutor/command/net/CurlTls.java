package dev.ktutor.command.net;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.ListenerTalk;
import dev.ktutor.host.net.Stream;
import dev.ktutor.host.net.StreamChannel;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.path.Dialect;
import dev.ktutor.pki.path.PathProblem;
import dev.ktutor.pki.path.PathRequest;
import dev.ktutor.pki.path.PathValidator;
import dev.ktutor.tls.Alert;
import dev.ktutor.tls.Handshake;
import dev.ktutor.tls.HandshakeFailure;
import dev.ktutor.tls.HandshakeMessage;
import dev.ktutor.tls.HandshakeResult;
import dev.ktutor.tls.TlsClient;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.wire.Channel;
import dev.ktutor.tls.wire.CipherSuite;
import dev.ktutor.tls.wire.ClientSide;
import dev.ktutor.tls.wire.MessageFacts;
import dev.ktutor.tls.wire.PeerJudge;
import dev.ktutor.tls.wire.TlsClientEnd;
import dev.ktutor.tls.wire.TlsStop;
import dev.ktutor.tls.wire.TlsVersion;
import dev.ktutor.tls.wire.Watcher;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** curl's side of a TLS handshake, in the words of curl 7.88 over OpenSSL 3.0. */
final class CurlTls {
    static final String LIBRARY = "OpenSSL/3.0.15";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Map<Alert, String> ALERTS = Map.of(
            Alert.HANDSHAKE_FAILURE, "sslv3 alert handshake failure", Alert.BAD_CERTIFICATE, "sslv3 alert bad certificate",
            Alert.CERTIFICATE_EXPIRED, "sslv3 alert certificate expired", Alert.UNKNOWN_CA, "tlsv1 alert unknown ca",
            Alert.DECRYPT_ERROR, "tlsv1 alert decrypt error", Alert.CERTIFICATE_REQUIRED, "tlsv13 alert certificate required");
    private final Invocation in;
    private final CurlOptions options;
    private final Consumer<String> note;
    private @Nullable TlsClientEnd end;

    CurlTls(Invocation in, CurlOptions options, Consumer<String> note) {
        this.in = in;
        this.options = options;
        this.note = note;
    }

    /** Shakes hands; what the client showed and proved comes back. {@link CurlFailure} if either end is not content. */
    List<Certificate> open(Dial.Connected connection, String host) {
        Listener listener = connection.listener();
        boolean careless = options.has("insecure");
        String bundle = options.value("cacert");
        List<Certificate> roots = roots(bundle);
        Optional<TlsIdentity> identity = identity();
        note.accept("ALPN: offers h2,http/1.1");
        if (listener.tls() == null && listener.stream() == null) {
            throw wrongVersion();
        }
        TlsClient client = new TlsClient(roots, identity, host, careless, Dialect.OPENSSL);
        HandshakeResult result = listener.tls() == null ? overTheWire(client, connection)
                : new Handshake().perform(client, listener.tls(), in.simulation().now());
        if (!careless) {
            note.accept(" CAfile: " + (bundle == null ? TrustStore.BUNDLE : bundle));
            note.accept(" CApath: /etc/ssl/certs");
        }
        describe(result);
        HandshakeFailure failure = result.failure().orElse(null);
        if (failure == null && !careless) {
            CurlTrust.name(result.serverChain().get(0), host).ifPresent(wrong -> {
                throw wrong;
            });
        }
        if (failure == null) {
            accepted(result, careless, host);
            return result.clientChain();
        }
        throw failure.noticedBy() == HandshakeMessage.Side.CLIENT ? CurlTrust.distrust(failure, result.serverChain(), roots, in.simulation().now()) : refused(failure.alert());
    }

    private static CurlFailure wrongVersion() {
        return new CurlFailure(35, LIBRARY + ": error:0A00010B:SSL routines::wrong version number");
    }

    /** Who listens with a program of his own, such as openssl s_server, is spoken to byte by byte. */
    private HandshakeResult overTheWire(TlsClient client, Dial.Connected connection) {
        List<HandshakeMessage> messages = new ArrayList<>();
        Watcher watcher = new Watcher() {
            @Override
            public void piece(boolean sent, TlsVersion version, Piece piece, byte[] bytes) {
                if (piece == Piece.HANDSHAKE) {
                    messages.add(new HandshakeMessage(sent ? HandshakeMessage.Side.CLIENT : HandshakeMessage.Side.SERVER, MessageFacts.name(bytes), Map.of(), ""));
                }
            }
        };
        PathProblem[] problem = new PathProblem[1];
        PeerJudge judge = chain -> {
            problem[0] = client.insecureSkipVerify() ? null : new PathValidator()
                    .validate(PathRequest.opensslServer(chain, client.roots(), in.simulation().now())).problem().orElse(null);
            return problem[0] == null ? Optional.empty() : Optional.of(Alert.ofPathError(problem[0].opensslCode()));
        };
        Optional<String> name = client.serverName().matches("[0-9.:]+") ? Optional.empty() : Optional.of(client.serverName());
        Stream stream = Stream.open(ListenerTalk.of(connection.listener(), in.simulation()), connection, in.simulation());
        TlsClientEnd opened = new TlsClientEnd(ClientSide.openssl(name, client.identity(), judge).alpn(List.of("h2", "http/1.1")),
                new StreamChannel(stream), watcher);
        HandshakeFailure failure = null;
        try {
            opened.handshake();
            end = opened;
        } catch (TlsStop stop) {
            if (problem[0] == null && !stop.isReceived()) {
                stream.close();
                throw wrongVersion();
            }
            HandshakeMessage.Side side = stop.isReceived() ? HandshakeMessage.Side.SERVER : HandshakeMessage.Side.CLIENT;
            failure = new HandshakeFailure(side, stop.alert().orElse(Alert.HANDSHAKE_FAILURE), stop.line(), Optional.ofNullable(problem[0]));
            stream.close();
        } catch (Channel.Broken gone) {
            throw new CurlFailure(35, "OpenSSL SSL_connect: Connection reset by peer in connection to " + client.serverName() + ":" + connection.port() + " ");
        }
        return new HandshakeResult(messages, Optional.ofNullable(failure), opened.facts().peerChain(), opened.facts().ownChain(), false);
    }

    /** The open connection, if the handshake went over the wire. */
    Optional<TlsClientEnd> end() {
        return Optional.ofNullable(end);
    }

    private List<Certificate> roots(@Nullable String bundle) {
        if (bundle == null) {
            return TrustStore.of(in.host());
        }
        try {
            List<Certificate> roots = Certificate.parseAllPem(in.files().readText(bundle));
            if (!roots.isEmpty()) {
                return roots;
            }
        } catch (FileError | PkiException e) {
            throw new CurlFailure(77, "error setting certificate file: " + bundle);
        }
        throw new CurlFailure(77, "error setting certificate file: " + bundle);
    }

    private Optional<TlsIdentity> identity() {
        String cert = options.value("cert");
        if (cert == null) {
            return Optional.empty();
        }
        String path = cert.replaceFirst("(?<=.):[^/]*$", "");
        String key = options.value("key") == null ? path : String.valueOf(options.value("key"));
        List<Certificate> chain;
        try {
            chain = Certificate.parseAllPem(in.files().readText(path));
        } catch (FileError e) {
            throw new CurlFailure(58, "could not load PEM client certificate from " + path + ", OpenSSL error error:80000002:"
                    + "system library::" + e.reason() + ", (no key found, wrong pass phrase, or wrong file format?)");
        } catch (PkiException e) {
            chain = List.of();
        }
        if (chain.isEmpty()) {
            throw new CurlFailure(58, "could not load PEM client certificate from " + path + ", OpenSSL error error:0480006C:"
                    + "PEM routines::no start line, (no key found, wrong pass phrase, or wrong file format?)");
        }
        TlsIdentity identity;
        try {
            identity = new TlsIdentity(chain, PrivateKeyPair.parsePem(in.files().readText(key)));
        } catch (FileError | PkiException e) {
            throw new CurlFailure(58, "unable to set private key file: '" + key + "' type PEM");
        }
        if (!identity.matches()) {
            throw new CurlFailure(58, "unable to set private key file: '" + key + "' type PEM");
        }
        return Optional.of(identity);
    }

    private void describe(HandshakeResult result) {
        result.messages().forEach(message -> note.accept(TlsWords.of(message)));
    }

    private void accepted(HandshakeResult result, boolean careless, String host) {
        note.accept("SSL connection using " + end().map(e -> e.facts().version().map(TlsVersion::label).orElse("") + " / "
                + e.facts().suite().map(CipherSuite::label).orElse("")).orElse("TLSv1.3 / TLS_AES_128_GCM_SHA256"));
        note.accept(end().filter(e -> e.facts().alpn().isEmpty()).isPresent() ? "ALPN: server did not agree on a protocol. Uses default."
                : "ALPN: server accepted http/1.1");
        Certificate server = result.serverChain().get(0);
        note.accept("Server certificate:");
        note.accept(" subject: " + TlsWords.oneLine(server.subject()));
        note.accept(" start date: " + DATE.format(server.notBefore()));
        note.accept(" expire date: " + DATE.format(server.notAfter()));
        if (!careless) {
            note.accept(" subjectAltName: host \"" + host + "\" matched cert's "
                    + (host.matches("[0-9.]+") ? "IP address!" : "\"" + host + "\""));
        }
        note.accept(" issuer: " + TlsWords.oneLine(server.issuer()));
        note.accept(careless ? " SSL certificate verify result: self-signed certificate in certificate chain (19), continuing anyway."
                : " SSL certificate verify ok.");
        note.accept("using HTTP/1.x");
    }

    /** An alert that arrives after the client thinks the handshake done, as TLS 1.3 has it for client certificates. */
    private static CurlFailure refused(Alert alert) {
        String error = "%s: error:0A%06X:SSL routines::%s".formatted(LIBRARY, 1000 + alert.number(),
                ALERTS.getOrDefault(alert, "alert " + alert.number()));
        return new CurlFailure(56, "OpenSSL SSL_read: " + error + ", errno 0");
    }
}
