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
    BRAINPOOL512("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1", "", 512),
    SECP112R1("1.3.132.0.6", "secp112r1", "", 112),
    SECP112R2("1.3.132.0.7", "secp112r2", "", 110),
    SECP128R1("1.3.132.0.28", "secp128r1", "", 128),
    SECP128R2("1.3.132.0.29", "secp128r2", "", 126),
    SECP160K1("1.3.132.0.9", "secp160k1", "", 161),
    SECP160R1("1.3.132.0.8", "secp160r1", "", 161),
    SECP160R2("1.3.132.0.30", "secp160r2", "", 161),
    SECP192K1("1.3.132.0.31", "secp192k1", "", 192),
    SECP224K1("1.3.132.0.32", "secp224k1", "", 225),
    PRIME192V2("1.2.840.10045.3.1.2", "prime192v2", "", 192),
    PRIME192V3("1.2.840.10045.3.1.3", "prime192v3", "", 192),
    PRIME239V1("1.2.840.10045.3.1.4", "prime239v1", "", 239),
    PRIME239V2("1.2.840.10045.3.1.5", "prime239v2", "", 239),
    PRIME239V3("1.2.840.10045.3.1.6", "prime239v3", "", 239),
    SECT113R1("1.3.132.0.4", "sect113r1", "", 113),
    SECT113R2("1.3.132.0.5", "sect113r2", "", 113),
    SECT131R1("1.3.132.0.22", "sect131r1", "", 131),
    SECT131R2("1.3.132.0.23", "sect131r2", "", 131),
    SECT163K1("1.3.132.0.1", "sect163k1", "K-163", 163),
    SECT163R1("1.3.132.0.2", "sect163r1", "", 162),
    SECT163R2("1.3.132.0.15", "sect163r2", "B-163", 163),
    SECT193R1("1.3.132.0.24", "sect193r1", "", 193),
    SECT193R2("1.3.132.0.25", "sect193r2", "", 193),
    SECT233K1("1.3.132.0.26", "sect233k1", "K-233", 232),
    SECT233R1("1.3.132.0.27", "sect233r1", "B-233", 233),
    SECT239K1("1.3.132.0.3", "sect239k1", "", 238),
    SECT283K1("1.3.132.0.16", "sect283k1", "K-283", 281),
    SECT283R1("1.3.132.0.17", "sect283r1", "B-283", 282),
    SECT409K1("1.3.132.0.36", "sect409k1", "K-409", 407),
    SECT409R1("1.3.132.0.37", "sect409r1", "B-409", 409),
    SECT571K1("1.3.132.0.38", "sect571k1", "K-571", 570),
    SECT571R1("1.3.132.0.39", "sect571r1", "B-571", 570),
    C2PNB163V1("1.2.840.10045.3.0.1", "c2pnb163v1", "", 163),
    C2PNB163V2("1.2.840.10045.3.0.2", "c2pnb163v2", "", 162),
    C2PNB163V3("1.2.840.10045.3.0.3", "c2pnb163v3", "", 162),
    C2PNB176V1("1.2.840.10045.3.0.4", "c2pnb176v1", "", 161),
    C2TNB191V1("1.2.840.10045.3.0.5", "c2tnb191v1", "", 191),
    C2TNB191V2("1.2.840.10045.3.0.6", "c2tnb191v2", "", 190),
    C2TNB191V3("1.2.840.10045.3.0.7", "c2tnb191v3", "", 189),
    C2PNB208W1("1.2.840.10045.3.0.10", "c2pnb208w1", "", 193),
    C2TNB239V1("1.2.840.10045.3.0.11", "c2tnb239v1", "", 238),
    C2TNB239V2("1.2.840.10045.3.0.12", "c2tnb239v2", "", 237),
    C2TNB239V3("1.2.840.10045.3.0.13", "c2tnb239v3", "", 236),
    C2PNB272W1("1.2.840.10045.3.0.16", "c2pnb272w1", "", 257),
    C2PNB304W1("1.2.840.10045.3.0.17", "c2pnb304w1", "", 289),
    C2TNB359V1("1.2.840.10045.3.0.18", "c2tnb359v1", "", 353),
    C2PNB368W1("1.2.840.10045.3.0.19", "c2pnb368w1", "", 353),
    C2TNB431R1("1.2.840.10045.3.0.20", "c2tnb431r1", "", 418),
    BRAINPOOLP160R1("1.3.36.3.3.2.8.1.1.1", "brainpoolP160r1", "", 160),
    BRAINPOOLP160T1("1.3.36.3.3.2.8.1.1.2", "brainpoolP160t1", "", 160),
    BRAINPOOLP192R1("1.3.36.3.3.2.8.1.1.3", "brainpoolP192r1", "", 192),
    BRAINPOOLP192T1("1.3.36.3.3.2.8.1.1.4", "brainpoolP192t1", "", 192),
    BRAINPOOLP224R1("1.3.36.3.3.2.8.1.1.5", "brainpoolP224r1", "", 224),
    BRAINPOOLP224T1("1.3.36.3.3.2.8.1.1.6", "brainpoolP224t1", "", 224),
    BRAINPOOLP256T1("1.3.36.3.3.2.8.1.1.8", "brainpoolP256t1", "", 256),
    BRAINPOOLP320R1("1.3.36.3.3.2.8.1.1.9", "brainpoolP320r1", "", 320),
    BRAINPOOLP320T1("1.3.36.3.3.2.8.1.1.10", "brainpoolP320t1", "", 320),
    BRAINPOOLP384T1("1.3.36.3.3.2.8.1.1.12", "brainpoolP384t1", "", 384),
    BRAINPOOLP512T1("1.3.36.3.3.2.8.1.1.14", "brainpoolP512t1", "", 512);

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

    /** Bits of the order. */
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
