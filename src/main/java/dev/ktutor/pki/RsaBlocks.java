package dev.ktutor.pki;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** RSA's bare operations and the ways to fill a block (RFC 8017 §7, §8, §9). */
public final class RsaBlocks {
    /** Least octets of PKCS#1 filling. */
    private static final int FILLING = 11;

    private RsaBlocks() { }

    /** Octets of the key's modulus. */
    public static int size(PublicKey key) {
        return (key.modulus().bitLength() + 7) / 8;
    }

    /** The public operation; throws {@link PkiException} if the block is no number below the modulus. */
    public static byte[] open(PublicKey key, byte[] block) {
        return power(block, key.exponent(), key.modulus());
    }

    /** The private operation; throws {@link PkiException} if the key is not RSA or the block too large. */
    public static byte[] close(PrivateKeyPair pair, byte[] block) {
        if (!(pair.numbers() instanceof KeyNumbers.Rsa rsa)) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "a key of another kind");
        }
        return power(block, rsa.privateExponent(), rsa.modulus());
    }

    private static byte[] power(byte[] block, BigInteger exponent, BigInteger modulus) {
        BigInteger number = new BigInteger(1, block);
        if (modulus.signum() <= 0 || number.compareTo(modulus) >= 0) {
            throw new PkiException("data too large for modulus");
        }
        return KeyNumbers.fixed(number.modPow(exponent, modulus), (modulus.bitLength() + 7) / 8);
    }

    /** Filled for signing: 00 01 FF … 00 data; empty if there is no room. */
    public static Optional<byte[]> forSigning(byte[] data, int size) {
        if (data.length > size - FILLING) {
            return Optional.empty();
        }
        byte[] block = new byte[size];
        Arrays.fill(block, 1, size - data.length - 1, (byte) 0xFF);
        block[1] = 1;
        block[size - data.length - 1] = 0;
        System.arraycopy(data, 0, block, size - data.length, data.length);
        return Optional.of(block);
    }

    /** What such a block holds; empty if it is none. */
    public static Optional<byte[]> signed(byte[] block) {
        int i = 2;
        while (i < block.length && block[i] == (byte) 0xFF) {
            i++;
        }
        boolean good = block.length > FILLING && block[0] == 0 && block[1] == 1 && i >= FILLING - 1 && i < block.length && block[i] == 0;
        return good ? Optional.of(Arrays.copyOfRange(block, i + 1, block.length)) : Optional.empty();
    }

    /** Filled for encryption: 00 02 random 00 data; empty if there is no room. */
    public static Optional<byte[]> forEncryption(byte[] data, int size) {
        if (data.length > size - FILLING) {
            return Optional.empty();
        }
        byte[] block = KeyGenerator.randomBytes(size);
        for (int i = 2; i < size; i++) {
            block[i] = block[i] == 0 ? 0x55 : block[i];
        }
        block[0] = 0;
        block[1] = 2;
        block[size - data.length - 1] = 0;
        System.arraycopy(data, 0, block, size - data.length, data.length);
        return Optional.of(block);
    }

    /** What such a block holds; empty if it is none. */
    public static Optional<byte[]> encrypted(byte[] block) {
        int i = 2;
        while (i < block.length && block[i] != 0) {
            i++;
        }
        boolean good = block.length >= FILLING && block[0] == 0 && block[1] == 2 && i >= FILLING - 1 && i < block.length;
        return good ? Optional.of(Arrays.copyOfRange(block, i + 1, block.length)) : Optional.empty();
    }

    /** Filled by OAEP (§7.1.1); empty if there is no room. */
    public static Optional<byte[]> oaep(byte[] data, int size, Digest digest, Digest mask, byte[] label) {
        int h = digest.length();
        if (data.length > size - 2 * h - 2) {
            return Optional.empty();
        }
        byte[] db = new byte[size - h - 1];
        System.arraycopy(digest.of(label), 0, db, 0, h);
        db[db.length - data.length - 1] = 1;
        System.arraycopy(data, 0, db, db.length - data.length, data.length);
        byte[] seed = KeyGenerator.randomBytes(h);
        byte[] masked = xor(db, stretch(mask, seed, db.length));
        return Optional.of(DerWriter.join(new byte[1], xor(seed, stretch(mask, masked, h)), masked));
    }

    /** What an OAEP block holds (§7.1.2); empty if it is none. */
    public static Optional<byte[]> unOaep(byte[] block, Digest digest, Digest mask, byte[] label) {
        int h = digest.length();
        if (block.length < 2 * h + 2 || block[0] != 0) {
            return Optional.empty();
        }
        byte[] masked = Arrays.copyOfRange(block, h + 1, block.length);
        byte[] seed = xor(Arrays.copyOfRange(block, 1, h + 1), stretch(mask, masked, h));
        byte[] db = xor(masked, stretch(mask, seed, masked.length));
        int i = h;
        while (i < db.length && db[i] == 0) {
            i++;
        }
        boolean good = MessageDigest.isEqual(Arrays.copyOf(db, h), digest.of(label)) && i < db.length && db[i] == 1;
        return good ? Optional.of(Arrays.copyOfRange(db, i + 1, db.length)) : Optional.empty();
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] out = a.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] ^= b[i];
        }
        return out;
    }

    private static byte[] stretch(Digest digest, byte[] seed, int length) {
        return new PssParameters(digest, digest, 0, 1).stretch(seed, length);
    }

    /** A DigestInfo (§9.2) around a digest. */
    public static byte[] digestInfo(Digest digest, byte[] value) {
        return DerWriter.sequence(AlgorithmIdentifier.withNull(digest.oid()).encoded(), DerWriter.octetString(value));
    }

    /** A PSS block of a digest (§9.1.1); throws {@link PkiException} if there is no room. */
    public static byte[] pss(PublicKey key, Digest digest, Digest mask, int saltLength, byte[] value) {
        byte[] block = new PssParameters(digest, mask, saltLength, 1).blockOf(value, KeyGenerator.randomBytes(saltLength), key.modulus().bitLength() - 1);
        return DerWriter.join(new byte[size(key) - block.length], block);
    }

    /** How long the salt of a PSS signature is; -1 if no salt can be made out, -2 if it does not end as these signatures do. */
    public static int pssSalt(PublicKey key, Digest digest, Digest mask, byte[] signature) {
        return signature.length != size(key) ? -2 : PssParameters.saltOf(key, digest, mask, signature);
    }

    /** Whether a signature is PSS of a digest; a null salt length takes whatever is there. */
    public static boolean isPss(PublicKey key, Digest digest, Digest mask, @Nullable Integer saltLength, byte[] value, byte[] signature) {
        int most = size(key) - digest.length() - 2;
        if (signature.length != size(key)) {
            return false;
        }
        for (int salt = saltLength == null ? 0 : saltLength; salt <= (saltLength == null ? most : saltLength); salt++) {
            if (new PssParameters(digest, mask, salt, 1).verifyDigest(key, value, signature)) {
                return true;
            }
        }
        return false;
    }
}
