package dev.ktutor.pki;

/** The families of keys. */
public enum KeyKind {
    RSA("1.2.840.113549.1.1.1"),
    EC("1.2.840.10045.2.1"),
    DSA("1.2.840.10040.4.1"),
    ED25519("1.3.101.112"),
    ED448("1.3.101.113"),
    X25519("1.3.101.110"),
    X448("1.3.101.111"),
    OTHER("");

    /** RSA keys for probabilistic signatures only (RFC 4055 §3.1); their numbers are those of any RSA key. */
    public static final String RSA_PSS = "1.2.840.113549.1.1.10";

    private final String oid;

    KeyKind(String oid) {
        this.oid = oid;
    }

    /** The identifier in SubjectPublicKeyInfo. */
    public String oid() {
        return oid;
    }

    /** Whether it signs without a digest of the caller's choice (RFC 8032). */
    public boolean isEdwards() {
        return this == ED25519 || this == ED448;
    }

    static KeyKind ofOid(String oid) {
        if (oid.equals(RSA_PSS) || oid.equals("2.5.8.1.1")) {
            return RSA;
        }
        for (KeyKind kind : values()) {
            if (kind.oid.equals(oid)) {
                return kind;
            }
        }
        return OTHER;
    }
}
