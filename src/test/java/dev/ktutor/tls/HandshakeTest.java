package dev.ktutor.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateBuilder;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.PrivateKeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");
    private static final KeyGenerator KEYS = KeyGenerator.direct();
    private static final PrivateKeyPair CA_KEY = KEYS.rsa(2048);
    private static final Certificate CA = CertificateBuilder.of(DistinguishedName.of("CN", "kubernetes"), CA_KEY.publicKey(),
            NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(3650))).authority().selfSigned(CA_KEY);
    private static final PrivateKeyPair OTHER_KEY = KEYS.rsa(2048);
    private static final Certificate OTHER_CA = CertificateBuilder.of(DistinguishedName.of("CN", "kubernetes"), OTHER_KEY.publicKey(),
            NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(3650))).authority().selfSigned(OTHER_KEY);
    private static final TlsIdentity SERVER = identity("kube-apiserver", List.of(), ExtendedKeyUsage.SERVER_AUTH, NOW.plus(Duration.ofDays(365)));

    private final Handshake handshake = new Handshake();

    private static TlsIdentity identity(String name, List<String> groups, ExtendedKeyUsage usage, Instant until) {
        PrivateKeyPair key = KEYS.ec(NamedCurve.P256);
        Certificate certificate = CertificateBuilder.of(DistinguishedName.ofUser(name, groups), key.publicKey(), NOW.minus(Duration.ofHours(1)), until)
                .usages(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT).extendedUsages(usage)
                .subjectAltNames(List.of("kubernetes", "kubernetes.default"), List.of("192.168.56.10")).signedBy(CA, CA_KEY);
        return new TlsIdentity(List.of(certificate), key);
    }

    private static TlsServer server(TlsServer.ClientAuth auth) {
        return new TlsServer(() -> SERVER, auth, () -> List.of(CA));
    }

    private String clientSees(TlsClient client, TlsServer server) {
        return handshake.perform(client, server, NOW).failure().map(HandshakeFailure::clientText).orElse("ok");
    }

    @Test
    void server_is_verified_by_chain_name_and_key() {
        TlsServer server = server(TlsServer.ClientAuth.NONE);
        assertThat(clientSees(TlsClient.verifying(List.of(CA), "192.168.56.10"), server)).isEqualTo("ok");
        assertThat(clientSees(TlsClient.verifying(List.of(CA), "kubernetes"), server)).isEqualTo("ok");
        assertThat(clientSees(TlsClient.verifying(List.of(CA), "node01"), server))
                .isEqualTo("tls: failed to verify certificate: x509: certificate is valid for kubernetes, kubernetes.default, not node01");
        assertThat(clientSees(TlsClient.verifying(List.of(CA), "10.0.0.1"), server))
                .isEqualTo("tls: failed to verify certificate: x509: certificate is valid for 192.168.56.10, not 10.0.0.1");
        assertThat(clientSees(TlsClient.verifying(List.of(), "kubernetes"), server))
                .isEqualTo("tls: failed to verify certificate: x509: certificate signed by unknown authority");
        assertThat(clientSees(TlsClient.verifying(List.of(OTHER_CA), "kubernetes"), server))
                .isEqualTo("tls: failed to verify certificate: x509: certificate signed by unknown authority (possibly because of "
                        + "\"crypto/rsa: verification error\" while trying to verify candidate authority certificate \"kubernetes\")");
        TlsServer wrongKey = TlsServer.of(new TlsIdentity(SERVER.chain(), KEYS.ec(NamedCurve.P256)));
        assertThat(clientSees(TlsClient.verifying(List.of(CA), "kubernetes"), wrongKey))
                .isEqualTo("tls: invalid signature by the server certificate: ECDSA verification failure");
        assertThat(handshake.perform(TlsClient.verifying(List.of(CA), "node01"), server, NOW).failure().orElseThrow().serverText())
                .isEqualTo("remote error: tls: bad certificate");
    }

    @Test
    void client_must_prove_itself_where_it_is_asked() {
        TlsServer server = server(TlsServer.ClientAuth.REQUIRE_AND_VERIFY);
        TlsClient client = TlsClient.verifying(List.of(CA), "kubernetes");
        assertThat(clientSees(client, server)).isEqualTo("remote error: tls: certificate required");
        TlsIdentity admin = identity("admin", List.of("system:masters"), ExtendedKeyUsage.CLIENT_AUTH, NOW.plus(Duration.ofDays(1)));
        HandshakeResult good = handshake.perform(client.with(admin), server, NOW);
        assertThat(good.ok()).isTrue();
        assertThat(good.clientChain().get(0).organizations()).containsExactly("system:masters");
        assertThat(clientSees(client.with(new TlsIdentity(admin.chain(), KEYS.ec(NamedCurve.P256))), server))
                .isEqualTo("remote error: tls: error decrypting message");
        TlsIdentity late = identity("admin", List.of(), ExtendedKeyUsage.CLIENT_AUTH, NOW.minusSeconds(60));
        HandshakeFailure failure = handshake.perform(client.with(late), server, NOW).failure().orElseThrow();
        assertThat(failure.serverText()).isEqualTo("tls: failed to verify certificate: x509: certificate has expired or is not yet valid: "
                + "current time 2026-01-15T09:00:00Z is after 2026-01-15T08:59:00Z");
        assertThat(failure.clientText()).isEqualTo("remote error: tls: expired certificate");
        assertThat(clientSees(client.with(SERVER), server)).isEqualTo("remote error: tls: bad certificate");
        assertThat(clientSees(client.with(late), server(TlsServer.ClientAuth.REQUEST))).isEqualTo("ok");
    }
}
