package dev.ktutor.command.net.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.openssl.OpensslCommand;
import dev.ktutor.command.openssl.OpensslFiles;
import dev.ktutor.host.Command;
import dev.ktutor.host.CommandTable;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Host;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.host.io.Pipe;
import dev.ktutor.host.net.Network;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Decision;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Pace;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import dev.ktutor.sim.Simulation;
import dev.ktutor.text.DisplayWidth;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A learner walks through handshakes with an s_server beside him, good ones and bad ones. */
class HandshakeCommandTest {
    private final Simulation simulation = new Simulation(Instant.parse("2026-03-01T09:00:00Z"), Pace.JUMP);
    private final Host host = new Host("controlplane", "192.168.56.10",
            new Host.World(simulation, new Network(), new Chance(1), new Journal(simulation)), new CommandTable(List.of(new OpensslCommand())));

    @BeforeEach
    void credentials() {
        files().makeDirectories("/root");
        files().makeDirectories("/usr/lib/ssl");
        files().makeDirectories("/etc/ssl");
        files().write(OpensslFiles.CONFIG, OpensslFiles.defaultConfig());
        files().symlink(OpensslFiles.CONFIG, OpensslFiles.CONFIG_LINK);
        files().write("/etc/hosts", "127.0.0.1 localhost web.lab\n");
        simulation.schedule(Duration.ofDays(900), () -> { });
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -subj /CN=lab-ca -days 900 -addext subjectAltName=DNS:web.lab");
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.crt -subj /CN=other-ca -days 900");
        openssl("req -newkey rsa:2048 -nodes -keyout web.key -out web.csr -subj /CN=web -addext subjectAltName=DNS:web.lab");
        openssl("x509 -req -in web.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -copy_extensions copy -out web.crt");
    }

    private FileView files() {
        return host.files().asRoot().at("/root");
    }

    private record Seen(int status, String out) {
        /** Lines are broken at their width; the words are what counts. */
        String words() {
            return out.replaceAll("\\s+", " ");
        }
    }

    private Seen run(Command command, String line, Input in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Invocation call = new Invocation(host, command.name(), List.of(line.split(" ")), Descriptors.of(in, Output.to(out), Output.to(out)),
                Map.of("HOME", "/root"), "/root", 022, files().credentials(), (argv, inner) -> ExitStatus.of(127), null);
        int status = command.run(call).code();
        return new Seen(status, out.toString(StandardCharsets.UTF_8));
    }

    private void openssl(String line) {
        assertThat(run(new OpensslCommand(), line, Input.of("")).status()).as(line).isZero();
    }

    /** The walk while an s_server with these options listens. */
    private Seen walk(String server, String options) {
        Pipe silent = new Pipe(simulation);
        SimProcess serving = simulation.spawn("server", () -> run(new OpensslCommand(), "s_server -accept 4433 -cert web.crt -key web.key -quiet " + server, silent.input()));
        simulation.sleep(Duration.ofMillis(10));
        Seen seen = run(new HandshakeCommand(), options, Input.of(""));
        serving.signal(Signal.TERM);
        simulation.sleep(Duration.ofMillis(10));
        return seen;
    }

    private String lastRefusal() {
        return host.journal().lastRefusal().map(Decision::code).orElse("");
    }

    @Test
    void a_good_handshake_ends_with_who_is_proved() {
        Seen seen = walk("", "web.lab:4433 --cafile ca.crt");
        assertThat(seen.status()).isZero();
        assertThat(seen.words()).contains("1. client to server: ClientHello", "server to client: CertificateVerify (encrypted)",
                "= Name: the certificate is for web.lab.", "signed with rsa_pss_rsae_sha256", "The server is proved to be CN=web");
    }

    @Test
    void rsa_key_transport_says_why_it_is_gone() {
        Seen seen = walk("", "web.lab:4433 --cafile ca.crt --tls1_2 --cipher AES256-GCM-SHA384");
        assertThat(seen.words()).contains("RSA key transport: the client made up the premaster secret", "Why this is gone from TLS 1.3",
                "Only now is it proved that the server holds", "There is no forward secrecy").doesNotContain("ServerKeyExchange");
    }

    @Test
    void a_fresh_exchange_in_tls_1_2_is_signed() {
        assertThat(walk("", "web.lab:4433 --cafile ca.crt --tls1_2").words()).contains("ServerKeyExchange", "this share is its own", "Done: TLS 1.2");
    }

    @Test
    void the_wrong_authority_stops_it_and_why_knows() {
        Seen seen = walk("", "web.lab:4433 --cafile other.crt");
        assertThat(seen.status()).isEqualTo(1);
        assertThat(seen.words()).contains("! The client does not trust the server's certificate CN=web", "alert unknown CA (48)").doesNotContain("CertificateVerify");
        assertThat(lastRefusal()).isEqualTo("tls.server.unknownAuthority");
    }

    @Test
    void the_wrong_name_stops_it() {
        Seen seen = walk("", "localhost:4433 --cafile ca.crt");
        assertThat(seen.words()).contains("! The server's certificate is not for localhost. It is for: web.lab.");
        assertThat(lastRefusal()).isEqualTo("tls.server.wrongName");
    }

    @Test
    void an_expired_certificate_stops_it() {
        simulation.sleep(Duration.ofDays(40));
        assertThat(walk("", "web.lab:4433 --cafile ca.crt").words()).contains("was valid until 2026-03-31T09:00:00Z, and it is 2026-04-10T");
        assertThat(lastRefusal()).isEqualTo("tls.server.expired");
    }

    @Test
    void a_server_that_wants_a_certificate_says_so_after_the_client_is_done() {
        Seen seen = walk("-CAfile ca.crt -Verify 1", "web.lab:4433 --cafile ca.crt");
        assertThat(seen.words()).contains("CertificateRequest", "CN=lab-ca", "The client has no certificate to show", "alert \"certificate required\" (116)");
        assertThat(lastRefusal()).isEqualTo("tls.alert.certificateRequired");
        assertThat(walk("-CAfile ca.crt -Verify 1", "web.lab:4433 --cafile ca.crt --client-cert web.crt --client-key web.key").status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--lang ko", "--lang en", "--lang ko --tls1_2", "--lang ko --tls1_2 --cipher AES128-SHA", "--lang ko --servername nosuch"})
    void every_line_of_the_picture_is_80_cells_wide(String options) {
        Seen seen = walk("", "web.lab:4433 --cafile ca.crt --picture " + options);
        assertThat(seen.out().lines().filter(line -> line.startsWith("│"))).hasSizeGreaterThan(20).allSatisfy(line -> assertThat(DisplayWidth.of(line)).isEqualTo(80));
        assertThat(seen.out().lines()).allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
        assertThat(seen.out()).doesNotContain("{");
    }

    @Test
    void wrong_arguments_are_named() {
        assertThat(run(new HandshakeCommand(), "--nosuch", Input.of("")).out()).startsWith("handshake: unknown option: --nosuch\nusage: handshake");
        assertThat(run(new HandshakeCommand(), "web.lab:1", Input.of("")).out()).contains("web.lab:1: connection refused");
        assertThat(run(new HandshakeCommand(), "web.lab:1 --cafile nosuch", Input.of("")).status()).isEqualTo(1);
    }

    @Test
    void both_languages_have_the_same_texts() throws Exception {
        Properties en = new Properties();
        Properties ko = new Properties();
        en.load(HandshakeCommand.class.getResourceAsStream("en.properties"));
        ko.load(HandshakeCommand.class.getResourceAsStream("ko.properties"));
        assertThat(ko.keySet()).isEqualTo(en.keySet());
        assertThat(Stream.of("tls.server.expired", "tls.alert.certificateRequired")).allSatisfy(key -> assertThat(new Texts("ko").has(key)).isTrue());
    }

    @Test
    void curl_speaks_to_the_same_server_and_is_refused_for_the_same_reasons() {
        assertThat(curl("-www", "--cacert ca.crt https://web.lab:4433/").out()).contains("s_server -accept 4433", "Ciphers common between both SSL end points");
        assertThat(curl("-www", "-sS --cacert other.crt https://web.lab:4433/").status()).isEqualTo(60);
        assertThat(curl("-www", "-sS --cacert ca.crt https://localhost:4433/").out()).contains("no alternative certificate subject name matches");
    }

    private Seen curl(String server, String options) {
        SimProcess serving = simulation.spawn("server", () -> run(new OpensslCommand(), "s_server -accept 4433 -cert web.crt -key web.key " + server, Input.of("")));
        simulation.sleep(Duration.ofMillis(10));
        Command curl = dev.ktutor.command.net.StandardCommands.all().stream().filter(c -> c.name().equals("curl")).findFirst().orElseThrow();
        Seen seen = run(curl, options, Input.of(""));
        serving.signal(Signal.TERM);
        simulation.sleep(Duration.ofMillis(10));
        return seen;
    }
}
