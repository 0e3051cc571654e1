package dev.ktutor.command.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same command lines in the lab's openssl and in the real one, over the same files. */
class OpensslAgainstRealTest {
    private static OpensslBench bench;
    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeFiles() throws Exception {
        OpensslBench.needReal();
        bench = new OpensslBench(Instant.now());
        bench.files().write("v3.cnf", """
                [server]
                basicConstraints = critical, CA:FALSE
                keyUsage = critical, digitalSignature, keyEncipherment
                extendedKeyUsage = serverAuth, 1.2.3.4
                subjectKeyIdentifier = hash
                authorityKeyIdentifier = keyid, issuer
                subjectAltName = @names
                crlDistributionPoints = URI:http://ca.lab/ca.crl
                authorityInfoAccess = OCSP;URI:http://ocsp.lab/, caIssuers;URI:http://ca.lab/ca.crt
                certificatePolicies = 1.2.3.4.5, @policy
                nameConstraints = permitted;DNS:lab, excluded;IP:10.0.0.0/255.0.0.0
                nsComment = "made in the lab"
                1.2.3.4.6 = DER:04:03:61:62:63
                [names]
                DNS.1 = kubernetes
                DNS.2 = *.cluster.local
                IP.1 = 10.96.0.1
                IP.2 = fd00::1
                email = admin@lab
                URI = https://lab/x
                [policy]
                policyIdentifier = 1.3.5.8
                CPS.1 = http://cps.lab/
                userNotice.1 = @notice
                [notice]
                explicitText = practice only
                organization = Lab
                noticeNumbers = 1,2
                """);
        bench.files().write("text.crt", "hello\n");
        for (String line : List.of("genrsa -out ca.key 2048", "req -x509 -new -key ca.key -subj /C=KR/O=Kube~Lab/CN=KUBERNETES-CA -days 100 -out ca.crt",
                "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out ec.key", "genpkey -algorithm ed25519 -out ed.key",
                "req -new -key ec.key -subj /O=system:masters/CN=kube-admin -addext subjectAltName=DNS:a,IP:1.2.3.4 -out ec.csr",
                "req -new -key ed.key -utf8 -subj /CN=\uAD00\uB9AC\uC790+UID=7/O=a,~b -out ed.csr",
                "x509 -req -in ec.csr -CA ca.crt -CAkey ca.key -set_serial 0x8000000000000001 -days 30 -extfile v3.cnf -extensions server -out server.crt",
                "x509 -req -in ed.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 9000 -out ed.crt", "rsa -in ca.key -pubout -out ca.pub",
                "rsa -in ca.key -aes256 -passout pass:secret -out locked.key")) {
            OpensslBench.Result result = bench.run(line);
            assertThat(result.status()).as(line + "\n" + result.err()).isZero();
        }
        bench.export(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x509 -in server.crt -noout -text", "x509 -in ed.crt -noout -text -nameopt multiline", "x509 -in ca.crt -text -certopt no_pubkey,ext_dump",
        "x509 -in server.crt -noout -text -certopt ext_parse,no_pubkey,no_sigdump", "req -in ec.csr -noout -text", "req -in ed.csr -noout -text -nameopt RFC2253",
        "x509 -in ed.crt -noout -subject -issuer -nameopt utf8,sep_multiline", "x509 -in server.crt -noout -serial -dates -fingerprint -sha256 -email -ocsp_uri",
        "x509 -in server.crt -noout -purpose", "x509 -in ca.crt -noout -hash -issuer_hash -subject_hash_old -pubkey -modulus -ocspid",
        "x509 -in server.crt -noout -ext subjectAltName,nsComment,certificatePolicies", "x509 -in server.crt -noout -checkhost a.cluster.local",
        "x509 -in server.crt -checkip fd00::1 -noout", "x509 -in server.crt -noout -checkend 8640000", "x509 -in server.crt -outform der", "x509 -in ca.key",
        "pkey -in ca.key -text", "pkey -in ec.key -text -noout", "pkey -in ed.key -pubout", "ec -in ec.key", "ec -in ed.key", "rsa -in ec.key", "rsa -pubin -in ca.pub -text",
        "rsa -in locked.key -passin pass:secret -noout -check", "rsa -in locked.key -passin pass:wrong -noout", "rsa -in ca.key -traditional", "pkey -in ec.key -outform der",
        "verify -CAfile ca.crt server.crt ed.crt", "verify server.crt", "verify -CAfile ca.crt -purpose sslclient server.crt",
        "verify -CAfile ca.crt -verify_hostname nosuch server.crt", "verify -CAfile ca.crt -attime 1 server.crt", "verify -CAfile ca.crt -show_chain ca.crt text.crt",
        "verify -CAfile server.crt server.crt", "asn1parse -in server.crt -i -dump", "asn1parse -in ed.key", "dgst -sha512 -r v3.cnf", "sha1 v3.cnf nosuch",
        "dgst -sha256 -hmac k v3.cnf", "base64 -in v3.cnf", "x509 -nosuch", "x509 -days", "x509 -days 1x", "x509 -inform XYZ", "req -in text.crt", "req -newkey",
        "verify -help", "x509 -help", "nosuch", "genrsa x", "version", "x509 -req -in ec.csr", "x509 -req -in ec.csr -CA ca.crt -CAkey ec.key -CAcreateserial",
        "x509 -in nosuch -noout", "req -new -key nosuch.key -subj /CN=x", "req -new -key ca.key -subj /CN=x -addext nosuch=1", "crl -in ca.crt",
        "req -new -key ca.key -subj /CN=x -addext keyUsage=everything", "req -new -key ca.key -subj /CN=x -addext basicConstraints=CA:maybe",
        "req -new -key ca.key -subj /CN=x -addext extendedKeyUsage=nosuch", "req -new -key ca.key -subj /CN=x -addext subjectAltName=dirName:nosuch",
        "req -new -key ca.key -subj /CN=x -addext authorityKeyIdentifier=keyid", "req -new -key ca.key -subj /CN=x -addext 1.2.3=ASN1:FOO:bar",
        "req -new -key ca.key -subj /CN=x -addext subjectAltName=", "req -new -key ca.key -subj /CN=x -addext certificatePolicies=nosuch",
        "req -new -key ca.key -subj /CN=x -addext nameConstraints=foo:bar", "req -new -key ca.key -subj /CN=x -addext subjectKeyIdentifier=zz",
        "x509 -req -in ec.csr -signkey ec.key -nosuch", "x509 -req -in ec.csr -CA ca.crt -CAkey ca.key -set_serial 1 -extfile v3.cnf -extensions nosuch"})
    void says_the_same(String line) throws Exception {
        OpensslBench.Result ours = bench.run(line);
        OpensslBench.Result real = OpensslBench.real(folder, line, "");
        assertThat(OpensslBench.comparable(ours.err())).isEqualTo(OpensslBench.comparable(real.err()));
        assertThat(ours.out()).isEqualTo(real.out());
        assertThat(ours.status()).isEqualTo(real.status());
    }
}
