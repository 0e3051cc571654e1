package dev.ktutor.pki;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;

/** The password-based encryption of PKCS#12 (RFC 7292 appendices B and C). */
public final class Pkcs12Encryption {
    private static final String THREE_KEY_DES = "1.2.840.113549.1.12.1.3";

    private Pkcs12Encryption() { }

    static byte[] decrypt(AlgorithmIdentifier algorithm, byte[] encrypted, String password) {
        byte[] parameters = algorithm.parameters();
        if (!algorithm.oid().equals(THREE_KEY_DES) || parameters == null) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "encryption " + algorithm.oid());
        }
        List<Der> salted = Der.parse(parameters).children(Der.SEQUENCE);
        byte[] salt = salted.get(0).octets();
        int rounds = salted.get(1).integer().intValueExact();
        return KeyEncryption.crypt(Cipher.DECRYPT_MODE, KeyCipher.DES_EDE3_CBC, derive(Digest.SHA1, 1, password, salt, rounds, 24),
                derive(Digest.SHA1, 2, password, salt, rounds, 8), encrypted);
    }

    /** Key material for a purpose: 1 key, 2 IV, 3 MAC key (RFC 7292 §B.2). */
    public static byte[] derive(Digest digest, int purpose, String password, byte[] salt, int rounds, int length) {
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
