package dev.ktutor.tls.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateBuilder;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.tls.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our bytes before the real judge: each end against the real openssl at the other end of a loopback socket. */
class RealOpensslTest {
    @TempDir
    static Path dir;
    private static TlsIdentity rsa;
    private static TlsIdentity ec;
    private static final List<Process> STARTED = new ArrayList<>();

    @BeforeAll
    static void credentials() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "the real openssl is not installed");
        rsa = identity("rsa", KeyGenerator.direct().rsa(2048));
        ec = identity("ec", KeyGenerator.direct().ec(NamedCurve.P256));
    }

    private static TlsIdentity identity(String name, PrivateKeyPair key) throws IOException {
        Certificate certificate = CertificateBuilder.of(DistinguishedName.of("CN", name + ".lab"), key.publicKey(),
                Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2049-01-01T00:00:00Z")).selfSigned(key);
        Files.writeString(dir.resolve(name + ".key"), key.pem());
        Files.writeString(dir.resolve(name + ".crt"), certificate.pem());
        return new TlsIdentity(List.of(certificate), key);
    }

    @AfterAll
    static void stop() {
        STARTED.forEach(Process::destroy);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static int serve(String... options) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-cert", "rsa.crt", "-key", "rsa.key",
                "-dcert", "ec.crt", "-dkey", "ec.key", "-rev"));
        command.addAll(List.of(options));
        Process server = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).redirectOutput(dir.resolve("server.log").toFile()).start();
        STARTED.add(server);
        for (int i = 0; i < 500; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.getPort();
            } catch (IOException e) {
                java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
        return fail("openssl s_server does not listen");
    }

    private static String reversed(int port, ClientSide side, List<String> problems, String what) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            TlsClientEnd client = new TlsClientEnd(side, new SocketChannelEnd(socket), Watcher.NONE);
            client.handshake();
            client.write("olleh\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = client.read();
            client.close();
            return answer == null ? "" : new String(answer, StandardCharsets.US_ASCII);
        } catch (TlsStop e) {
            problems.add(what + ": " + e.line());
            return "";
        }
    }

    private static ClientSide client() {
        return ClientSide.openssl(Optional.of("rsa.lab"), Optional.of(rsa), PeerJudge.ANYTHING);
    }

    @Test
    void our_client_understands_the_real_server_in_every_suite_and_group() throws Exception {
        int port = serve("-Verify", "1");
        List<String> problems = new ArrayList<>();
        for (CipherSuite suite : CipherSuite.values()) {
            ClientSide side = suite.isTls13() ? client().suites13(List.of(suite))
                    : client().versions(TlsVersion.TLS12, TlsVersion.TLS12).suites12(List.of(suite));
            assertThat(reversed(port, side, problems, suite.label())).as(suite.label()).isEqualTo("hello\n");
        }
        for (KeyGroup group : List.of(KeyGroup.X25519, KeyGroup.P256, KeyGroup.X448, KeyGroup.P384, KeyGroup.P521, KeyGroup.FFDHE2048)) {
            assertThat(reversed(port, client().groups(List.of(group)), problems, group.label())).as(group.label()).isEqualTo("hello\n");
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void our_client_tries_again_when_asked_to() throws Exception {
        int port = serve("-groups", "P-384");
        assertThat(reversed(port, client(), new ArrayList<>(), "retry")).isEqualTo("hello\n");
    }

    /** What the real client says to our server. */
    private static String served(ServerSide side, String... options) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + listening.getLocalPort(), "-quiet",
                    "-cert", "rsa.crt", "-key", "rsa.key"));
            command.addAll(List.of(options));
            Process client = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
            STARTED.add(client);
            String heard = "";
            try (Socket socket = listening.accept()) {
                TlsServerEnd server = new TlsServerEnd(side, new SocketChannelEnd(socket), Watcher.NONE);
                server.handshake();
                server.write(("shown " + server.facts().peerChain().size() + " over " + server.facts().suite().orElseThrow().label() + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
                server.close();
            } catch (TlsStop e) {
                heard = e.line() + "\n";
            }
            heard += new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            client.waitFor();
            return heard;
        }
    }

    private static ServerSide server(TlsIdentity identity, boolean own) {
        return new ServerSide(own ? ServerSide.Maker.GO : ServerSide.Maker.OPENSSL, TlsVersion.TLS12, TlsVersion.TLS13, CipherSuite.OPENSSL_12,
                CipherSuite.OPENSSL_13, KeyGroup.OPENSSL, SignatureScheme.OPENSSL, own, name -> identity, true, false, List.of(),
                PeerJudge.ANYTHING, List.of(), 2, true);
    }

    @Test
    void the_real_client_understands_our_server_in_every_suite_and_group() throws Exception {
        for (CipherSuite suite : CipherSuite.values()) {
            TlsIdentity identity = suite.auth() == CipherSuite.Auth.ECDSA ? ec : rsa;
            String[] options = suite.isTls13() ? new String[] {"-ciphersuites", suite.label()} : new String[] {"-tls1_2", "-cipher", suite.label()};
            assertThat(served(server(identity, suite.number() % 2 == 0), options)).as(suite.label()).endsWith("shown 1 over " + suite.label() + "\n");
        }
        for (KeyGroup group : List.of(KeyGroup.X25519, KeyGroup.P256, KeyGroup.X448, KeyGroup.P384, KeyGroup.P521, KeyGroup.FFDHE2048)) {
            assertThat(served(server(ec, false), "-groups", group.label().replace("secp256r1", "P-256"))).as(group.label()).contains("shown 1 over TLS_");
        }
        ServerSide picky = new ServerSide(ServerSide.Maker.OPENSSL, TlsVersion.TLS12, TlsVersion.TLS13, CipherSuite.OPENSSL_12,
                CipherSuite.OPENSSL_13, List.of(KeyGroup.P384), SignatureScheme.OPENSSL, false, name -> ec, true, false, List.of(),
                PeerJudge.ANYTHING, List.of(), 2, true);
        assertThat(served(picky)).contains("shown 1 over TLS_");
    }
}
