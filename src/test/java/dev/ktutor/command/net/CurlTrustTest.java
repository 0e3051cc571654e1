package dev.ktutor.command.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.pki.path.Dialect;
import dev.ktutor.pki.path.OddChains;
import dev.ktutor.tls.Handshake;
import dev.ktutor.tls.HandshakeResult;
import dev.ktutor.tls.TlsClient;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.TlsServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Odd chains shown to curl: what the real curl 7.88 over OpenSSL 3.0 said of the same chains, recorded word by word. */
class CurlTrustTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"curl.txt,server.lab", "curl-address.txt,127.0.0.1"})
    void says_what_curl_says(String record, String host) throws Exception {
        Map<String, String> said = new TreeMap<>();
        for (OddChains.Odd odd : OddChains.at(NOW)) {
            TlsClient client = new TlsClient(odd.roots(), Optional.empty(), host, false, Dialect.OPENSSL);
            HandshakeResult result = new Handshake().perform(client, TlsServer.of(new TlsIdentity(odd.shown(), odd.key())), NOW);
            Optional<CurlFailure> failure = result.failure().map(f -> Optional.of(CurlTrust.distrust(f, result.serverChain(), odd.roots(), NOW)))
                    .orElseGet(() -> CurlTrust.name(result.serverChain().get(0), host));
            said.put(odd.name().replace('@', '_'), failure.map(f -> "curl: (" + f.code() + ") " + f.getMessage()).orElse("")
                    .replace(CurlTls.LIBRARY, "OpenSSL/<version>").replaceAll("error:[0-9A-F]+:rsa routines::.*", "rsa routines"));
        }
        Map<String, String> recorded = new TreeMap<>();
        String lines = new String(CurlTrustTest.class.getResourceAsStream(record).readAllBytes(), StandardCharsets.UTF_8);
        lines.lines().forEach(line -> recorded.put(line.substring(0, line.indexOf(" | ")),
                line.substring(line.indexOf(" | ") + 3).replaceAll("error:[0-9A-F]+:rsa routines::.*", "rsa routines")));
        said.keySet().retainAll(recorded.keySet());
        assertThat(said).isEqualTo(recorded);
    }
}
