package dev.ktutor.command.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Pipe;
import dev.ktutor.sim.SimProcess;
import dev.ktutor.sim.Simulation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * s_client against s_server: both the lab's, and both real on the loopback address in the same arrangement. What either
 * prints must agree but for what is random; the counts of octets must agree too.
 */
class TlsPairsTest {
    private static final String CERT = "-cert s.crt -key s.key ";
    private static final int FIRST_PORT = 24811;
    @TempDir
    private static Path folder;
    private static OpensslBench bench;

    /** Options of the server after its certificate, those of the client, and what is typed at the client: a leading + waits first. */
    private record Pair(String server, String client, String typed) { }

    private record Seen(String clientOut, String clientErr, String serverOut, String serverErr, int status) { }

    private static final List<Pair> PAIRS = new ArrayList<>();

    private static void pair(String server, String client) {
        PAIRS.add(new Pair(server, client, "Q\n"));
    }

    static {
        pair("", "-CAfile ca.crt");
        pair("", "-CAfile ca.crt -servername web.lab -showcerts");
        pair("", "-CAfile other.crt");
        pair("", "-CAfile other.crt -verify_return_error");
        pair("", "-CAfile ca.crt -verify 1 -nameopt RFC2253");
        pair("", "-CAfile ca.crt -verify_hostname web.lab");
        pair("", "-CAfile ca.crt -verify_hostname foo.lab -verify_return_error");
        pair("", "-CAfile ca.crt -verify_hostname foo.lab -brief");
        pair("", "-CAfile ca.crt -attime 2000000000");
        pair("", "-CAfile ca.crt -brief");
        pair("-tls1_2", "-CAfile ca.crt -brief");
        pair("-tls1_2", "-CAfile ca.crt -status -alpn h2");
        pair("-alpn h2,http/1.1", "-CAfile ca.crt -alpn http/1.1,h2");
        pair("-alpn h2", "-CAfile ca.crt -alpn http/1.1");
        PAIRS.add(new Pair("-CAfile ca.crt -Verify 1", "-CAfile ca.crt", "+Q\n"));
        pair("-CAfile ca.crt -Verify 1 -tls1_2", "-CAfile ca.crt");
        pair("-CAfile ca.crt -Verify 1", "-CAfile ca.crt -cert c.crt -key c.key");
        pair("-CAfile ca.crt -Verify 1 -tls1_2", "-CAfile ca.crt -cert c.crt -key c.key");
        pair("-CAfile other.crt -Verify 1", "-CAfile ca.crt -cert c.crt -key c.key");
        PAIRS.add(new Pair("-CAfile other.crt -Verify 1 -verify_return_error", "-CAfile ca.crt -cert c.crt -key c.key", "+Q\n"));
        pair("-CAfile other.crt -Verify 1 -verify_return_error -tls1_2", "-CAfile ca.crt -cert c.crt -key c.key");
        pair("-CAfile ca.crt -verify 2", "-CAfile ca.crt -brief");
        pair("-cipher AES128-SHA -tls1_2", "-CAfile ca.crt -cipher AES256-SHA");
        pair("-tls1_2", "-tls1_3");
        pair("-tls1_3", "-tls1_2");
        pair("", "-tls1_1");
        pair("-ciphersuites TLS_AES_128_GCM_SHA256", "-ciphersuites TLS_AES_256_GCM_SHA384");
        pair("-groups P-256", "-groups X25519");
        pair("-groups P-384", "-CAfile ca.crt");
        pair("", "-CAfile ca.crt -groups P-521:X25519 -ciphersuites TLS_CHACHA20_POLY1305_SHA256");
        for (String suite : List.of("AES128-SHA", "AES256-GCM-SHA384", "DHE-RSA-AES128-SHA", "ECDHE-RSA-AES128-SHA", "ECDHE-RSA-CHACHA20-POLY1305", "AES256-SHA256")) {
            pair("", "-CAfile ca.crt -tls1_2 -cipher " + suite);
        }
        pair("-no_ticket -tls1_2", "-CAfile ca.crt");
        pair("-serverpref -cipher AES128-SHA:AES256-SHA -tls1_2", "-CAfile ca.crt");
        PAIRS.add(new Pair("", "-CAfile ca.crt -msg -state -tlsextdebug -servername web.lab", "+Q\n"));
        pair("-tls1_2 -CAfile ca.crt -verify 1", "-CAfile ca.crt -msg -state -tlsextdebug");
        PAIRS.add(new Pair("-msg -state", "-CAfile ca.crt -prexit", "+Q\n"));
        PAIRS.add(new Pair("", "-CAfile ca.crt", "+Q\n"));
        PAIRS.add(new Pair("", "-CAfile ca.crt", "+hello\n+Q\n"));
        PAIRS.add(new Pair("-rev", "-CAfile ca.crt -quiet", "+hello\n+CLOSE\n"));
        PAIRS.add(new Pair("-www", "-CAfile ca.crt -quiet -cert c.crt -key c.key", "GET / HTTP/1.0\r\n\r\n"));
        PAIRS.add(new Pair("-WWW", "-CAfile ca.crt -quiet", "GET /ca.cnf HTTP/1.0\r\n\r\n"));
        PAIRS.add(new Pair("-WWW", "-CAfile ca.crt -ign_eof", "GET /nosuch HTTP/1.0\r\n\r\n"));
    }

    @BeforeAll
    static void credentials() throws Exception {
        OpensslBench.needReal();
        bench = new OpensslBench(Instant.now());
        bench.files().write("ca.cnf", "subjectAltName=DNS:web.lab,DNS:localhost\n");
        for (String line : List.of("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -subj /CN=my-ca -days 30",
                "req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.crt -subj /CN=other-ca -days 30",
                "req -newkey rsa:2048 -nodes -keyout s.key -out s.csr -subj /O=Lab/CN=web.lab", "req -newkey rsa:2048 -nodes -keyout c.key -out c.csr -subj /CN=client",
                "x509 -req -in s.csr -CA ca.crt -CAkey ca.key -CAcreateserial -extfile ca.cnf -out s.crt -days 20",
                "x509 -req -in c.csr -CA ca.crt -CAkey ca.key -CAcreateserial -out c.crt -days 20")) {
            assertThat(bench.run(line).status()).as(line).isZero();
        }
        bench.export(folder);
        real(java.util.stream.IntStream.range(0, PAIRS.size()).boxed().toList(), "0.4");
    }

    /** One script runs the real pairs, a few at a time; what is typed later comes after that many seconds. */
    private static void real(List<Integer> indexes, String patience) throws Exception {
        StringBuilder script = new StringBuilder("one() {\n"
                + "  sleep 20 | openssl s_server -accept 127.0.0.1:$2 $3 >$1.so 2>$1.se & local p=$!\n"
                + "  for i in {1..200}; do grep -qs ACCEPT $1.so && break; sleep 0.02; done\n"
                + "  eval \"$5\" | timeout 10 openssl s_client -connect 127.0.0.1:$2 $4 >$1.co 2>$1.ce; echo $? >$1.st\n"
                + "  sleep " + patience + "; kill $p 2>/dev/null\n}\n");
        for (int i : indexes) {
            Pair pair = PAIRS.get(i);
            StringBuilder typing = new StringBuilder("{ ");
            for (String piece : pair.typed().split("(?=\\+)")) {
                String text = piece.replace("+", "");
                typing.append(piece.startsWith("+") ? "sleep " + patience + "; " : "").append("printf \"").append(text.replace("\r", "\\\\r").replace("\n", "\\\\n")).append("\"; ");
            }
            script.append("one ").append(i).append(' ').append(FIRST_PORT + i).append(" '").append(server(pair)).append("' '").append(pair.client())
                    .append("' '").append(typing).append("}' &\n").append(i % 6 == 5 ? "wait %% ; sleep 0.2\n" : "");
        }
        script.append("wait $(jobs -p)\n");
        Files.writeString(folder.resolve("pairs.sh"), script.toString());
        Process process = new ProcessBuilder("bash", "pairs.sh").directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("pairs.log").toFile()).start();
        process.waitFor();
    }

    private static String server(Pair pair) {
        return (CERT + pair.server()).strip();
    }

    private static Seen realSeen(int i) throws Exception {
        return new Seen(text(i + ".co"), text(i + ".ce"), text(i + ".so"), text(i + ".se"), Integer.parseInt(text(i + ".st").strip()));
    }

    private static String text(String file) throws Exception {
        return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
    }

    private static Seen ours(int i) {
        Pair pair = PAIRS.get(i);
        ByteArrayOutputStream[] out = Stream.generate(ByteArrayOutputStream::new).limit(4).toArray(ByteArrayOutputStream[]::new);
        List<String> serverWords = OpensslBench.words("s_server -accept 127.0.0.1:" + (FIRST_PORT + i) + " " + server(pair));
        List<String> clientWords = OpensslBench.words("s_client -connect 127.0.0.1:" + (FIRST_PORT + i) + " " + pair.client());
        Invocation probe = bench.call(serverWords, Input.of(new byte[0]), out[2], out[3]);
        Simulation simulation = probe.simulation();
        Pipe silent = new Pipe(simulation);
        Invocation server = bench.call(serverWords, silent.input(), out[2], out[3]);
        simulation.schedule(Duration.ofHours(1), () -> { });
        SimProcess serving = simulation.spawn("server", () -> new OpensslCommand().run(server));
        simulation.sleep(Duration.ofMillis(100));
        Pipe keyboard = new Pipe(simulation);
        simulation.spawn("typist", () -> {
            for (String piece : pair.typed().split("(?=\\+)")) {
                simulation.sleep(Duration.ofMillis(piece.startsWith("+") ? 400 : 0));
                keyboard.output().print(piece.replace("+", ""));
            }
            keyboard.output().close();
        });
        int status = new OpensslCommand().run(bench.call(clientWords, keyboard.input(), out[0], out[1])).code();
        simulation.sleep(Duration.ofMillis(300));
        serving.signal(dev.ktutor.sim.Signal.TERM);
        simulation.yield();
        return new Seen(out[0].toString(StandardCharsets.ISO_8859_1), out[1].toString(StandardCharsets.ISO_8859_1),
                out[2].toString(StandardCharsets.ISO_8859_1), out[3].toString(StandardCharsets.ISO_8859_1), status);
    }

    /** Text without secrets, random numbers, moments, and what the shell says. */
    private static String comparable(String text) {
        return OpensslBench.comparable(text).replaceAll("(?s)(-----BEGIN SSL SESSION PARAMETERS-----\n).*?(-----END SSL)", "$1$2")
                .replaceAll("(?m)^(    (?:Session-ID|Master-Key|Resumption PSK): )([0-9A-F]+)$", "$1<hex>")
                .replaceAll("(?m)^(    Start Time: )[0-9]+", "$1<time>")
                .replaceAll("(?m)^((?:    )?[0-9a-f]{4} - ).*$", "$1<octets>")
                .replaceAll("(?m)^   ( [0-9a-f]{2})+ ?$", "<octets>");
    }

    /** Whether tickets come before what was typed at once is a race in the real pair. */
    private static String withoutTickets(Pair pair, String text) {
        return pair.typed().startsWith("+") ? text : text.replaceAll("(?s)---\nPost-Handshake New Session Ticket.*?\n---\nread R BLOCK\n", "");
    }

    private static boolean agree(int i, Seen ours, Seen real) {
        return comparable(ours.clientErr()).equals(comparable(real.clientErr())) && comparable(ours.serverErr()).equals(comparable(real.serverErr()))
                && comparable(ours.serverOut()).equals(comparable(real.serverOut())) && ours.status() == real.status()
                && withoutTickets(PAIRS.get(i), comparable(ours.clientOut())).equals(withoutTickets(PAIRS.get(i), comparable(real.clientOut())));
    }

    @TestFactory
    Stream<DynamicTest> both_pairs_say_the_same() {
        return java.util.stream.IntStream.range(0, PAIRS.size()).mapToObj(i -> DynamicTest.dynamicTest(
                "s_server " + PAIRS.get(i).server() + " | s_client " + PAIRS.get(i).client() + " < " + PAIRS.get(i).typed().strip(), () -> {
                    Seen ours = ours(i);
                    if (!agree(i, ours, realSeen(i))) {
                        real(List.of(i), "3"); // on a busy machine the real pair may have been cut short
                    }
                    Seen real = realSeen(i);
                    assertThat(comparable(ours.clientErr())).as("client, standard error").isEqualTo(comparable(real.clientErr()));
                    assertThat(withoutTickets(PAIRS.get(i), comparable(ours.clientOut()))).as("client, standard output")
                            .isEqualTo(withoutTickets(PAIRS.get(i), comparable(real.clientOut())));
                    assertThat(comparable(ours.serverErr())).as("server, standard error").isEqualTo(comparable(real.serverErr()));
                    assertThat(comparable(ours.serverOut())).as("server, standard output").isEqualTo(comparable(real.serverOut()));
                    assertThat(ours.status()).isEqualTo(real.status());
                }));
    }
}
