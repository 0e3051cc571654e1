package dev.ktutor.pki;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** RSA as handshakes use it: secrets encrypted to a key (RSAES-PKCS1-v1_5) and signatures with PSS (RFC 8017 §7.2, §8.1). */
public final class RsaSecrets {
    private RsaSecrets() { }

    /** The secret in a block that only the private half opens. */
    public static byte[] encrypt(PublicKey key, byte[] secret) {
        int octets = (key.modulus().bitLength() + 7) / 8;
        if (secret.length > octets - 11) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "data too large for key size");
        }
        byte[] block = new byte[octets];
        byte[] padding = KeyGenerator.randomBytes(octets - secret.length - 3);
        block[1] = 2;
        for (int i = 0; i < padding.length; i++) {
            block[2 + i] = padding[i] == 0 ? 1 : padding[i];
        }
        System.arraycopy(secret, 0, block, octets - secret.length, secret.length);
        return KeyNumbers.fixed(new BigInteger(1, block).modPow(key.exponent(), key.modulus()), octets);
    }

    /** The secret in a block; empty if the block was not made for this key. */
    public static Optional<byte[]> decrypt(PrivateKeyPair key, byte[] block) {
        if (!(key.numbers() instanceof KeyNumbers.Rsa rsa)) {
            return Optional.empty();
        }
        byte[] opened = power(rsa, block);
        if (opened[0] != 0 || opened[1] != 2) {
            return Optional.empty();
        }
        for (int i = 2; i < opened.length; i++) {
            if (opened[i] == 0) {
                return i < 10 ? Optional.empty() : Optional.of(Arrays.copyOfRange(opened, i + 1, opened.length));
            }
        }
        return Optional.empty();
    }

    /** A PSS signature whose salt is as long as the digest, as TLS wants it (RFC 8446 §4.2.3). */
    public static byte[] signPss(PrivateKeyPair key, Digest digest, byte[] data) {
        if (!(key.numbers() instanceof KeyNumbers.Rsa rsa)) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "a key of another kind");
        }
        byte[] block = new PssParameters(digest, digest, digest.length(), 1).block(data, KeyGenerator.randomBytes(digest.length()), rsa.modulus().bitLength() - 1);
        return power(rsa, block);
    }

    /** Whether it is such a signature. */
    public static boolean verifyPss(PublicKey key, Digest digest, byte[] data, byte[] signature) {
        int octets = (key.modulus().bitLength() + 7) / 8;
        return signature.length == octets && new PssParameters(digest, digest, digest.length(), 1).verify(key, data, signature);
    }

    /** The private operation by the Chinese remainder theorem. */
    private static byte[] power(KeyNumbers.Rsa rsa, byte[] block) {
        BigInteger c = new BigInteger(1, block);
        BigInteger m1 = c.modPow(rsa.exponent1(), rsa.prime1());
        BigInteger m2 = c.modPow(rsa.exponent2(), rsa.prime2());
        BigInteger h = rsa.coefficient().multiply(m1.subtract(m2)).mod(rsa.prime1());
        return KeyNumbers.fixed(m2.add(h.multiply(rsa.prime2())), (rsa.modulus().bitLength() + 7) / 8);
    }
}
