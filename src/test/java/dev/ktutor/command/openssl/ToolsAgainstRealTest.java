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

/** {@code ciphers}, {@code errstr} and {@code prime} beside the real ones. */
class ToolsAgainstRealTest {
    private static final List<String> STRINGS = List.of("ALL", "ALL:@STRENGTH", "ALL:COMPLEMENTOFALL", "COMPLEMENTOFALL", "COMPLEMENTOFDEFAULT", "DEFAULT", "DEFAULT@SECLEVEL=1",
            "DEFAULT:@SECLEVEL=0", "HIGH:!aNULL", "HIGH:!aNULL:!MD5:!RC4", "ECDHE+AESGCM", "ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM", "ALL:!kRSA:+AES128:-CAMELLIA:CAMELLIA256",
            "MEDIUM", "LOW", "FIPS", "eNULL", "aNULL", "aECDSA", "aDSS", "aPSK", "aRSA", "kRSA", "RSA", "kDHE", "kEDH", "DH", "EDH", "EECDH", "kPSK", "kECDHEPSK", "kDHEPSK",
            "kRSAPSK", "PSK", "SRP", "aSRP", "kSRP", "ADH", "AECDH", "AES", "AES128", "AES256", "AESCCM", "AESCCM8", "AESGCM", "ARIA", "ARIA128", "ARIAGCM", "CAMELLIA", "CHACHA20",
            "3DES", "RC4", "SEED", "IDEA", "DES", "NULL", "MD5", "SHA", "SHA1", "SHA256", "SHA384", "GOST94", "SSLv3", "TLSv1", "TLSv1.0", "TLSv1.2", "TLSv1.3", "CBC", "SUITEB128",
            "SUITEB192", "SUITEB128ONLY", "SUITEB128C2", "AES128-SHA~AES256-SHA,AES128-GCM-SHA256;AES256-GCM-SHA384", "AES128-SHA:zz", "zz", "!", "+", "-- -", "-- -x", "@foo",
            "@foo:@bar", "AES128-SHA:@foo", "@SECLEVEL=9", "@SECLEVEL=7:AES128-SHA", "AES128-SHA:@SECLEVEL=x", "@SECLEVEL=0", "AES128-SHA+TLSv1.2", "kRSA+foo", "kRSA+kDHE",
            "HIGH+LOW", "HIGH+kRSA:@STRENGTH", "ALL:-ECDHE:ECDHE", "ALL:!AES:AES", "AES128-SHA+", "TLS_AES_128_GCM_SHA256", "aes128-sha", "DEFAULTx", "DEFAULT:!TLSv1",
            "ECDHE-RSA-AES128-GCM-SHA256:!ECDHE", "_", "a_b:AES128-SHA");
    private static final List<String> OPTIONS = List.of("", "-v", "-V", "-s", "-s -v", "-stdname", "-stdname -V", "-tls1", "-tls1_3", "-s -tls1", "-s -tls1_1", "-s -tls1_2", "-s -tls1_3",
            "-s -psk", "-s -srp", "-s -tls1_2 -tls1_3", "-s -psk -srp ALL@SECLEVEL=0", "-s -psk -srp ALL@SECLEVEL=1", "-s -psk -srp ALL@SECLEVEL=2", "-s -psk -srp ALL@SECLEVEL=3",
            "-s -psk -srp ALL@SECLEVEL=4", "-s -psk -srp ALL@SECLEVEL=5", "-s ALL:COMPLEMENTOFALL:@SECLEVEL=0", "-s eNULL", "-convert TLS_RSA_WITH_AES_128_CBC_SHA",
            "-convert TLS_FALLBACK_SCSV", "-convert TLS_AES_128_CCM_SHA256", "-convert foo", "-convert  -s", "-ciphersuites  AES128-SHA", "-ciphersuites foo", "-ciphersuites :",
            "-ciphersuites TLS_AES_128_GCM_SHA256:foo", "-ciphersuites TLS_AES_128_GCM_SHA256:", "-ciphersuites ~TLS_AES_128_GCM_SHA256~:~TLS_AES_128_CCM_SHA256",
            "-ciphersuites TLS_RSA_WITH_AES_128_CBC_SHA AES128-SHA", "-s -tls1_3 -ciphersuites  AES128-SHA", "-s -v -tls1_3 -ciphersuites  AES128-SHA", "a b", "-v -convert");
    private static final List<String> OTHERS = List.of("errstr", "errstr 0A0000B9 zz 12345678 0", "errstr 789101112 0800000D 0x0A000118 0X2000068 -1", "errstr ~6800082x + -  0x 5g -- 7",
            "errstr -- -1 -80000002 +2", "errstr 80000000 80000002 8000000D 800000FF 80000085 FFFFFFFF", "errstr 0A080002 0A0C0100 00080002 02080103 11000070 56000000 2000000",
            "errstr 112345678901234567 -112345678901234567 ffffffffffffffff", "prime", "prime abc", "prime 7 8 0x7 007 -7 0 1 2 -0 12a", "prime -hex fF 0xff 11 -3 g", "prime  7", "prime -- -",
            "prime 7 abc 11", "prime 170141183460469231731687303715884105727 170141183460469231731687303715884105729", "prime -hex FFFFFFFFFFFFFFC5", "prime -generate",
            "prime -generate -bits 1", "prime -generate -bits 0", "prime -generate -bits 2", "prime -generate -bits 3", "prime -generate -bits 4", "prime -generate -bits 4 -hex",
            "prime -generate -bits 3 -safe", "prime -generate -bits 5 -safe", "prime -generate -bits 6 -safe", "prime -generate -bits 16 7", "prime -checks 0 7", "prime -checks 5 7", "prime -bits 5 7");

    private static final List<String> SETTINGS = List.of("", "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:-5", "-sigopt rsa_padding_mode:pss -sigopt rsa_mgf1_md:foo", "-sigopt foo:bar",
            "-sigopt foo", "-sigopt rsa_padding_mode:none", "-sigopt rsa_padding_mode:foo", "-sigopt rsa_padding_mode:oaep", "-sigopt rsa_padding_mode:pkcs1", "-sigopt digests:sha256",
            "-sigopt rsa_pss_saltlen:20 -sigopt rsa_padding_mode:pss", "-sigopt rsa_mgf1_md:sha256", "-sigopt rsa_oaep_md:sha256", "-sigopt rsa_padding_mode:pkcs1 -sigopt :");
    private static final List<String> DGST_SETTINGS = List.of("-sigopt rsa_padding_mode:pss", "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:x",
            "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:900", "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:12x", "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest");

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> say_the_same() throws Exception {
        OpensslBench.needReal();
        OpensslBench bench = new OpensslBench(Instant.now());
        List<String> lines = Stream.of(STRINGS.stream().map(s -> "ciphers " + s), OPTIONS.stream().map(o -> "ciphers " + o), OTHERS.stream(), signing()).flatMap(s -> s).toList();
        for (String line : List.of("genrsa -out rsa.key 2048", "rsa -in rsa.key -pubout -out rsa.pub", "ecparam -genkey -name prime256v1 -noout -out ec.key", "rand -out text 40",
                "dgst -sha256 -sign rsa.key -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:20 -out pss text", "dgst -sha256 -sign rsa.key -out plain text",
                "req -new -x509 -key rsa.key -subj /CN=a -out crt", "req -new -key rsa.key -subj /CN=a -out csr")) {
            bench.run(line);
        }
        bench.export(folder);
        List<OpensslBench.Result> real = RealBatch.run(folder, lines);
        return IntStream.range(0, lines.size()).mapToObj(i -> DynamicTest.dynamicTest(lines.get(i), () -> {
            OpensslBench.Result ours = bench.run(lines.get(i));
            assertThat(ours.out()).isEqualTo(real.get(i).out());
            assertThat(OpensslBench.comparable(ours.err())).isEqualTo(OpensslBench.comparable(real.get(i).err()));
            assertThat(ours.status()).isEqualTo(real.get(i).status());
        }));
    }

    private static Stream<String> signing() {
        Stream<String> common = SETTINGS.stream().flatMap(o -> Stream.of("dgst -sha256 -sign rsa.key " + o + " -hex text", "dgst -sha256 -sign ec.key " + o + " -out made text",
                "dgst -sha256 -verify rsa.pub -signature plain " + o + " text", "dgst -sha256 -hmac k " + o + " text", "req -new -key rsa.key -subj /CN=a " + o,
                "req -new -x509 -key ec.key -subj /CN=a -out made " + o, "x509 -req -in csr -signkey rsa.key -out made " + o, "x509 -in crt -x509toreq -signkey rsa.key -out made " + o));
        Stream<String> dgst = DGST_SETTINGS.stream().flatMap(o -> Stream.of("dgst -sha256 -sign rsa.key " + o + " -out made text", "dgst -sha256 " + o + " text",
                "dgst -sha256 -verify rsa.pub -signature pss " + o + " text", "dgst -sha256 -verify rsa.pub -signature pss " + o + " csr", "dgst -sha256 -verify rsa.pub -signature plain " + o + " text",
                "dgst -sha256 -sign ec.key " + o + " -out made text"));
        Stream<String> checks = Stream.of("rsa_padding_mode:pss -sigopt rsa_pss_saltlen:20", "rsa_padding_mode:pss -sigopt rsa_pss_saltlen:auto", "rsa_padding_mode:pss -sigopt rsa_mgf1_md:sha1")
                .map(o -> "dgst -sha256 -verify rsa.pub -signature pss -sigopt " + o + " text");
        return Stream.of(common, dgst, checks).flatMap(s -> s).map(line -> line.replaceAll(" +", " "));
    }
}
