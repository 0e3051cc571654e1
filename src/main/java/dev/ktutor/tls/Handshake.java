package dev.ktutor.tls;

import dev.ktutor.pki.AlgorithmIdentifier;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.SignatureAlgorithm;
import dev.ktutor.pki.path.Dialect;
import dev.ktutor.pki.path.PathProblem;
import dev.ktutor.pki.path.PathRequest;
import dev.ktutor.pki.path.PathResult;
import dev.ktutor.pki.path.PathValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries out TLS 1.3 handshakes (RFC 8446 §2): a fresh X25519 exchange, the server's and the client's signatures over
 * the transcript, Finished codes from the shared secret. One object may be kept: it remembers verified links of chains.
 */
public final class Handshake {
    private static final String SERVER_CONTEXT = "TLS 1.3, server CertificateVerify";
    private static final String CLIENT_CONTEXT = "TLS 1.3, client CertificateVerify";

    private final PathValidator validator;

    /** With a memory of its own. */
    public Handshake() {
        this(new PathValidator());
    }

    /** With a validator that others may use too. */
    public Handshake(PathValidator validator) {
        this.validator = validator;
    }

    /** One handshake at a moment. Never throws for what the ends brought: failures are in the result. */
    public HandshakeResult perform(TlsClient client, TlsServer server, Instant now) {
        return new Course(client, server, now).run();
    }

    /** One handshake under way. */
    private final class Course {
        private final TlsClient client;
        private final TlsServer server;
        private final Instant now;
        private final KeySchedule keys = new KeySchedule();
        private final List<HandshakeMessage> messages = new ArrayList<>();
        private List<Certificate> serverChain = List.of();
        private List<Certificate> clientChain = List.of();
        private boolean clientVerified;

        Course(TlsClient client, TlsServer server, Instant now) {
            this.client = client;
            this.server = server;
            this.now = now;
        }

        HandshakeResult run() {
            hellos();
            HandshakeFailure failure = serverProves();
            if (failure == null) {
                failure = clientProves();
            }
            return new HandshakeResult(messages, Optional.ofNullable(failure), serverChain, clientChain, clientVerified);
        }

        private void hellos() {
            KeySchedule.Share ours = keys.newShare();
            say(HandshakeMessage.Side.CLIENT, "ClientHello", "", "server_name", client.serverName(), "key_share", "X25519 " + hex(ours.open()));
            KeySchedule.Share theirs = keys.newShare();
            say(HandshakeMessage.Side.SERVER, "ServerHello", "both ends can now calculate the same secret", "cipher_suite",
                    "TLS_AES_128_GCM_SHA256", "key_share", "X25519 " + hex(theirs.open()));
            keys.agree(ours, theirs);
            if (server.clientAuth() != TlsServer.ClientAuth.NONE) {
                say(HandshakeMessage.Side.SERVER, "CertificateRequest", "", "certificate_authorities",
                        String.valueOf(server.clientRoots().get().stream().map(c -> c.subject().toString()).toList()));
            }
        }

        private @Nullable HandshakeFailure serverProves() {
            TlsIdentity identity = server.identity().get();
            serverChain = identity.chain();
            certificate(HandshakeMessage.Side.SERVER, serverChain);
            byte[] signed = transcript(SERVER_CONTEXT);
            byte[] signature = sign(identity, signed);
            if (!client.insecureSkipVerify()) {
                PathResult path = validator.validate(client.dialect() == Dialect.OPENSSL ? PathRequest.opensslServer(serverChain, client.roots(), now)
                        : PathRequest.server(serverChain, client.roots(), now, client.serverName()));
                if (!path.ok() && client.dialect() == Dialect.OPENSSL) {
                    return fail(HandshakeMessage.Side.CLIENT, Alert.ofPathError(path.problem().orElseThrow().opensslCode()), path.text(), path.problem());
                }
                if (!path.ok()) {
                    return fail(HandshakeMessage.Side.CLIENT, malformed(path) ? Alert.DECODE_ERROR : Alert.BAD_CERTIFICATE,
                            (malformed(path) ? "tls: failed to parse certificate from server: " : "tls: failed to verify certificate: ") + path.text(), path.problem());
                }
            }
            say(HandshakeMessage.Side.SERVER, "CertificateVerify", "the server holds the key of its certificate", "signature", hex(signature));
            String wrong = verify(identity, signed, signature);
            if (wrong != null) {
                return fail(HandshakeMessage.Side.CLIENT, Alert.DECRYPT_ERROR, "tls: invalid signature by the server certificate: " + wrong, Optional.empty());
            }
            say(HandshakeMessage.Side.SERVER, "Finished", "nobody changed a message on the way", "verify_data", hex(keys.finished("server")));
            return null;
        }

        private @Nullable HandshakeFailure clientProves() {
            Optional<TlsIdentity> shown = server.clientAuth() == TlsServer.ClientAuth.NONE ? Optional.empty() : client.identity();
            byte[] signed = new byte[0];
            byte[] signature = new byte[0];
            if (server.clientAuth() != TlsServer.ClientAuth.NONE) {
                certificate(HandshakeMessage.Side.CLIENT, shown.map(TlsIdentity::chain).orElse(List.of()));
            }
            if (shown.isPresent()) {
                signed = transcript(CLIENT_CONTEXT);
                signature = sign(shown.get(), signed);
                say(HandshakeMessage.Side.CLIENT, "CertificateVerify", "the client holds the key of its certificate", "signature", hex(signature));
            }
            say(HandshakeMessage.Side.CLIENT, "Finished", "nobody changed a message on the way", "verify_data", hex(keys.finished("client")));
            return judgeClient(shown, signed, signature);
        }

        /** The server looks at the client's certificate only after the client is done, as TLS 1.3 has it. */
        private @Nullable HandshakeFailure judgeClient(Optional<TlsIdentity> shown, byte[] signed, byte[] signature) {
            boolean verifies = server.clientAuth() == TlsServer.ClientAuth.REQUIRE_AND_VERIFY || server.clientAuth() == TlsServer.ClientAuth.VERIFY_IF_GIVEN;
            if (shown.isEmpty()) {
                return server.clientAuth() == TlsServer.ClientAuth.REQUIRE_AND_VERIFY
                        ? fail(HandshakeMessage.Side.SERVER, Alert.CERTIFICATE_REQUIRED, "tls: client didn't provide a certificate", Optional.empty())
                        : null;
            }
            if (verifies) {
                PathResult path = validator.validate(PathRequest.client(shown.get().chain(), server.clientRoots().get(), now));
                if (!path.ok()) {
                    return fail(HandshakeMessage.Side.SERVER, alertFor(path), "tls: failed to verify certificate: " + path.text(), path.problem());
                }
            }
            String wrong = verify(shown.get(), signed, signature);
            if (wrong != null) {
                return fail(HandshakeMessage.Side.SERVER, Alert.DECRYPT_ERROR, "tls: invalid signature by the client certificate: " + wrong, Optional.empty());
            }
            clientChain = shown.get().chain();
            clientVerified = verifies;
            return null;
        }

        private void certificate(HandshakeMessage.Side from, List<Certificate> chain) {
            chain.forEach(c -> keys.absorb(c.der()));
            String names = chain.isEmpty() ? "none" : String.valueOf(chain.stream().map(c -> c.subject().toString()).toList());
            say(from, "Certificate", "", "certificates", names);
        }

        private byte[] transcript(String context) {
            return keys.signedContent(context);
        }

        private void say(HandshakeMessage.Side from, String type, String proves, String... facts) {
            Map<String, String> map = new LinkedHashMap<>();
            for (int i = 0; i < facts.length; i += 2) {
                map.put(facts[i], facts[i + 1]);
            }
            HandshakeMessage message = new HandshakeMessage(from, type, map, proves);
            messages.add(message);
            keys.absorb(message.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        private HandshakeFailure fail(HandshakeMessage.Side by, Alert alert, String text, Optional<PathProblem> problem) {
            say(by, "Alert", "", "description", alert.opensslText(), "number", String.valueOf(alert.number()));
            return new HandshakeFailure(by, alert, text, problem);
        }
    }

    /** The alert a Go server refuses a client's chain with (crypto/tls processCertsFromClient). */
    public static Alert alertFor(PathResult path) {
        return switch (path.problem().map(PathProblem::reason).orElse(PathProblem.Reason.MALFORMED)) {
            case UNKNOWN_AUTHORITY, SELF_SIGNED, BAD_SIGNATURE, WEAK_ALGORITHM -> Alert.UNKNOWN_CA;
            case EXPIRED, NOT_YET_VALID -> Alert.CERTIFICATE_EXPIRED;
            default -> Alert.BAD_CERTIFICATE;
        };
    }

    private static boolean malformed(PathResult path) {
        return path.problem().filter(p -> p.reason() == PathProblem.Reason.MALFORMED).isPresent();
    }

    private static byte[] sign(TlsIdentity identity, byte[] content) {
        try {
            return identity.key().sign(identity.key().defaultAlgorithm(), content);
        } catch (PkiException e) {
            return new byte[0];
        }
    }

    /** Null if the certificate's key made the signature; Go's words if not. */
    private static @Nullable String verify(TlsIdentity identity, byte[] content, byte[] signature) {
        KeyKind kind = identity.certificate().publicKey().kind();
        AlgorithmIdentifier how = SignatureAlgorithm.of(kind, Digest.SHA256).map(SignatureAlgorithm::identifier).orElse(null);
        if (how != null && identity.certificate().publicKey().verify(how, content, signature)) {
            return null;
        }
        return switch (kind) {
            case EC -> "ECDSA verification failure";
            case ED25519 -> "Ed25519 verification failure";
            default -> "crypto/rsa: verification error";
        };
    }

    private static String hex(byte[] bytes) {
        String all = HexFormat.of().formatHex(bytes);
        return all.length() <= 64 ? all : all.substring(0, 64) + "…";
    }
}
