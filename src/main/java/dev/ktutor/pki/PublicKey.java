package dev.ktutor.pki;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A public key as its SubjectPublicKeyInfo says it (RFC 5280 §4.1.2.7). Equal if their encodings are. */
public final class PublicKey {
    private final byte[] der;
    private final AlgorithmIdentifier algorithm;
    private final byte[] bits;

    private PublicKey(byte[] der) {
        this.der = der;
        List<Der> parts = Der.parse(der).children(Der.SEQUENCE);
        if (parts.size() != 2) {
            throw new PkiException("a public key of " + parts.size() + " parts");
        }
        this.algorithm = AlgorithmIdentifier.of(parts.get(0));
        this.bits = parts.get(1).require(Der.BIT_STRING).bits();
    }

    /** From SubjectPublicKeyInfo. */
    public static PublicKey parse(byte[] der) {
        return new PublicKey(der.clone());
    }

    /** From PEM text with a PUBLIC KEY or RSA PUBLIC KEY block. */
    public static PublicKey parsePem(String text) {
        Pem.Block block = Pem.first(text, "PUBLIC KEY", "RSA PUBLIC KEY")
                .orElseThrow(() -> new PkiException(PkiException.Kind.NOT_FOUND, "no public key in the PEM text"));
        return block.label().startsWith("RSA") ? ofRsaPublicKey(block.der()) : parse(block.der());
    }

    /** From an RSAPublicKey (RFC 8017 §A.1.1). */
    public static PublicKey ofRsaPublicKey(byte[] rsaPublicKey) {
        List<Der> parts = Der.parse(rsaPublicKey).children(Der.SEQUENCE);
        if (parts.size() != 2) {
            throw new PkiException("not an RSA public key");
        }
        return rsa(parts.get(0).integer(), parts.get(1).integer());
    }

    /** An RSA key. */
    public static PublicKey rsa(BigInteger modulus, BigInteger exponent) {
        return new PublicKey(DerWriter.sequence(AlgorithmIdentifier.withNull(KeyKind.RSA.oid()).encoded(),
                DerWriter.bitString(DerWriter.sequence(DerWriter.integer(modulus), DerWriter.integer(exponent)))));
    }

    /** A point on a curve. */
    public static PublicKey ec(NamedCurve curve, byte[] point) {
        return new PublicKey(DerWriter.sequence(DerWriter.sequence(DerWriter.oid(KeyKind.EC.oid()), DerWriter.oid(curve.oid())),
                DerWriter.bitString(point)));
    }

    /** A key of an Edwards or Montgomery curve (RFC 8410). */
    public static PublicKey edwards(KeyKind kind, byte[] key) {
        return new PublicKey(DerWriter.sequence(DerWriter.sequence(DerWriter.oid(kind.oid())), DerWriter.bitString(key)));
    }

    /** The family. */
    public KeyKind kind() {
        return KeyKind.ofOid(algorithm.oid());
    }

    /** The algorithm it is for. */
    public AlgorithmIdentifier algorithm() {
        return algorithm;
    }

    /** SubjectPublicKeyInfo. */
    public byte[] der() {
        return der.clone();
    }

    /** The key's own octets: an RSAPublicKey, a point, an Edwards key. */
    public byte[] keyBits() {
        return bits.clone();
    }

    /** A PUBLIC KEY block. */
    public String pem() {
        return Pem.encode("PUBLIC KEY", der);
    }

    /** The same key as OpenSSL writes it: RSA keys under any name have the usual one. */
    public PublicKey usual() {
        return kind() == KeyKind.RSA && !algorithm.oid().equals(KeyKind.RSA_PSS) ? rsa(modulus(), exponent()) : this;
    }

    /** An EC key with its point in another form; the same key for other kinds. */
    public PublicKey inForm(PointForm form) {
        return curve().map(c -> ec(c, form.encode(c, bits))).orElse(this);
    }

    /** RSA's modulus. */
    public BigInteger modulus() {
        return Der.parse(bits).children(Der.SEQUENCE).get(0).unsigned();
    }

    /** RSA's public exponent. */
    public BigInteger exponent() {
        return Der.parse(bits).children(Der.SEQUENCE).get(1).unsigned();
    }

    /** The curve of an EC key; empty for curves given by their numbers or not known here. */
    public Optional<NamedCurve> curve() {
        byte @Nullable [] parameters = algorithm.parameters();
        return kind() != KeyKind.EC || parameters == null || parameters[0] != Der.OID
                ? Optional.empty() : NamedCurve.ofOid(Der.parse(parameters).oid());
    }

    /** Its size as OpenSSL counts it: bits of the modulus, of the curve's order, of an Edwards key (253, 456). */
    public int bits() {
        return switch (kind()) {
            case RSA -> modulus().bitLength();
            case EC -> curve().map(NamedCurve::bits).orElse(0);
            case DSA -> dsaNumber(0).bitLength();
            case ED25519, X25519 -> 253;
            case ED448 -> 456;
            case X448 -> 448;
            case OTHER -> 0;
        };
    }

    /** DSA's p, q or g (RFC 3279 §2.3.2). */
    BigInteger dsaNumber(int which) {
        byte @Nullable [] parameters = algorithm.parameters();
        if (parameters == null) {
            throw new PkiException("a DSA key without its numbers");
        }
        return Der.parse(parameters).children(Der.SEQUENCE).get(which).require(Der.INTEGER).integer();
    }

    /** Whether the curve is given by its numbers and not by its name. */
    public boolean hasExplicitCurve() {
        byte @Nullable [] parameters = algorithm.parameters();
        return kind() == KeyKind.EC && parameters != null && parameters.length > 0 && parameters[0] == Der.SEQUENCE;
    }

    /** Whether it is of a kind known here and well-formed; the numbers are not tested further. */
    public boolean isReadable() {
        return KeyStrength.isReadable(this);
    }

    /** How many bits of work it takes to break it, as OpenSSL reckons (EVP_PKEY_get_security_bits). */
    public int securityBits() {
        return KeyStrength.bits(this);
    }

    /** What this RSA key opens a signature to: as many octets as the modulus (RFC 8017 §5.2.2). */
    public byte[] open(byte[] signature) {
        return Signatures.openRsa(this, signature);
    }

    /** Whether an ECDSA signature is one of a digest made elsewhere. */
    public boolean verifyDigest(byte[] digest, byte[] signature) {
        return curve().filter(c -> Signatures.verifyOddCurve(this, c, digest, signature)).isPresent();
    }

    /** Whether the signature over the data was made with this key's private half in this way. */
    public boolean verify(AlgorithmIdentifier how, byte[] data, byte[] signature) {
        return Signatures.verify(this, how, data, signature);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PublicKey that && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return kind() + " " + bits();
    }
}
