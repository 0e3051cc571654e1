package dev.ktutor.pki;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.ECPoint;

/** An elliptic curve by name: OpenSSL's name, NIST's where there is one, its size in bits. */
public enum NamedCurve {
    P192("1.2.840.10045.3.1.1", "prime192v1", "P-192", 192),
    P224("1.3.132.0.33", "secp224r1", "P-224", 224),
    P256("1.2.840.10045.3.1.7", "prime256v1", "P-256", 256),
    P384("1.3.132.0.34", "secp384r1", "P-384", 384),
    P521("1.3.132.0.35", "secp521r1", "P-521", 521),
    SECP256K1("1.3.132.0.10", "secp256k1", "", 256),
    BRAINPOOL256("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1", "", 256),
    BRAINPOOL384("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1", "", 384),
    BRAINPOOL512("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1", "", 512);

    private final String oid;
    private final String opensslName;
    private final String nistName;
    private final int bits;

    NamedCurve(String oid, String opensslName, String nistName, int bits) {
        this.oid = oid;
        this.opensslName = opensslName;
        this.nistName = nistName;
        this.bits = bits;
    }

    /** Its object identifier. */
    public String oid() {
        return oid;
    }

    /** OpenSSL's name. */
    public String opensslName() {
        return opensslName;
    }

    /** NIST's name, or empty. */
    public String nistName() {
        return nistName;
    }

    /** Bits of the order, which here is also the size of the field. */
    public int bits() {
        return bits;
    }

    /** Octets of a coordinate. */
    public int octets() {
        return (bits + 7) / 8;
    }

    /** Whether the JDK and Conscrypt calculate on it. */
    boolean inJdk() {
        return this == P256 || this == P384 || this == P521;
    }

    X9ECParameters parameters() {
        return java.util.Objects.requireNonNull(ECNamedCurveTable.getByOID(new ASN1ObjectIdentifier(oid)));
    }

    /** The public point of a private number, uncompressed (SEC 1 §2.3.3). */
    byte[] point(BigInteger d) {
        return parameters().getG().multiply(d).normalize().getEncoded(false);
    }

    /** The public point that belongs to a private number, uncompressed. */
    public byte[] pointOf(BigInteger d) {
        return point(d);
    }

    /** Whether an encoded point lies on the curve. */
    public boolean contains(byte[] point) {
        try {
            return decode(point).isValid();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    ECPoint decode(byte[] point) {
        return parameters().getCurve().decodePoint(point);
    }

    /** The curve of this object identifier. */
    public static Optional<NamedCurve> ofOid(String oid) {
        for (NamedCurve curve : values()) {
            if (curve.oid.equals(oid)) {
                return Optional.of(curve);
            }
        }
        return Optional.empty();
    }

    /** The curve OpenSSL means by a name: its own, NIST's, or SECG's for the prime curves. */
    public static Optional<NamedCurve> named(String name) {
        String wanted = switch (name.toLowerCase(Locale.ROOT)) {
            case "secp256r1" -> "prime256v1";
            case "secp192r1" -> "prime192v1";
            default -> name;
        };
        for (NamedCurve curve : values()) {
            if (curve.opensslName.equals(wanted) || curve.nistName.equals(wanted) && !wanted.isEmpty()) {
                return Optional.of(curve);
            }
        }
        return Optional.empty();
    }
}
