package dev.ktutor.command.openssl;

import dev.ktutor.pki.PkiException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A cipher that {@code enc} encrypts files with.
 *
 * @param label OpenSSL's name in lower case
 * @param family the JDK's name of the cipher
 * @param mode the JDK's name of the mode; empty for a stream cipher
 * @param keySize octets of a key
 * @param ivSize octets of an initial vector; 0 for none
 */
record FileCipher(String label, String family, String mode, int keySize, int ivSize) {
    private static final Pattern AES = Pattern.compile("aes-(128|192|256)-(ecb|cbc|cfb|cfb8|ofb|ctr)");
    private static final Pattern TRIPLE = Pattern.compile("des-ede3-(ecb|cbc|cfb|cfb8|ofb)");
    private static final Map<String, String> ALIASES = Map.of("aes128", "aes-128-cbc", "aes192", "aes-192-cbc", "aes256", "aes-256-cbc", "des3", "des-ede3-cbc",
            "des-ede3", "des-ede3-ecb", "aes-128-cfb128", "aes-128-cfb", "aes-256-cfb128", "aes-256-cfb");
    private static final int STREAM_IV = 16;

    /** The cipher of that name or alias. */
    static Optional<FileCipher> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        wanted = ALIASES.getOrDefault(wanted, wanted);
        Matcher aes = AES.matcher(wanted);
        if (aes.matches()) {
            String mode = aes.group(2).toUpperCase(Locale.ROOT);
            return Optional.of(new FileCipher(wanted, "AES", mode, Integer.parseInt(aes.group(1)) / 8, mode.equals("ECB") ? 0 : 16));
        }
        Matcher triple = TRIPLE.matcher(wanted);
        if (triple.matches()) {
            String mode = triple.group(1).toUpperCase(Locale.ROOT);
            return Optional.of(new FileCipher(wanted, "DESede", mode, 24, mode.equals("ECB") ? 0 : 8));
        }
        return wanted.equals("chacha20") ? Optional.of(new FileCipher(wanted, "ChaCha20", "", 32, STREAM_IV)) : Optional.empty();
    }

    /** Whether it works on whole blocks, so that the last one is padded. */
    boolean pads() {
        return mode.equals("CBC") || mode.equals("ECB");
    }

    /** Octets of a block. */
    int blockSize() {
        return family.equals("DESede") ? 8 : 16;
    }

    /** Runs it; BAD_PASSWORD where the last block is not what it should be. */
    byte[] crypt(boolean decrypt, boolean padded, byte[] key, byte[] iv, byte[] data) {
        try {
            String name = mode.isEmpty() ? family : family + "/" + mode + (pads() && padded ? "/PKCS5Padding" : "/NoPadding");
            Cipher engine = Cipher.getInstance(name);
            Key used = new SecretKeySpec(key, family);
            int way = decrypt ? Cipher.DECRYPT_MODE : Cipher.ENCRYPT_MODE;
            if (ivSize == 0) {
                engine.init(way, used);
            } else {
                engine.init(way, used, parameters(iv));
            }
            return engine.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new PkiException(PkiException.Kind.BAD_PASSWORD, "the password does not open it");
        }
    }

    /** ChaCha20's vector holds the block counter first, its lowest octet leading. */
    private AlgorithmParameterSpec parameters(byte[] iv) {
        return mode.isEmpty() ? new ChaCha20ParameterSpec(Arrays.copyOfRange(iv, 4, STREAM_IV), ByteBuffer.wrap(iv).order(ByteOrder.LITTLE_ENDIAN).getInt())
                : new IvParameterSpec(iv);
    }
}
