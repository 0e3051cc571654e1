package dev.ktutor.pki;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;

/** The password-based encryption of PKCS#12 (RFC 7292 appendices B and C). */
public final class Pkcs12Encryption {
    private static final String THREE_KEY_DES = "1.2.840.113549.1.12.1.3";

    private static final String RC2_40 = "1.2.840.113549.1.12.1.6";
    /** Effective bits of RC2's keys. */
    private static final java.util.Map<String, Integer> RC2 = java.util.Map.of("1.2.840.113549.1.12.1.5", 128, RC2_40, 40);
    private static final int MOST_ROUNDS = 2_000_000;

    private Pkcs12Encryption() { }

    static byte[] decrypt(AlgorithmIdentifier algorithm, byte[] encrypted, String password) {
        byte[] parameters = algorithm.parameters();
        if (parameters == null || !algorithm.oid().equals(THREE_KEY_DES) && !RC2.containsKey(algorithm.oid())) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "encryption " + algorithm.oid());
        }
        List<Der> salted = Der.parse(parameters).children(Der.SEQUENCE);
        byte[] salt = salted.get(0).octets();
        int rounds = salted.get(1).integer().intValueExact();
        if (rounds < 1 || rounds > MOST_ROUNDS || salt.length == 0) {
            throw new PkiException("a count of " + rounds + " rounds");
        }
        byte[] iv = derive(Digest.SHA1, 2, password, salt, rounds, 8);
        Integer bits = RC2.get(algorithm.oid());
        if (bits != null) {
            return rc2(Cipher.DECRYPT_MODE, derive(Digest.SHA1, 1, password, salt, rounds, bits / 8), bits, iv, encrypted);
        }
        return KeyEncryption.crypt(Cipher.DECRYPT_MODE, KeyCipher.DES_EDE3_CBC, derive(Digest.SHA1, 1, password, salt, rounds, 24), iv, encrypted);
    }

    private static byte[] rc2(int mode, byte[] key, int bits, byte[] iv, byte[] data) {
        try {
            Cipher engine = Cipher.getInstance("RC2/CBC/PKCS5Padding");
            engine.init(mode, new javax.crypto.spec.SecretKeySpec(key, "RC2"), new javax.crypto.spec.RC2ParameterSpec(bits, iv));
            return engine.doFinal(data);
        } catch (java.security.GeneralSecurityException e) {
            throw new PkiException(PkiException.Kind.BAD_PASSWORD, "the password does not open it");
        }
    }

    /** What -legacy encrypts certificates with: 40 bits of RC2; the two parts of encrypted data. */
    static byte[] encryptRc2(byte[] plain, String password, int rounds) {
        byte[] salt = KeyGenerator.randomBytes(8);
        byte[] encrypted = rc2(Cipher.ENCRYPT_MODE, derive(Digest.SHA1, 1, password, salt, rounds, 5), 40, derive(Digest.SHA1, 2, password, salt, rounds, 8), plain);
        byte[] algorithm = DerWriter.sequence(DerWriter.oid(RC2_40), DerWriter.sequence(DerWriter.octetString(salt), DerWriter.integer(rounds)));
        return DerWriter.sequence(algorithm, DerWriter.octetString(encrypted));
    }

    /** Whether only OpenSSL's legacy provider has this algorithm. */
    public static boolean isLegacy(String oid) {
        return RC2.containsKey(oid);
    }

    /** Key material for a purpose: 1 key, 2 IV, 3 MAC key (RFC 7292 §B.2). */
    public static byte[] derive(Digest digest, int purpose, String password, byte[] salt, int rounds, int length) {
        if (rounds < 1 || rounds > MOST_ROUNDS || salt.length == 0) {
            throw new PkiException("a count of " + rounds + " rounds");
        }
        int v = digest.length() > 32 ? 128 : 64;
        byte[] diversifier = new byte[v];
        Arrays.fill(diversifier, (byte) purpose);
        byte[] secret = (password + "\0").getBytes(StandardCharsets.UTF_16BE);
        byte[] input = DerWriter.join(repeated(salt, v), repeated(secret, v));
        byte[] out = new byte[0];
        while (out.length < length) {
            byte[] a = digest.of(DerWriter.join(diversifier, input));
            for (int i = 1; i < rounds; i++) {
                a = digest.of(a);
            }
            out = DerWriter.join(out, a);
            BigInteger b = new BigInteger(1, Arrays.copyOf(repeated(a, v), v)).add(BigInteger.ONE);
            for (int at = 0; at < input.length; at += v) {
                BigInteger piece = new BigInteger(1, Arrays.copyOfRange(input, at, at + v)).add(b);
                System.arraycopy(KeyNumbers.fixed(piece, v), 0, input, at, v);
            }
        }
        return Arrays.copyOf(out, length);
    }

    private static byte[] repeated(byte[] bytes, int unit) {
        byte[] out = new byte[(bytes.length + unit - 1) / unit * unit];
        for (int i = 0; i < out.length; i++) {
            out[i] = bytes[i % bytes.length];
        }
        return out;
    }
}
