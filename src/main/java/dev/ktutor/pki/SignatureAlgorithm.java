package dev.ktutor.pki;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way to sign: the kind of key, the digest, and the object identifier in certificates (RFC 3279, 4055, 5758, 8410). */
public enum SignatureAlgorithm {
    RSA_MD5(KeyKind.RSA, Digest.MD5, "1.2.840.113549.1.1.4"),
    RSA_SHA1(KeyKind.RSA, Digest.SHA1, "1.2.840.113549.1.1.5"),
    RSA_SHA224(KeyKind.RSA, Digest.SHA224, "1.2.840.113549.1.1.14"),
    RSA_SHA256(KeyKind.RSA, Digest.SHA256, "1.2.840.113549.1.1.11"),
    RSA_SHA384(KeyKind.RSA, Digest.SHA384, "1.2.840.113549.1.1.12"),
    RSA_SHA512(KeyKind.RSA, Digest.SHA512, "1.2.840.113549.1.1.13"),
    RSA_SHA512_224(KeyKind.RSA, Digest.SHA512_224, "1.2.840.113549.1.1.15"),
    RSA_SHA512_256(KeyKind.RSA, Digest.SHA512_256, "1.2.840.113549.1.1.16"),
    RSA_SHA3_256(KeyKind.RSA, Digest.SHA3_256, "2.16.840.1.101.3.4.3.14"),
    RSA_SHA3_384(KeyKind.RSA, Digest.SHA3_384, "2.16.840.1.101.3.4.3.15"),
    RSA_SHA3_512(KeyKind.RSA, Digest.SHA3_512, "2.16.840.1.101.3.4.3.16"),
    ECDSA_SHA1(KeyKind.EC, Digest.SHA1, "1.2.840.10045.4.1"),
    ECDSA_SHA224(KeyKind.EC, Digest.SHA224, "1.2.840.10045.4.3.1"),
    ECDSA_SHA256(KeyKind.EC, Digest.SHA256, "1.2.840.10045.4.3.2"),
    ECDSA_SHA384(KeyKind.EC, Digest.SHA384, "1.2.840.10045.4.3.3"),
    ECDSA_SHA512(KeyKind.EC, Digest.SHA512, "1.2.840.10045.4.3.4"),
    DSA_SHA1(KeyKind.DSA, Digest.SHA1, "1.2.840.10040.4.3"),
    DSA_SHA224(KeyKind.DSA, Digest.SHA224, "2.16.840.1.101.3.4.3.1"),
    DSA_SHA256(KeyKind.DSA, Digest.SHA256, "2.16.840.1.101.3.4.3.2"),
    DSA_SHA384(KeyKind.DSA, Digest.SHA384, "2.16.840.1.101.3.4.3.3"),
    DSA_SHA512(KeyKind.DSA, Digest.SHA512, "2.16.840.1.101.3.4.3.4"),
    ED25519(KeyKind.ED25519, null, "1.3.101.112"),
    ED448(KeyKind.ED448, null, "1.3.101.113");

    private final KeyKind kind;
    private final @Nullable Digest digest;
    private final String oid;

    SignatureAlgorithm(KeyKind kind, @Nullable Digest digest, String oid) {
        this.kind = kind;
        this.digest = digest;
        this.oid = oid;
    }

    /** The kind of key it needs. */
    public KeyKind kind() {
        return kind;
    }

    /** The digest, which Edwards curves do without. */
    public Optional<Digest> digest() {
        return Optional.ofNullable(digest);
    }

    /** Its object identifier. */
    public String oid() {
        return oid;
    }

    /** As it stands in a certificate. */
    public AlgorithmIdentifier identifier() {
        return kind == KeyKind.RSA ? AlgorithmIdentifier.withNull(oid) : new AlgorithmIdentifier(oid, null);
    }

    /** The one of this object identifier. */
    public static Optional<SignatureAlgorithm> ofOid(String oid) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.oid.equals(oid)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** The one for a kind of key and a digest; Edwards keys ignore the digest. */
    public static Optional<SignatureAlgorithm> of(KeyKind kind, Digest digest) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.kind == kind && (algorithm.digest == null || algorithm.digest == digest)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
