package dev.ktutor.lab.boot;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateBuilder;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.PrivateKeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A certificate authority as kubeadm makes it.
 *
 * @param certificate its own certificate
 * @param key signs
 */
record Authority(Certificate certificate, PrivateKeyPair key) {
    private static final Duration CA_LIFE = Duration.ofDays(3650);
    private static final Duration LIFE = Duration.ofDays(365);
    private static final Duration BACKDATED = Duration.ofMinutes(5);

    /** What a certificate is for: names, and whether servers or clients show it. */
    record Leaf(DistinguishedName subject, List<String> dnsNames, List<String> addresses, List<ExtendedKeyUsage> usages) {

        /** A client's. */
        static Leaf client(String commonName, String... organizations) {
            return new Leaf(DistinguishedName.ofUser(commonName, List.of(organizations)), List.of(), List.of(), List.of(ExtendedKeyUsage.CLIENT_AUTH));
        }

        /** A server's. */
        static Leaf server(String commonName, List<String> dnsNames, List<String> addresses) {
            return new Leaf(DistinguishedName.ofUser(commonName, List.of()), dnsNames, addresses, List.of(ExtendedKeyUsage.SERVER_AUTH));
        }

        /** One of an end that is server and client, as etcd's members are. */
        static Leaf peer(String commonName, List<String> dnsNames, List<String> addresses) {
            return new Leaf(DistinguishedName.ofUser(commonName, List.of()), dnsNames, addresses,
                    List.of(ExtendedKeyUsage.SERVER_AUTH, ExtendedKeyUsage.CLIENT_AUTH));
        }
    }

    /** A new root, valid for ten years. */
    static Authority make(String commonName, PrivateKeyPair key, Instant now) {
        Instant from = now.minus(BACKDATED);
        Certificate certificate = CertificateBuilder.of(DistinguishedName.ofUser(commonName, List.of()), key.publicKey(), from, now.plus(CA_LIFE))
                .serial(serial()).authority().subjectAltNames(List.of(commonName), List.of()).selfSigned(key);
        return new Authority(certificate, key);
    }

    /** A certificate valid for a year; its extensions are in the order of Go's crypto/x509. */
    Certificate issue(Leaf leaf, PrivateKeyPair holder, Instant now) {
        CertificateBuilder builder = CertificateBuilder.of(leaf.subject(), holder.publicKey(), certificate.notBefore(), now.plus(LIFE))
                .serial(serial())
                .usages(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT)
                .extendedUsages(leaf.usages().toArray(ExtendedKeyUsage[]::new))
                .extension(Extension.basicConstraints(true, false, -1));
        byte[] id = certificate.extensions().subjectKeyId().orElse(new byte[0]);
        return builder.extension(Extension.authorityKeyId(id)).subjectAltNames(leaf.dnsNames(), leaf.addresses())
                .sign(certificate.subject(), key, key.defaultAlgorithm());
    }

    /** 63 bits, as client-go's cert package takes. */
    private static java.math.BigInteger serial() {
        return CertificateBuilder.randomSerial().shiftRight(96).max(java.math.BigInteger.ONE);
    }
}
