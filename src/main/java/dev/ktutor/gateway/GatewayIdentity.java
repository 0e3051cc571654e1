package dev.ktutor.gateway;

import dev.ktutor.host.fs.FileView;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateBuilder;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.PrivateKeyPair;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** What the gateway shows to real clients: a certificate for the loopback address, signed by the lab's CA. */
final class GatewayIdentity {
    private static final char[] STORE_PASSWORD = "in memory only".toCharArray();

    private GatewayIdentity() { }

    /** The TLS context; fails if the lab's CA is not to be read. */
    static SSLContext context(FileView files, KeyGenerator keys, Instant now) throws GeneralSecurityException, java.io.IOException {
        Certificate authority = Certificate.parsePem(files.readText("/etc/kubernetes/pki/ca.crt"));
        PrivateKeyPair authorityKey = PrivateKeyPair.parsePem(files.readText("/etc/kubernetes/pki/ca.key"));
        PrivateKeyPair key = keys.rsa(2048);
        Certificate certificate = CertificateBuilder.of(DistinguishedName.ofUser("ktutor-gateway", List.of()), key.publicKey(),
                        now.minus(Duration.ofMinutes(5)), now.plus(Duration.ofDays(1)))
                .usages(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT).extendedUsages(ExtendedKeyUsage.SERVER_AUTH)
                .subjectAltNames(List.of("localhost"), List.of("127.0.0.1")).signedBy(authority, authorityKey);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("gateway", KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key.pkcs8())),
                STORE_PASSWORD, new java.security.cert.Certificate[] {x509(certificate), x509(authority)});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, STORE_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), new TrustManager[] {new AnyClient(x509(authority))}, new SecureRandom());
        return context;
    }

    private static X509Certificate x509(Certificate certificate) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate.der()));
    }

    /** Takes every client certificate: whether it counts is for the lab's API server to say, by the lab's clock. */
    private record AnyClient(X509Certificate authority) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) { }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws java.security.cert.CertificateException {
            throw new java.security.cert.CertificateException("the gateway opens no connections");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {authority};
        }
    }
}
