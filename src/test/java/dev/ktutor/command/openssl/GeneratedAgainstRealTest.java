package dev.ktutor.command.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random requests, certificates and extension sections: made here and judged by the real openssl, made by the real one and
 * read here, and both ways compared. Seeded, so that a failure can be repeated.
 */
class GeneratedAgainstRealTest {
    private static final int COUNT = 60;
    private static final long SEED = 4;
    private static final String SHOWN = " -noout -text -certopt no_validity,no_sigdump -nameopt multiline,show_type";
    private static final List<String> EXTENSIONS = List.of("basicConstraints = CA:FALSE", "basicConstraints = critical, CA:TRUE, pathlen:2", "keyUsage = digitalSignature, keyEncipherment",
            "keyUsage = critical, keyCertSign, cRLSign", "extendedKeyUsage = serverAuth, clientAuth", "extendedKeyUsage = critical, 1.3.6.1.4.1.311.20.2.2, codeSigning",
            "subjectKeyIdentifier = hash", "subjectKeyIdentifier = 01:02:03", "authorityKeyIdentifier = keyid", "authorityKeyIdentifier = keyid:always, issuer:always",
            "authorityKeyIdentifier = issuer", "subjectAltName = DNS:a.lab, DNS:*.b.lab, IP:10.0.0.1, IP:fd00::1", "subjectAltName = @names", "subjectAltName = email:copy, URI:http://x/",
            "subjectAltName = critical, otherName:1.3.6.1.4.1.311.20.2.3;UTF8:u@lab, RID:1.2.3.4", "subjectAltName = dirName:person", "issuerAltName = issuer:copy, DNS:i",
            "crlDistributionPoints = URI:http://a/c.crl, URI:http://b/c.crl", "crlDistributionPoints = point", "authorityInfoAccess = OCSP;URI:http://o/, caIssuers;URI:http://i/",
            "certificatePolicies = 1.2.3.4, @policy", "certificatePolicies = ia5org, 2.5.29.32.0, @policy", "nameConstraints = permitted;DNS:.lab, permitted;email:lab, excluded;IP:10.0.0.0/255.0.0.0",
            "policyConstraints = requireExplicitPolicy:1, inhibitPolicyMapping:0", "inhibitAnyPolicy = 3", "policyMappings = 1.2.3:1.2.4, 1.2.5:1.2.6", "tlsfeature = status_request, 17",
            "noCheck = ignored", "nsCertType = client, server, objCA", "nsComment = \"some, words\"", "nsBaseUrl = http://x/", "proxyCertInfo = critical, language:id-ppl-anyLanguage, pathlen:3, policy:text:AB",
            "1.2.3.9 = DER:05:00", "1.2.3.10 = critical, ASN1:UTF8:hello", "1.2.3.11 = ASN1:SEQUENCE:seq", "subjectInfoAccess = 1.3.6.1.5.5.7.48.5;URI:http://r/", "freshestCRL = URI:http://d/",
            "issuingDistributionPoint = critical, fullname:URI:http://p/, onlyuser:TRUE", "keyUsage = DER:03:02:05:A0", "subjectSignTool = tool");
    private static final List<String> TAIL = List.of("[names]", "DNS.1 = one", "DNS.2 = two", "IP.1 = 192.0.2.1", "email.1 = me@lab", "[person]", "C = KR", "O = \"Lab, one\"", "CN = p",
            "[point]", "fullname = URI:http://x/", "reasons = keyCompromise, CACompromise", "CRLissuer = dirName:person", "[policy]", "policyIdentifier = 1.3.5.8", "CPS.1 = http://cps/",
            "userNotice.1 = @notice", "[notice]", "explicitText = words", "organization = Lab", "noticeNumbers = 1, 2", "[seq]", "a = INTEGER:5", "b = EXPLICIT:1,IA5:x");
    private static final List<String> SUBJECTS = List.of("/CN=a", "/C=KR/ST=Seoul/L=Mapo/O=Lab~one/OU=x/CN=b", "/O=system:masters/CN=admin", "/CN=\uAD00\uB9AC\uC790/O=\uD55C\uAE00", "/CN=a+UID=7/DC=lab",
            "/emailAddress=a@b/CN=c/serialNumber=9", "/CN=a\\/b\\+c", "/C=KRX/CN=long", "/nosuch=1/CN=d", "/CN=/O=e", "CN=f", "/GN=given/SN=last/title=t/CN=g");
    private static final List<String> MORE = List.of("", "", "-sha384", "-sha512", "-clrext", "-days 400", "-copy_extensions copy", "-copy_extensions copyall", "-set_serial 0xABCDEF", "-set_serial -5", "-nosuchdigest");

    @TempDir
    private static Path folder;

    private final Random random = new Random(SEED);

    @Test
    void both_make_the_same_and_read_each_other() throws Exception {
        OpensslBench.needReal();
        OpensslBench bench = new OpensslBench(Instant.now());
        for (String line : List.of("genrsa -out ca.key 2048", "req -x509 -new -key ca.key -subj /C=KR/CN=CA -addext subjectAltName=DNS:ca.lab -days 500 -out ca.crt", "ecparam -name prime256v1 -genkey -noout -out ec.key",
                "genpkey -algorithm ed25519 -out ed.key", "genrsa -out rsa.key 2048")) {
            assertThat(bench.run(line).status()).as(line).isZero();
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            bench.files().write(i + ".cnf", section());
            String key = List.of("ec.key", "ed.key", "rsa.key").get(random.nextInt(3));
            lines.add("req -new -key " + key + " -utf8 -subj " + pick(SUBJECTS) + " -addext " + pick(EXTENSIONS.subList(0, 14)).replace(" = ", "=").replace("@names", "DNS:q").replace(' ', '~') + " -out OUT" + i + ".csr");
            String more = pick(MORE);
            String serial = more.contains("serial") ? "" : " -set_serial " + (i + 1);
            lines.add(("x509 -req -in OUT" + i + ".csr -CA ca.crt -CAkey ca.key -extfile " + i + ".cnf -extensions e" + serial + " -out OUT" + i + ".crt " + more).strip());
            lines.add(("req -x509 -new -key " + key + " -subj /CN=self" + i + " -config " + i + ".cnf -extensions e -set_serial 7 -out OUT" + i + ".self").strip());
            for (String kind : List.of(".crt", ".self")) {
                lines.add("x509 -in OUT" + i + kind + SHOWN);
            }
            lines.add("req -in OUT" + i + ".csr -noout -text -reqopt no_sigdump -nameopt oneline -verify");
        }
        bench.export(folder);
        List<OpensslBench.Result> ours = lines.stream().map(l -> bench.run(l.replace("OUT", "ours"))).toList();
        bench.export(folder);
        List<OpensslBench.Result> real = RealBatch.run(folder, lines.stream().map(l -> l.replace("OUT", "real")).toList());
        List<OpensslBench.Result> judged = RealBatch.run(folder, lines.stream().map(l -> l.contains("-new ") || l.contains("-req ") ? "version" : l.replace("OUT", "ours")).toList());
        for (int i = 0; i < lines.size(); i++) {
            String as = lines.get(i) + "\n" + bench.files().readText("/root/" + i / 6 + ".cnf");
            assertThat(OpensslBench.comparable(ours.get(i).err()).replace("ours", "real")).as(as).isEqualTo(OpensslBench.comparable(real.get(i).err()));
            assertThat(ours.get(i).status()).as(as).isEqualTo(real.get(i).status());
            assertThat(ours.get(i).out()).as(as).isEqualTo(real.get(i).out());
            if (!lines.get(i).contains("-out ")) {
                assertThat(judged.get(i).out()).as("judged by the real one: " + as).isEqualTo(ours.get(i).out());
            }
        }
        for (int i = 0; i < COUNT; i++) {
            if (Files.exists(folder.resolve("real" + i + ".crt"))) {
                bench.files().write("theirs", Files.readAllBytes(folder.resolve("real" + i + ".crt")));
                assertThat(bench.run("x509 -in theirs" + SHOWN).out()).isEqualTo(real.get(6 * i + 3).out());
            }
        }
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A configuration with a section of up to six extensions. */
    private String section() {
        StringBuilder text = new StringBuilder("[req]\ndistinguished_name = dn\n[dn]\n[e]\n");
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(pick(EXTENSIONS)).append('\n');
        }
        return text.append(String.join("\n", TAIL)).append('\n').toString();
    }
}
