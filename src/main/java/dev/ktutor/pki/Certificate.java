package dev.ktutor.pki;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An X.509 certificate (RFC 5280 §4.1). Immutable; equal if the encodings are. */
public final class Certificate {
    /** The PEM label. */
    public static final String LABEL = "CERTIFICATE";

    private final byte[] der;
    private final byte[] tbs;
    private final int version;
    private final BigInteger serial;
    private final AlgorithmIdentifier innerAlgorithm;
    private final AlgorithmIdentifier signatureAlgorithm;
    private final DistinguishedName issuer;
    private final DistinguishedName subject;
    private final Der notBefore;
    private final Der notAfter;
    private final PublicKey publicKey;
    private final ExtensionSet extensions;
    private final byte[] signature;

    private Certificate(byte[] der) {
        this.der = der;
        List<Der> outer = Der.parse(der).children(Der.SEQUENCE);
        if (outer.size() != 3) {
            throw new PkiException("a certificate of " + outer.size() + " parts");
        }
        this.tbs = outer.get(0).encoded();
        this.signatureAlgorithm = AlgorithmIdentifier.of(outer.get(1));
        this.signature = outer.get(2).require(Der.BIT_STRING).bits();
        List<Der> parts = outer.get(0).children(Der.SEQUENCE);
        int i = 0;
        boolean versioned = !parts.isEmpty() && parts.get(0).is(0xA0);
        this.version = versioned ? parts.get(i++).children().get(0).integer().intValue() : 0;
        if (parts.size() < i + 6) {
            throw new PkiException("a certificate with fields missing");
        }
        this.serial = parts.get(i++).require(Der.INTEGER).integer();
        this.innerAlgorithm = AlgorithmIdentifier.of(parts.get(i++));
        this.issuer = DistinguishedName.parse(parts.get(i++).encoded());
        List<Der> validity = parts.get(i++).children(Der.SEQUENCE);
        if (validity.size() != 2) {
            throw new PkiException("a validity of " + validity.size() + " times");
        }
        this.notBefore = validity.get(0);
        this.notAfter = validity.get(1);
        this.subject = DistinguishedName.parse(parts.get(i++).encoded());
        this.publicKey = PublicKey.parse(parts.get(i++).encoded());
        List<Extension> found = new ArrayList<>();
        for (; i < parts.size(); i++) {
            if (parts.get(i).is(0xA3)) {
                found.addAll(Extension.list(parts.get(i).children().get(0)));
            }
        }
        this.extensions = new ExtensionSet(found);
    }

    /** From DER; throws {@link PkiException} if it is not a certificate. */
    public static Certificate parse(byte[] der) {
        try {
            return new Certificate(der.clone());
        } catch (IndexOutOfBoundsException e) {
            throw new PkiException("a certificate with parts missing");
        }
    }

    /** The first certificate in PEM text. */
    public static Certificate parsePem(String text) {
        return parse(Pem.first(text, LABEL, "X509 CERTIFICATE", "TRUSTED CERTIFICATE")
                .orElseThrow(() -> new PkiException(PkiException.Kind.NOT_FOUND, "no certificate in the PEM text")).der());
    }

    /** Every certificate in PEM text, in order. */
    public static List<Certificate> parseAllPem(String text) {
        return Pem.parseAll(text).stream().filter(b -> b.label().equals(LABEL)).map(b -> parse(b.der())).toList();
    }

    /** The whole encoding. */
    public byte[] der() {
        return der.clone();
    }

    /** A CERTIFICATE block. */
    public String pem() {
        return Pem.encode(LABEL, der);
    }

    /** The part that is signed. */
    public byte[] tbs() {
        return tbs.clone();
    }

    /** Zero for version 1, two for version 3. */
    public int version() {
        return version;
    }

    /** The serial number; negative if encoded so. */
    public BigInteger serial() {
        return serial;
    }

    /** Who issued it. */
    public DistinguishedName issuer() {
        return issuer;
    }

    /** Whom it names. */
    public DistinguishedName subject() {
        return subject;
    }

    /** The subject's common name: a Kubernetes user's name. */
    public Optional<String> commonName() {
        return subject.commonName();
    }

    /** The subject's organizations: a Kubernetes user's groups. */
    public List<String> organizations() {
        return subject.organizations();
    }

    /** From when it holds; the earliest moment there is if its time is malformed. */
    public Instant notBefore() {
        return Moment.read(notBefore).orElse(Instant.EPOCH);
    }

    /** Until when it holds; the epoch if its time is malformed. */
    public Instant notAfter() {
        return Moment.read(notAfter).orElse(Instant.EPOCH);
    }

    /** The encoded times, from and until. */
    public List<Der> validity() {
        return List.of(notBefore, notAfter);
    }

    /** The key it binds to the subject. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** Its extensions. */
    public ExtensionSet extensions() {
        return extensions;
    }

    /** Whether it may issue certificates by its basic constraints. */
    public boolean isCa() {
        return extensions.isCa();
    }

    /** Key usage; empty if it does not say. */
    public Optional<Set<KeyUsage>> keyUsage() {
        return extensions.keyUsage();
    }

    /** Object identifiers of the extended key usage; empty if it does not say. */
    public Optional<List<String>> extendedKeyUsage() {
        return extensions.extendedKeyUsage();
    }

    /** Whether the extended key usage names this use, or any, or is absent. */
    public boolean allows(ExtendedKeyUsage usage) {
        return extendedKeyUsage().map(all -> all.contains(usage.oid()) || all.contains(ExtendedKeyUsage.ANY.oid())).orElse(true);
    }

    /** Alternative names of all kinds. */
    public List<GeneralName> subjectAltNames() {
        return extensions.subjectAltNames();
    }

    /** Host names among the alternative names. */
    public List<String> dnsNames() {
        return subjectAltNames().stream().filter(n -> n.kind() == GeneralName.Kind.DNS).map(GeneralName::text).toList();
    }

    /** IP addresses among the alternative names, in their usual notation. */
    public List<String> ipAddresses() {
        return subjectAltNames().stream().filter(n -> n.kind() == GeneralName.Kind.IP).map(GeneralName::ipText).toList();
    }

    /** The algorithm named beside the signature. */
    public AlgorithmIdentifier signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /** The algorithm named inside the signed part. */
    public AlgorithmIdentifier innerAlgorithm() {
        return innerAlgorithm;
    }

    /** The signature's octets. */
    public byte[] signature() {
        return signature.clone();
    }

    /** Whether subject and issuer are the same name; says nothing of the signature. */
    public boolean isSelfIssued() {
        return subject.matches(issuer);
    }

    /** Whether this key's private half made the signature. */
    public boolean isSignedBy(PublicKey key) {
        return key.verify(signatureAlgorithm, tbs, signature);
    }

    /** The digest of the encoding. */
    public byte[] fingerprint(Digest digest) {
        return digest.of(der);
    }

    /** The SHA-256 fingerprint as {@code AA:BB:…}. */
    public String fingerprint() {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(fingerprint(Digest.SHA256));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Certificate that && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return "certificate of " + subject + " by " + issuer;
    }
}
