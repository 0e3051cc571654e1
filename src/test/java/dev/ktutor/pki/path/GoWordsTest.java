package dev.ktutor.pki.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.tls.Handshake;
import dev.ktutor.tls.HandshakeFailure;
import dev.ktutor.tls.TlsClient;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.TlsServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Odd chains shown to a client written in Go: what the real kubectl v1.36.4 said of the same chains, recorded word by word. */
class GoWordsTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"kubectl.txt,server.lab", "kubectl-address.txt,127.0.0.1"})
    void clients_say_what_kubectl_says(String record, String host) throws Exception {
        Map<String, String> said = new TreeMap<>();
        for (OddChains.Odd odd : OddChains.at(NOW)) {
            TlsClient client = TlsClient.verifying(odd.roots(), host);
            String text = new Handshake().perform(client, TlsServer.of(new TlsIdentity(odd.shown(), odd.key())), NOW).failure()
                    .map(HandshakeFailure::clientText).orElse("");
            said.put(odd.name().replace('@', '_'), text.replaceAll("[0-9]{4}-[0-9-]+T[0-9:]+Z", "<time>"));
        }
        Map<String, String> recorded = new TreeMap<>();
        String lines = new String(GoWordsTest.class.getResourceAsStream(record).readAllBytes(), StandardCharsets.UTF_8);
        lines.lines().forEach(line -> recorded.put(line.substring(0, line.indexOf(" | ")), line.substring(line.indexOf(" | ") + 3)));
        said.keySet().retainAll(recorded.keySet());
        assertThat(said).isEqualTo(recorded);
    }
}
