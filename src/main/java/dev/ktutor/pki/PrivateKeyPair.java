package dev.ktutor.pki;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A private key with its public half. Kept as PKCS#8 (RFC 5958); {@link KeyReader} reads the other forms,
 * {@link KeyGenerator} makes new ones.
 */
public final class PrivateKeyPair {
    private final KeyNumbers numbers;
    private final byte[] pkcs8;
    private final PublicKey publicKey;
    private volatile java.security.@Nullable PrivateKey jcaKey;

    PrivateKeyPair(KeyNumbers numbers) {
        this.numbers = numbers;
        this.pkcs8 = numbers.pkcs8();
        this.publicKey = numbers.publicKey();
    }

    /** The first private key in PEM text, not encrypted; throws {@link PkiException} if there is none. */
    public static PrivateKeyPair parsePem(String text) {
        return KeyReader.readPem(text, null);
    }

    /** The first private key in PEM text, with the password if it is encrypted. */
    public static PrivateKeyPair parsePem(String text, String password) {
        return KeyReader.readPem(text, password);
    }

    /** From PKCS#8, SEC 1 or PKCS#1 bytes. */
    public static PrivateKeyPair parseDer(byte[] der) {
        return KeyReader.readDer(der);
    }

    /** An EC key with its point in another form; the same key for other kinds. */
    public PrivateKeyPair inForm(PointForm form) {
        return numbers instanceof KeyNumbers.Ec ec ? new PrivateKeyPair(new KeyNumbers.Ec(ec.curve(), ec.d(), form.encode(ec.curve(), ec.point()))) : this;
    }

    /** The family. */
    public KeyKind kind() {
        return publicKey.kind();
    }

    /** The public half. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** The numbers it consists of. */
    public KeyNumbers numbers() {
        return numbers;
    }

    /** PrivateKeyInfo. */
    public byte[] pkcs8() {
        return pkcs8.clone();
    }

    /** A PRIVATE KEY block. */
    public String pem() {
        return Pem.encode("PRIVATE KEY", pkcs8);
    }

    /** An RSA PRIVATE KEY or EC PRIVATE KEY block; PKCS#8 for kinds that have no older form. */
    public String traditionalPem() {
        return numbers.traditional().text();
    }

    /** The signature of the data; throws {@link PkiException} if the key is of another kind. */
    public byte[] sign(SignatureAlgorithm how, byte[] data) {
        return Signatures.sign(this, how, data);
    }

    /** An ECDSA signature of a digest made elsewhere; throws {@link PkiException} if the key is of another kind. */
    public byte[] signDigest(byte[] digest) {
        if (!(numbers instanceof KeyNumbers.Ec ec)) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "a key of another kind");
        }
        return Signatures.signOddCurve(ec, digest);
    }

    /** The secret shared with another's public key on the same curve; throws {@link PkiException} if there is none. */
    public byte[] agree(PublicKey theirs) {
        if (numbers instanceof KeyNumbers.Edwards own && kind() == KeyKind.X25519 && theirs.kind() == KeyKind.X25519) {
            return KeyAgreement.shared(own.secret(), theirs.keyBits());
        }
        if (!(numbers instanceof KeyNumbers.Ec ec) || !theirs.curve().filter(ec.curve()::equals).isPresent()) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "keys that do not go together");
        }
        try {
            org.bouncycastle.math.ec.ECPoint point = ec.curve().decode(theirs.keyBits()).multiply(ec.d()).normalize();
            return point.getAffineXCoord().getEncoded();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new PkiException("a point that is not on the curve");
        }
    }

    /** The usual way to sign with this key. */
    public SignatureAlgorithm defaultAlgorithm() {
        return SignatureAlgorithm.of(kind(), Digest.SHA256)
                .orElseThrow(() -> new PkiException(PkiException.Kind.UNSUPPORTED, "a key that does not sign"));
    }

    java.security.PrivateKey jcaKey() {
        java.security.PrivateKey key = jcaKey;
        if (key == null) {
            key = FastCrypto.privateKey(kind(), pkcs8);
            jcaKey = key;
        }
        return key;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PrivateKeyPair that && Arrays.equals(pkcs8, that.pkcs8);
    }

    @Override
    public int hashCode() {
        return publicKey.hashCode();
    }

    /** Names the kind and size only: a private key is not for printing. */
    @Override
    public String toString() {
        return "private " + publicKey;
    }
}
