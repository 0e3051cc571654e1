package dev.ktutor.pki;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts a certificate together: subject, key, issuer, validity, extensions, then a signature. Each step returns a new
 * builder; {@link #subjectAltNames}, {@link #usages} and the like add extensions in call order.
 */
public record CertificateBuilder(DistinguishedName subject, PublicKey key, BigInteger serial, Instant notBefore, Instant notAfter,
        List<Extension> extensions) {

    /** Keeps its own copy. */
    public CertificateBuilder {
        extensions = List.copyOf(extensions);
    }

    /** A certificate for a subject and key, valid between two moments, with a random serial number. */
    public static CertificateBuilder of(DistinguishedName subject, PublicKey key, Instant notBefore, Instant notAfter) {
        return new CertificateBuilder(subject, key, randomSerial(), notBefore, notAfter, List.of());
    }

    /** A positive serial number of 159 random bits at most (RFC 5280 §4.1.2.2: 20 octets). */
    public static BigInteger randomSerial() {
        return new BigInteger(1, KeyGenerator.randomBytes(20)).clearBit(159).setBit(158);
    }

    /** With this serial number. */
    public CertificateBuilder serial(BigInteger number) {
        return new CertificateBuilder(subject, key, number, notBefore, notAfter, extensions);
    }

    /** With one more extension. */
    public CertificateBuilder extension(Extension extension) {
        List<Extension> more = new ArrayList<>(extensions);
        more.add(extension);
        return new CertificateBuilder(subject, key, serial, notBefore, notAfter, more);
    }

    /** A CA as kubeadm makes them: critical CA:TRUE, key usage for signing, its subject key identifier. */
    public CertificateBuilder authority() {
        return extension(Extension.keyUsage(true, KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_CERT_SIGN))
                .extension(Extension.basicConstraints(true, true, -1)).extension(Extension.subjectKeyId(key));
    }

    /** Key usages, critical. */
    public CertificateBuilder usages(KeyUsage... usages) {
        return extension(Extension.keyUsage(true, usages));
    }

    /** Extended key usages. */
    public CertificateBuilder extendedUsages(ExtendedKeyUsage... usages) {
        return extension(Extension.extendedKeyUsage(false, Arrays.stream(usages).map(ExtendedKeyUsage::oid).toList()));
    }

    /** Host names and IP addresses as alternative names; none adds nothing. */
    public CertificateBuilder subjectAltNames(List<String> dnsNames, List<String> ipAddresses) {
        List<GeneralName> names = new ArrayList<>();
        dnsNames.forEach(n -> names.add(GeneralName.dns(n)));
        ipAddresses.forEach(a -> names.add(GeneralName.ip(a)));
        return names.isEmpty() ? this : extension(Extension.subjectAltName(false, names));
    }

    /** Signed by itself: a root. */
    public Certificate selfSigned(PrivateKeyPair keyPair) {
        return sign(subject, keyPair, keyPair.defaultAlgorithm());
    }

    /** Signed by an authority, whose key identifier is named. */
    public Certificate signedBy(Certificate authority, PrivateKeyPair authorityKey) {
        CertificateBuilder named = authority.extensions().subjectKeyId()
                .map(id -> extension(Extension.authorityKeyId(id))).orElse(this);
        return named.sign(authority.subject(), authorityKey, authorityKey.defaultAlgorithm());
    }

    /** Signed in an issuer's name with a key, in a given way, as it stands. Version 1 if it has no extensions. */
    public Certificate sign(DistinguishedName issuer, PrivateKeyPair issuerKey, SignatureAlgorithm how) {
        return sign(issuer, issuerKey, how, !extensions.isEmpty());
    }

    /** As {@link #sign(DistinguishedName, PrivateKeyPair, SignatureAlgorithm)}, with the version of the caller's choice. */
    public Certificate sign(DistinguishedName issuer, PrivateKeyPair issuerKey, SignatureAlgorithm how, boolean version3) {
        byte[] none = new byte[0];
        byte[] tbs = DerWriter.sequence(version3 ? DerWriter.explicit(0, DerWriter.integer(2)) : none,
                DerWriter.integer(serial), how.identifier().encoded(), issuer.der(),
                DerWriter.sequence(Moment.encode(notBefore), Moment.encode(notAfter)), subject.der(), key.der(),
                extensions.isEmpty() ? none
                        : DerWriter.explicit(3, DerWriter.sequence(extensions.stream().map(Extension::encoded).toList())));
        return Certificate.parse(DerWriter.sequence(tbs, how.identifier().encoded(), DerWriter.bitString(issuerKey.sign(how, tbs))));
    }
}
