package dev.ktutor.pki;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypted private keys: PKCS#8 with PBES2 (RFC 8018) and the PEM encryption of old (DEK-Info). */
public final class KeyEncryption {
    static final String PBES2 = "1.2.840.113549.1.5.13";
    static final String PBKDF2 = "1.2.840.113549.1.5.12";
    static final String SCRYPT = "1.3.6.1.4.1.11591.4.11";
    /** Most memory and work a file may ask of scrypt. */
    private static final long MOST_COST = 1L << 28;

    private KeyEncryption() { }

    /** EncryptedPrivateKeyInfo as OpenSSL 3.0 writes it: PBES2, PBKDF2 with HMAC-SHA256, 2048 rounds, 8 octets of salt. */
    public static byte[] encryptPkcs8(byte[] pkcs8, KeyCipher cipher, String password) {
        return PasswordScheme.usual(cipher).encrypt(pkcs8, password);
    }

    /** PrivateKeyInfo out of EncryptedPrivateKeyInfo; BAD_PASSWORD if it does not open. */
    public static byte[] decryptPkcs8(byte[] der, String password) {
        List<Der> parts = atLeast(2, der);
        return decrypt(AlgorithmIdentifier.of(parts.get(0)), parts.get(1).octets(), password);
    }

    private static List<Der> atLeast(int count, byte[] sequence) {
        List<Der> parts = Der.parse(sequence).children(Der.SEQUENCE);
        if (parts.size() < count) {
            throw new PkiException("a sequence of " + parts.size() + " parts");
        }
        return parts;
    }

    /** What is encrypted by a password-based scheme; BAD_PASSWORD if it does not open. */
    public static byte[] decrypt(AlgorithmIdentifier algorithm, byte[] encrypted, String password) {
        byte[] parameters = algorithm.parameters();
        if (!algorithm.oid().equals(PBES2) || parameters == null) {
            return Pkcs12Encryption.decrypt(algorithm, encrypted, password);
        }
        List<Der> scheme = atLeast(2, parameters);
        AlgorithmIdentifier kdf = AlgorithmIdentifier.of(scheme.get(0));
        AlgorithmIdentifier encryption = AlgorithmIdentifier.of(scheme.get(1));
        KeyCipher cipher = KeyCipher.ofOid(encryption.oid())
                .orElseThrow(() -> new PkiException(PkiException.Kind.UNSUPPORTED, "cipher " + encryption.oid()));
        byte[] kdfParameters = kdf.parameters();
        byte[] ivParameter = encryption.parameters();
        if (kdf.oid().equals(SCRYPT) && kdfParameters != null && ivParameter != null) {
            List<Der> parts = atLeast(4, kdfParameters);
            PasswordScheme.Costs costs = new PasswordScheme.Costs(small(parts.get(1)), small(parts.get(2)), small(parts.get(3)));
            if (!costs.sound() || costs.n() * costs.r() * costs.p() * 128 > MOST_COST) {
                throw new PkiException(PkiException.Kind.UNSUPPORTED, "scrypt at such a cost");
            }
            return crypt(Cipher.DECRYPT_MODE, cipher, scrypt(bytes(password), parts.get(0).octets(), costs, cipher.keySize()), Der.parse(ivParameter).octets(), encrypted);
        }
        if (!kdf.oid().equals(PBKDF2) || kdfParameters == null || ivParameter == null) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "key derivation " + kdf.oid());
        }
        List<Der> pbkdf2 = Der.parse(kdfParameters).children(Der.SEQUENCE);
        Digest digest = Digest.SHA1;
        for (Der part : pbkdf2) {
            if (part.is(Der.SEQUENCE)) {
                digest = hmacDigest(AlgorithmIdentifier.of(part).oid());
            }
        }
        byte[] key = pbkdf2(digest, bytes(password), pbkdf2.get(0).octets(), pbkdf2.get(1).integer().intValueExact(), cipher.keySize());
        return crypt(Cipher.DECRYPT_MODE, cipher, key, Der.parse(ivParameter).octets(), encrypted);
    }

    private static long small(Der number) {
        return number.integer().bitLength() < 32 ? number.integer().longValue() : -1;
    }

    static byte[] scrypt(byte[] password, byte[] salt, PasswordScheme.Costs costs, int length) {
        return org.bouncycastle.crypto.generators.SCrypt.generate(password, salt, (int) costs.n(), (int) costs.r(), (int) costs.p(), length);
    }

    private static Digest hmacDigest(String oid) {
        return switch (oid) {
            case "1.2.840.113549.2.7" -> Digest.SHA1;
            case "1.2.840.113549.2.8" -> Digest.SHA224;
            case "1.2.840.113549.2.9" -> Digest.SHA256;
            case "1.2.840.113549.2.10" -> Digest.SHA384;
            case "1.2.840.113549.2.11" -> Digest.SHA512;
            default -> throw new PkiException(PkiException.Kind.UNSUPPORTED, "pseudo-random function " + oid);
        };
    }

    /** An old encrypted PEM block: key and salt from MD5 rounds, IV in the DEK-Info header. */
    public static Pem.Block encryptOldPem(Pem.Block block, KeyCipher cipher, String password) {
        byte[] iv = KeyGenerator.randomBytes(cipher.blockSize());
        byte[] key = bytesToKey(Digest.MD5, bytes(password), Arrays.copyOf(iv, 8), 1, cipher.keySize());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Proc-Type", "4,ENCRYPTED");
        headers.put("DEK-Info", cipher.dekName() + "," + HexFormat.of().withUpperCase().formatHex(iv));
        return new Pem.Block(block.label(), headers, crypt(Cipher.ENCRYPT_MODE, cipher, key, iv, block.der()));
    }

    /** What an old encrypted PEM block holds; BAD_PASSWORD if it does not open. */
    public static byte[] decryptOldPem(Pem.Block block, String password) {
        String[] info = block.headers().getOrDefault("DEK-Info", "").split(",");
        KeyCipher cipher = KeyCipher.ofDekName(info[0])
                .orElseThrow(() -> new PkiException(PkiException.Kind.UNSUPPORTED, "cipher " + info[0]));
        byte[] iv = vector(info, cipher);
        byte[] key = bytesToKey(Digest.MD5, bytes(password), Arrays.copyOf(iv, 8), 1, cipher.keySize());
        byte[] opened = crypt(Cipher.DECRYPT_MODE, cipher, key, iv, block.der());
        try {
            Der.parse(opened).require(Der.SEQUENCE);
        } catch (PkiException e) {
            throw new PkiException(PkiException.Kind.BAD_PASSWORD, "the password does not open the key");
        }
        return opened;
    }

    private static byte[] vector(String[] info, KeyCipher cipher) {
        try {
            return info.length > 1 ? HexFormat.of().parseHex(info[1].strip()) : new byte[cipher.blockSize()];
        } catch (IllegalArgumentException e) {
            throw new PkiException("a vector that is not hexadecimal");
        }
    }

    /** OpenSSL's own key derivation (EVP_BytesToKey). */
    public static byte[] bytesToKey(Digest digest, byte[] password, byte[] salt, int rounds, int length) {
        byte[] out = new byte[0];
        byte[] last = new byte[0];
        while (out.length < length) {
            MessageDigest md = digest.start();
            md.update(last);
            md.update(password);
            last = md.digest(salt);
            for (int i = 1; i < rounds; i++) {
                last = digest.of(last);
            }
            out = DerWriter.join(out, last);
        }
        return Arrays.copyOf(out, length);
    }

    /** PBKDF2 (RFC 8018 §5.2). */
    public static byte[] pbkdf2(Digest digest, byte[] password, byte[] salt, int rounds, int length) {
        if (rounds < 1 || rounds > 4_000_000) {
            throw new PkiException("a count of " + rounds + " rounds");
        }
        byte[] out = new byte[0];
        try {
            Mac mac = Mac.getInstance("Hmac" + digest.compactName());
            mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, "HMAC"));
            for (int block = 1; out.length < length; block++) {
                mac.update(salt);
                byte[] u = mac.doFinal(new byte[] {(byte) (block >> 24), (byte) (block >> 16), (byte) (block >> 8), (byte) block});
                byte[] t = u.clone();
                for (int i = 1; i < rounds; i++) {
                    u = mac.doFinal(u);
                    for (int k = 0; k < t.length; k++) {
                        t[k] ^= u[k];
                    }
                }
                out = DerWriter.join(out, t);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return Arrays.copyOf(out, length);
    }

    /** Runs a cipher; decrypting with the wrong key mostly shows as bad padding: BAD_PASSWORD. */
    public static byte[] crypt(int mode, KeyCipher cipher, byte[] key, byte[] iv, byte[] data) {
        try {
            Cipher engine = Cipher.getInstance(cipher.transformation());
            engine.init(mode, new SecretKeySpec(key, cipher.family()), new IvParameterSpec(iv));
            return engine.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new PkiException(PkiException.Kind.BAD_PASSWORD, "the password does not open the key");
        }
    }

    static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
