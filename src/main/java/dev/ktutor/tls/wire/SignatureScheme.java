package dev.ktutor.tls.wire;

import dev.ktutor.pki.AlgorithmIdentifier;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.RsaSecrets;
import dev.ktutor.pki.SignatureAlgorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ways to sign a handshake (RFC 8446 §4.2.3): number, OpenSSL's names, and the RFC's. */
public enum SignatureScheme {
    ECDSA_SHA256(0x0403, "ECDSA+SHA256", "ecdsa_secp256r1_sha256", KeyKind.EC, Digest.SHA256),
    ECDSA_SHA384(0x0503, "ECDSA+SHA384", "ecdsa_secp384r1_sha384", KeyKind.EC, Digest.SHA384),
    ECDSA_SHA512(0x0603, "ECDSA+SHA512", "ecdsa_secp521r1_sha512", KeyKind.EC, Digest.SHA512),
    ED25519(0x0807, "ed25519", "ed25519", KeyKind.ED25519, null),
    ED448(0x0808, "ed448", "ed448", KeyKind.ED448, null),
    PSS_PSS_SHA256(0x0809, "rsa_pss_pss_sha256", "rsa_pss_pss_sha256", KeyKind.OTHER, Digest.SHA256),
    PSS_PSS_SHA384(0x080a, "rsa_pss_pss_sha384", "rsa_pss_pss_sha384", KeyKind.OTHER, Digest.SHA384),
    PSS_PSS_SHA512(0x080b, "rsa_pss_pss_sha512", "rsa_pss_pss_sha512", KeyKind.OTHER, Digest.SHA512),
    PSS_SHA256(0x0804, "RSA-PSS+SHA256", "rsa_pss_rsae_sha256", KeyKind.RSA, Digest.SHA256),
    PSS_SHA384(0x0805, "RSA-PSS+SHA384", "rsa_pss_rsae_sha384", KeyKind.RSA, Digest.SHA384),
    PSS_SHA512(0x0806, "RSA-PSS+SHA512", "rsa_pss_rsae_sha512", KeyKind.RSA, Digest.SHA512),
    RSA_SHA256(0x0401, "RSA+SHA256", "rsa_pkcs1_sha256", KeyKind.RSA, Digest.SHA256),
    RSA_SHA384(0x0501, "RSA+SHA384", "rsa_pkcs1_sha384", KeyKind.RSA, Digest.SHA384),
    RSA_SHA512(0x0601, "RSA+SHA512", "rsa_pkcs1_sha512", KeyKind.RSA, Digest.SHA512),
    ECDSA_SHA224(0x0303, "ECDSA+SHA224", "ecdsa_sha224", KeyKind.EC, Digest.SHA224),
    RSA_SHA224(0x0301, "RSA+SHA224", "rsa_pkcs1_sha224", KeyKind.RSA, Digest.SHA224),
    DSA_SHA224(0x0302, "DSA+SHA224", "dsa_sha224", KeyKind.OTHER, Digest.SHA224),
    DSA_SHA256(0x0402, "DSA+SHA256", "dsa_sha256", KeyKind.OTHER, Digest.SHA256),
    DSA_SHA384(0x0502, "DSA+SHA384", "dsa_sha384", KeyKind.OTHER, Digest.SHA384),
    DSA_SHA512(0x0602, "DSA+SHA512", "dsa_sha512", KeyKind.OTHER, Digest.SHA512);

    /** OpenSSL's default order at security level 2. */
    public static final List<SignatureScheme> OPENSSL = List.of(values());
    /** OpenSSL's when it offers TLS 1.3 alone. */
    public static final List<SignatureScheme> OPENSSL_13 = OPENSSL.subList(0, 14);
    /** Go's order without SHA-1 (crypto/tls defaultSupportedSignatureAlgorithms, since Go 1.25). */
    public static final List<SignatureScheme> GO = List.of(PSS_SHA256, ECDSA_SHA256, ED25519, PSS_SHA384, PSS_SHA512, RSA_SHA256, RSA_SHA384,
            RSA_SHA512, ECDSA_SHA384, ECDSA_SHA512);

    private final int number;
    private final String label;
    private final String rfcName;
    private final KeyKind kind;
    private final @Nullable Digest digest;

    SignatureScheme(int number, String label, String rfcName, KeyKind kind, @Nullable Digest digest) {
        this.number = number;
        this.label = label;
        this.rfcName = rfcName;
        this.kind = kind;
        this.digest = digest;
    }

    /** On the wire. */
    public int number() {
        return number;
    }

    /** As s_client lists it. */
    public String label() {
        return label;
    }

    /** As RFC 8446 names it. */
    public String rfcName() {
        return rfcName;
    }

    /** The digest, which Edwards curves do without. */
    public Optional<Digest> digest() {
        return Optional.ofNullable(digest);
    }

    /** As s_client names the peer's type of signature. */
    public String type() {
        return switch (kind) {
            case EC -> "ECDSA";
            case ED25519 -> "Ed25519";
            case ED448 -> "Ed448";
            default -> isPss() ? "RSA-PSS" : "RSA";
        };
    }

    private boolean isPss() {
        return name().startsWith("PSS_");
    }

    /** Whether a key can sign so in that version: TLS 1.3 ties curves to digests and has no PKCS #1 (RFC 8446 §4.2.3). */
    public boolean fits(PublicKey key, TlsVersion version) {
        if (key.kind() != kind) {
            return false;
        }
        if (version != TlsVersion.TLS13) {
            return true;
        }
        return switch (this) {
            case ECDSA_SHA256 -> key.curve().filter(NamedCurve.P256::equals).isPresent();
            case ECDSA_SHA384 -> key.curve().filter(NamedCurve.P384::equals).isPresent();
            case ECDSA_SHA512 -> key.curve().filter(NamedCurve.P521::equals).isPresent();
            case PSS_SHA256, PSS_SHA384, PSS_SHA512, ED25519, ED448 -> true;
            default -> false;
        };
    }

    byte[] sign(PrivateKeyPair key, byte[] content) {
        if (isPss()) {
            return RsaSecrets.signPss(key, java.util.Objects.requireNonNull(digest), content);
        }
        return key.sign(algorithm(), content);
    }

    boolean verify(PublicKey key, byte[] content, byte[] signature) {
        if (key.kind() != kind) {
            return false;
        }
        try {
            if (isPss()) {
                return RsaSecrets.verifyPss(key, java.util.Objects.requireNonNull(digest), content, signature);
            }
            AlgorithmIdentifier how = algorithm().identifier();
            return key.verify(how, content, signature);
        } catch (PkiException e) {
            return false;
        }
    }

    private SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.of(kind, digest == null ? Digest.SHA256 : digest).orElseThrow();
    }

    /** The one of that number. */
    public static Optional<SignatureScheme> of(int number) {
        return Arrays.stream(values()).filter(scheme -> scheme.number == number).findFirst();
    }
}
