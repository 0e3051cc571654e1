package dev.ktutor.command.net.handshake;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.HandshakeJournal;
import dev.ktutor.host.net.ListenerTalk;
import dev.ktutor.host.net.Lookup;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.host.net.ServerVerdict;
import dev.ktutor.host.net.Stream;
import dev.ktutor.host.net.StreamChannel;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.sim.SimProcess;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.wire.Channel;
import dev.ktutor.tls.wire.CipherString;
import dev.ktutor.tls.wire.CipherSuite;
import dev.ktutor.tls.wire.ClientSide;
import dev.ktutor.tls.wire.TlsClientEnd;
import dev.ktutor.tls.wire.TlsStop;
import dev.ktutor.tls.wire.TlsVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code handshake HOST:PORT}: makes a TLS handshake and explains each message of it. */
public final class HandshakeCommand implements Command {
    private static final Duration REFUSAL = Duration.ofMillis(200);

    @Override
    public String name() {
        return "handshake";
    }

    @Override
    public String synopsis() {
        return "make a TLS handshake and explain it message by message";
    }

    @Override
    public ExitStatus run(Invocation in) {
        HandshakeOptions options = HandshakeOptions.parse(in);
        Texts texts = new Texts(options.language());
        if (options.help() || options.error().isPresent()) {
            options.error().ifPresent(error -> in.err().println("handshake: " + texts.of(error, Map.of("word", options.wrongWord()))));
            (options.help() ? in.out() : in.err()).print(texts.of("usage") + "\n");
            return ExitStatus.of(options.help() ? 0 : 2);
        }
        try {
            return new Course(in, options, texts).run();
        } catch (FileError | PkiException e) {
            return in.fail(1, "handshake: " + e.getMessage());
        }
    }

    /** One handshake under way. */
    private static final class Course {
        private final Invocation in;
        private final HandshakeOptions options;
        private final Texts texts;
        private final Picture picture;

        Course(Invocation in, HandshakeOptions options, Texts texts) {
            this.in = in;
            this.options = options;
            this.texts = texts;
            this.picture = new Picture(options.drawn());
        }

        ExitStatus run() {
            Optional<List<CipherSuite>> suites = options.cipher() == null ? Optional.of(CipherSuite.OPENSSL_12) : CipherString.parse(options.cipher());
            if (suites.isEmpty()) {
                return in.fail(2, "handshake: " + texts.of("no-cipher", Map.of("word", String.valueOf(options.cipher()))));
            }
            Lookup lookup = in.host().network().lookup(in.host(), options.host());
            if (!(lookup instanceof Lookup.Found found)) {
                return in.fail(1, "handshake: " + texts.of("no-host", Map.of("host", options.host())));
            }
            Dial dial = in.host().network().dial(in.host(), found.addresses().get(0), options.port(), Protocol.TCP);
            if (!(dial instanceof Dial.Connected connected)) {
                String why = dial instanceof Dial.Refused ? "refused" : "timeout";
                if (!(dial instanceof Dial.Refused)) {
                    in.simulation().sleep(Duration.ofSeconds(10));
                }
                return in.fail(1, "handshake: " + texts.of("no-connection." + why, Map.of("target", options.target())));
            }
            Stream stream = Stream.open(ListenerTalk.of(connected.listener(), in.simulation()), connected, in.simulation());
            try {
                return shakeHands(stream, suites.get(), connected);
            } finally {
                stream.close();
            }
        }

        private ExitStatus shakeHands(Stream stream, List<CipherSuite> suites, Dial.Connected connected) {
            Walk walk = new Walk(texts, roots(), options.serverName(), in.simulation().now());
            boolean dns = options.serverName().matches(".*[A-Za-z].*");
            ClientSide side = ClientSide.openssl(dns ? Optional.of(options.serverName()) : Optional.empty(), identity(), walk)
                    .versions(options.only() == TlsVersion.TLS13 ? TlsVersion.TLS13 : TlsVersion.TLS12, options.only() == TlsVersion.TLS12 ? TlsVersion.TLS12 : TlsVersion.TLS13)
                    .suites12(suites);
            TlsClientEnd end = new TlsClientEnd(side, new StreamChannel(stream), walk);
            TlsStop stop = null;
            try {
                end.handshake();
                stop = refusedLater(end);
            } catch (TlsStop failed) {
                stop = failed;
            } catch (Channel.Broken gone) {
                stop = new TlsStop(dev.ktutor.tls.wire.Fault.UNEXPECTED_EOF);
            }
            picture.line(texts.of("title", Map.of("target", options.target())));
            picture.line(texts.of(options.drawn() ? "legend.drawn" : "legend.plain"));
            picture.line("");
            picture.ends(texts.of("client") + " " + in.host().name(), texts.of("server") + " " + options.target());
            for (Scene scene : walk.scenes(end.facts())) {
                picture.scene(scene, texts.of(scene.fromClient() ? "from-client" : "from-server"), texts.of("sealed"));
            }
            if (stop == null || walk.problem().isPresent()) {
                end.facts().peerChain().stream().findFirst().ifPresent(shown -> new ServerVerdict("handshake", options.host(),
                        String.valueOf(options.port()), options.serverName(), shown, walk.problem()).note(in.host().journal(), in.simulation().now()));
            }
            ending(walk, end, stop, connected);
            in.out().print(picture.toString());
            if (stop == null) {
                end.close();
            }
            return stop == null ? ExitStatus.OK : ExitStatus.FAILURE;
        }

        /** In TLS 1.3 a server looks at the client's certificate when the client is done: a refusal comes after that. */
        private @Nullable TlsStop refusedLater(TlsClientEnd end) {
            TlsStop[] refusal = new TlsStop[1];
            SimProcess listening = in.simulation().spawn("handshake", () -> {
                try {
                    while (!end.isClosed()) {
                        end.readPiece();
                    }
                } catch (TlsStop stop) {
                    refusal[0] = stop;
                }
            });
            in.simulation().await(() -> refusal[0] != null || listening.ended(), REFUSAL);
            if (!listening.ended()) {
                listening.signal(dev.ktutor.sim.Signal.TERM);
            }
            return refusal[0] != null && refusal[0].isReceived() ? refusal[0] : null;
        }

        private void ending(Walk walk, TlsClientEnd end, @Nullable TlsStop stop, Dial.Connected connected) {
            boolean newer = end.facts().version().filter(TlsVersion.TLS13::equals).isPresent();
            if (stop == null) {
                boolean rsa = end.facts().suite().filter(s -> s.exchange() == CipherSuite.Exchange.RSA).isPresent();
                picture.line(texts.of("end.good", Map.of("version", end.facts().version().map(TlsVersion::words).orElse(""),
                        "suite", end.facts().suite().map(CipherSuite::label).orElse(""), "server", end.facts().peerChain().get(0).subject().goString(),
                        "client", end.facts().ownChain().isEmpty() ? texts.of("nobody") : end.facts().ownChain().get(0).subject().goString())));
                picture.line(texts.of(rsa ? "end.keys.rsa" : newer ? "end.keys.13" : "end.keys.dhe"));
                return;
            }
            if (walk.problem().isPresent()) {
                picture.line(texts.of("end.client", Map.of("alert", stop.alert().map(a -> a.opensslText() + " (" + a.number() + ")").orElse("-"))));
            } else if (stop.isReceived()) {
                var alert = stop.alert().orElseThrow();
                HandshakeJournal.alerted(in.host().journal(), alert, options.target());
                picture.line(texts.of("end.server", Map.of("alert", alert.opensslText(), "number", String.valueOf(alert.number()))));
                picture.line(texts.of(HandshakeJournal.code(alert), Map.of("alert", alert.opensslText(), "number", String.valueOf(alert.number()), "target", options.target())));
            } else {
                boolean plain = connected.listener().tls() == null && connected.listener().stream() == null;
                picture.line(texts.of(plain ? "end.plain" : "end.other", Map.of("message", stop.line().split(":")[3], "target", options.target())));
            }
        }

        private List<Certificate> roots() {
            String file = options.caFile();
            if (file != null) {
                return Certificate.parseAllPem(in.files().readText(file));
            }
            String bundle = "/etc/ssl/certs/ca-certificates.crt";
            return in.files().isRegular(bundle) ? Certificate.parseAllPem(in.files().readText(bundle)) : List.of();
        }

        private Optional<TlsIdentity> identity() {
            String cert = options.clientCert();
            if (cert == null) {
                return Optional.empty();
            }
            String key = options.clientKey() == null ? cert : options.clientKey();
            List<Certificate> chain = Certificate.parseAllPem(in.files().readText(cert));
            if (chain.isEmpty()) {
                throw new PkiException(cert + ": " + texts.of("no-certificate"));
            }
            return Optional.of(new TlsIdentity(chain, PrivateKeyPair.parsePem(in.files().readText(key))));
        }
    }
}
