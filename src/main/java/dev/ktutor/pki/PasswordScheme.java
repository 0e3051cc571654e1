package dev.ktutor.pki;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * A way to encrypt with a password: PBES2 with PBKDF2 or scrypt (RFC 8018, RFC 7914), or PKCS#12's own (RFC 7292).
 *
 * @param cipher the block cipher
 * @param prf PBKDF2's function; null where something else derives the key
 * @param rounds how often it runs
 * @param costs scrypt's N, r and p; null where something else derives the key
 * @param oid PKCS#12's identifier; empty for PBES2
 */
public record PasswordScheme(KeyCipher cipher, @Nullable Digest prf, int rounds, @Nullable Costs costs, String oid) {
    /** OpenSSL's default number of rounds. */
    public static final int ROUNDS = 2048;
    /** PKCS#12's identifiers by OpenSSL's names, in lower case. */
    private static final Map<String, String> OLD = Map.of("pbe-sha1-3des", "1.2.840.113549.1.12.1.3", "pbewithsha1and3-keytripledes-cbc", "1.2.840.113549.1.12.1.3");
    private static final Map<Digest, String> FUNCTIONS = Map.of(Digest.SHA1, "1.2.840.113549.2.7", Digest.SHA224, "1.2.840.113549.2.8",
            Digest.SHA256, "1.2.840.113549.2.9", Digest.SHA384, "1.2.840.113549.2.10", Digest.SHA512, "1.2.840.113549.2.11");

    /** scrypt's parameters. */
    public record Costs(long n, long r, long p) {
        /** OpenSSL's: 16384, 8, 1. */
        public static final Costs USUAL = new Costs(16384, 8, 1);

        /** Whether scrypt can run with them. */
        public boolean sound() {
            return n > 1 && Long.bitCount(n) == 1 && r > 0 && p > 0 && n * r * 128 <= 1L << 30;
        }
    }

    /** PBES2 with PBKDF2 and HMAC-SHA256, 2048 rounds, as OpenSSL 3.0 does unless told otherwise. */
    public static PasswordScheme usual(KeyCipher cipher) {
        return new PasswordScheme(cipher, Digest.SHA256, ROUNDS, null, "");
    }

    /** PKCS#12's scheme of that name; empty if it is none that OpenSSL's default provider has. */
    public static Optional<PasswordScheme> old(String name) {
        return Optional.ofNullable(OLD.get(name.toLowerCase(Locale.ROOT))).map(oid -> new PasswordScheme(KeyCipher.DES_EDE3_CBC, null, ROUNDS, null, oid));
    }

    /** PBKDF2's function by OpenSSL's name: hmacWithSHA256. */
    public static Optional<Digest> function(String name) {
        return name.regionMatches(true, 0, "hmacWith", 0, 8) ? Digest.named(name.substring(8)).filter(FUNCTIONS::containsKey) : Optional.empty();
    }

    /** The same with another number of rounds. */
    public PasswordScheme withRounds(int count) {
        return new PasswordScheme(cipher, prf, count, costs, oid);
    }

    /** EncryptedPrivateKeyInfo, or the two parts of any encrypted data. */
    public byte[] encrypt(byte[] plain, String password) {
        byte[] salt = KeyGenerator.randomBytes(8);
        if (!oid.isEmpty()) {
            byte[] key = Pkcs12Encryption.derive(Digest.SHA1, 1, password, salt, rounds, cipher.keySize());
            byte[] iv = Pkcs12Encryption.derive(Digest.SHA1, 2, password, salt, rounds, cipher.blockSize());
            byte[] algorithm = DerWriter.sequence(DerWriter.oid(oid), DerWriter.sequence(DerWriter.octetString(salt), DerWriter.integer(rounds)));
            return DerWriter.sequence(algorithm, DerWriter.octetString(KeyEncryption.crypt(Cipher.ENCRYPT_MODE, cipher, key, iv, plain)));
        }
        byte[] iv = KeyGenerator.randomBytes(cipher.blockSize());
        byte[] octets = KeyEncryption.bytes(password);
        byte[] key = costs != null ? KeyEncryption.scrypt(octets, salt, costs, cipher.keySize())
                : KeyEncryption.pbkdf2(prf == null ? Digest.SHA256 : prf, octets, salt, rounds, cipher.keySize());
        byte[] scheme = DerWriter.sequence(DerWriter.oid(cipher.oid()), DerWriter.octetString(iv));
        return DerWriter.sequence(DerWriter.sequence(DerWriter.oid(KeyEncryption.PBES2), DerWriter.sequence(derivation(salt), scheme)),
                DerWriter.octetString(KeyEncryption.crypt(Cipher.ENCRYPT_MODE, cipher, key, iv, plain)));
    }

    private byte[] derivation(byte[] salt) {
        if (costs != null) {
            return DerWriter.sequence(DerWriter.oid(KeyEncryption.SCRYPT), DerWriter.sequence(DerWriter.octetString(salt),
                    DerWriter.integer(BigInteger.valueOf(costs.n)), DerWriter.integer(BigInteger.valueOf(costs.r)), DerWriter.integer(BigInteger.valueOf(costs.p))));
        }
        byte[] function = prf == Digest.SHA1 ? new byte[0] : AlgorithmIdentifier.withNull(FUNCTIONS.getOrDefault(prf, FUNCTIONS.get(Digest.SHA256))).encoded();
        return DerWriter.sequence(DerWriter.oid(KeyEncryption.PBKDF2), DerWriter.sequence(DerWriter.octetString(salt), DerWriter.integer(rounds), function));
    }
}
