package dev.ktutor.pki;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/** The way to native RSA and EC: Conscrypt held privately where it loads, otherwise the JDK's own providers. */
final class FastCrypto {
    private static final @Nullable Provider CONSCRYPT = conscrypt();
    static final SecureRandom RANDOM = new SecureRandom();

    private FastCrypto() { }

    private static @Nullable Provider conscrypt() {
        try {
            return Conscrypt.isAvailable() ? Conscrypt.newProvider() : null;
        } catch (LinkageError | RuntimeException e) {
            return null; // no native part for this machine
        }
    }

    static KeyPairGenerator keyPairGenerator(String algorithm) throws GeneralSecurityException {
        return CONSCRYPT == null ? KeyPairGenerator.getInstance(algorithm) : KeyPairGenerator.getInstance(algorithm, CONSCRYPT);
    }

    static Signature signature(String algorithm) throws GeneralSecurityException {
        if (CONSCRYPT != null && CONSCRYPT.getService("Signature", algorithm) != null) {
            return Signature.getInstance(algorithm, CONSCRYPT);
        }
        return Signature.getInstance(algorithm);
    }

    private static KeyFactory keyFactory(KeyKind kind) throws GeneralSecurityException {
        String name = kind == KeyKind.RSA ? "RSA" : "EC";
        return CONSCRYPT == null ? KeyFactory.getInstance(name) : KeyFactory.getInstance(name, CONSCRYPT);
    }

    static java.security.PrivateKey privateKey(KeyKind kind, byte[] pkcs8) {
        try {
            return keyFactory(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new PkiException("a private key that cannot be used");
        }
    }

    static java.security.PublicKey publicKey(KeyKind kind, byte[] spki) {
        try {
            return keyFactory(kind).generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new PkiException("a public key that cannot be used");
        }
    }
}
