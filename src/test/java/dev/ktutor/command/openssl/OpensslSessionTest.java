package dev.ktutor.command.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.pki.Certificate;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a learner types, without the real tool beside it. */
class OpensslSessionTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");

    private final OpensslBench bench = new OpensslBench(NOW);

    @Test
    void own_ca_signs_an_administrator() {
        assertThat(bench.run("genrsa -out ca.key 2048")).isEqualTo(new OpensslBench.Result(0, "", ""));
        bench.run("req -new -key ca.key -subj /CN=KUBERNETES-CA -out ca.csr");
        assertThat(bench.run("x509 -req -in ca.csr -signkey ca.key -days 1000 -out ca.crt").err())
                .isEqualTo("Certificate request self-signature ok\nsubject=CN = KUBERNETES-CA\n");
        bench.run("genrsa -out admin.key 2048");
        bench.run("req -new -key admin.key -subj /CN=kube-admin/O=system:masters -out admin.csr");
        bench.run("x509 -req -in admin.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 365 -out admin.crt");
        Certificate admin = Certificate.parsePem(bench.files().readText("admin.crt"));
        assertThat(admin.commonName()).contains("kube-admin");
        assertThat(admin.organizations()).containsExactly("system:masters");
        assertThat(admin.notBefore()).isEqualTo(NOW);
        assertThat(admin.notAfter()).isEqualTo(NOW.plus(Duration.ofDays(365)));
        assertThat(new BigInteger(bench.files().readText("ca.srl").strip(), 16)).isEqualTo(admin.serial());
        assertThat(bench.files().stat("admin.key").mode() & 0777).isEqualTo(0600);
        assertThat(bench.run("verify -CAfile ca.crt admin.crt").out()).isEqualTo("admin.crt: OK\n");
    }

    @Test
    void questions_are_asked_and_answered() {
        bench.run("genrsa -out a.key 2048");
        OpensslBench.Result asked = bench.run("req -new -key a.key -out a.csr", "KR\nSeoul\n.\nLab\n.\nkube-admin\n\n\n\n");
        assertThat(asked.status()).isZero();
        assertThat(asked.err()).startsWith("You are about to be asked").contains("Common Name (e.g. server FQDN or YOUR name) []:");
        assertThat(bench.run("req -in a.csr -noout -subject").out()).isEqualTo("subject=C = KR, ST = Seoul, O = Lab, CN = kube-admin\n");
    }

    @Test
    void completion_comes_from_the_tables() {
        assertThat(OpensslCompletion.candidates(List.of("x5"))).containsExactly("x509");
        assertThat(OpensslCompletion.candidates(List.of("x509", "-CA"))).contains("-CA", "-CAkey", "-CAcreateserial");
        assertThat(OpensslCompletion.candidates(List.of("x509", "-copy_extensions", ""))).containsExactly("none", "copy", "copyall");
        assertThat(OpensslCompletion.candidates(List.of("x509", "-sha"))).contains("-sha256", "-sha512");
        assertThat(OpensslCompletion.wantsFile(List.of("x509", "-in", ""))).isTrue();
        assertThat(OpensslCompletion.wantsFile(List.of("x509", "-days", ""))).isFalse();
    }

    @Test
    void what_is_missing_says_so() {
        assertThat(bench.run("s_time -connect localhost:443")).isEqualTo(new OpensslBench.Result(1, "", "s_time: the s_time command is not available in this lab yet\n"));
    }
}
