package dev.ktutor.command.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Help texts and the words about wrong options, missing values and wrong values of every subcommand, beside the real ones. */
class OptionsAgainstRealTest {
    private static final List<String> COMMANDS = List.of("asn1parse", "ca", "ciphers", "crl", "crl2pkcs7", "dgst", "dhparam", "dsa", "dsaparam", "ec", "ecparam", "enc", "engine",
            "errstr", "gendsa", "genpkey", "genrsa", "help", "info", "kdf", "list", "mac", "nseq", "ocsp", "passwd", "pkcs12", "pkcs7", "pkcs8", "pkey", "pkeyparam",
            "pkeyutl", "prime", "rand", "rehash", "req", "rsa", "rsautl", "s_client", "s_server", "s_time", "sess_id", "smime", "speed", "spkac", "srp", "storeutl", "ts",
            "verify", "version", "x509", "cms", "nosuch");
    private static final List<String> WRONG = List.of("-help", "-nosuch=5", "-in", "-out", "-passin", "-days", "-inform XX", "-days 1x", "-checkend 0y", "-crldays -3", "-iter 0");
    /** Commands that take the name of any algorithm as an option and are not built, so that they cannot tell a wrong one. */
    private static final List<String> ALGORITHMS_UNKNOWN = List.of("cms", "smime", "ocsp", "dsa", "gendsa", "ts", "sess_id", "nseq", "storeutl", "rehash");

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> say_the_same() throws Exception {
        OpensslBench.needReal();
        OpensslBench bench = new OpensslBench(Instant.now());
        List<String> lines = COMMANDS.stream().flatMap(c -> Stream.concat(WRONG.stream().filter(w -> w.equals("-help") || !ALGORITHMS_UNKNOWN.contains(c)).map(w -> c + " " + w),
                Stream.of("help " + c))).filter(l -> !l.matches("(version|help|info|list|ciphers|errstr|rand|s_client|s_server|passwd) -passin")).toList();
        List<OpensslBench.Result> real = RealBatch.run(folder, lines);
        return IntStream.range(0, lines.size()).mapToObj(i -> DynamicTest.dynamicTest(lines.get(i), () -> {
            OpensslBench.Result ours = bench.run(lines.get(i));
            assertThat(OpensslBench.comparable(ours.err())).isEqualTo(OpensslBench.comparable(real.get(i).err()));
            assertThat(ours.out()).isEqualTo(real.get(i).out());
            assertThat(ours.status()).isEqualTo(real.get(i).status());
        }));
    }
}
