package dev.ktutor.tls.wire;

import dev.ktutor.pki.KeyGenerator;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts and decrypts the records of one direction (RFC 8446 §5.2, RFC 5246 §6.2.3, RFC 7366 for encrypt-then-MAC). */
final class Protection {
    private static final int TAG = 16;

    private final TlsVersion version;
    private final CipherSuite suite;
    private final byte[] key;
    private final byte[] macKey;
    private final byte[] iv;
    private final boolean macLast;
    private long sequence;

    /** Keys of one direction; macLast is encrypt-then-MAC. */
    Protection(TlsVersion version, CipherSuite suite, byte[] key, byte[] macKey, byte[] iv, boolean macLast) {
        this.version = version;
        this.suite = suite;
        this.key = key;
        this.macKey = macKey;
        this.iv = iv;
        this.macLast = macLast;
    }

    boolean isTls13() {
        return version == TlsVersion.TLS13;
    }

    /** The body of a record for the content. */
    byte[] seal(int type, byte[] content) {
        try {
            long number = sequence++;
            if (isTls13()) {
                byte[] inner = Octets.join(content, new byte[] {(byte) type});
                return aead(Cipher.ENCRYPT_MODE, nonce(number), header(Records.DATA, inner.length + TAG), inner);
            }
            if (suite.bulk().isCbc()) {
                return sealCbc(number, type, content);
            }
            boolean explicit = suite.bulk() != CipherSuite.Bulk.CHACHA20;
            byte[] count = new Octets().u64(number).bytes();
            byte[] nonce = explicit ? Octets.join(iv, count) : nonce(number);
            byte[] sealed = aead(Cipher.ENCRYPT_MODE, nonce, header12(number, type, content.length), content);
            return explicit ? Octets.join(count, sealed) : sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The content of a record's body; in TLS 1.3 with its padding and type behind it. */
    byte[] open(int type, byte[] body) {
        try {
            long number = sequence++;
            if (isTls13()) {
                return aead(Cipher.DECRYPT_MODE, nonce(number), header(type, body.length), body);
            }
            if (suite.bulk().isCbc()) {
                return openCbc(number, type, body);
            }
            boolean explicit = suite.bulk() != CipherSuite.Bulk.CHACHA20;
            byte[] sealed = explicit ? Arrays.copyOfRange(body, 8, body.length) : body;
            byte[] nonce = explicit ? Octets.join(iv, Arrays.copyOf(body, 8)) : nonce(number);
            return aead(Cipher.DECRYPT_MODE, nonce, header12(number, type, sealed.length - TAG), sealed);
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new TlsStop(Fault.BAD_MAC);
        }
    }

    private byte[] nonce(long number) {
        byte[] nonce = iv.clone();
        for (int i = 0; i < 8; i++) {
            nonce[nonce.length - 1 - i] ^= (byte) (number >> 8 * i);
        }
        return nonce;
    }

    private static byte[] header(int type, int length) {
        return new Octets().u8(type).u16(TlsVersion.TLS12.number()).u16(length).bytes();
    }

    private static byte[] header12(long number, int type, int length) {
        return new Octets().u64(number).raw(header(type, length)).bytes();
    }

    private byte[] aead(int mode, byte[] nonce, byte[] header, byte[] text) throws GeneralSecurityException {
        boolean chacha = suite.bulk() == CipherSuite.Bulk.CHACHA20;
        Cipher cipher = Cipher.getInstance(chacha ? "ChaCha20-Poly1305" : "AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, chacha ? "ChaCha20" : "AES"), chacha ? new IvParameterSpec(nonce) : new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(header);
        return cipher.doFinal(text);
    }

    private byte[] sealCbc(long number, int type, byte[] content) throws GeneralSecurityException {
        byte[] start = KeyGenerator.randomBytes(16);
        byte[] plain = macLast ? content : Octets.join(content, mac(header12(number, type, content.length), content));
        int padding = 16 - plain.length % 16;
        byte[] padded = Arrays.copyOf(plain, plain.length + padding);
        Arrays.fill(padded, plain.length, padded.length, (byte) (padding - 1));
        byte[] sealed = Octets.join(start, cbc(Cipher.ENCRYPT_MODE, start, padded));
        return macLast ? Octets.join(sealed, mac(header12(number, type, sealed.length), sealed)) : sealed;
    }

    private byte[] openCbc(long number, int type, byte[] body) throws GeneralSecurityException {
        int length = suite.mac().length();
        byte[] sealed = body;
        if (macLast) {
            sealed = Arrays.copyOf(body, body.length - length);
            require(MessageDigest.isEqual(mac(header12(number, type, sealed.length), sealed), Arrays.copyOfRange(body, sealed.length, body.length)));
        }
        byte[] padded = cbc(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, 16), Arrays.copyOfRange(sealed, 16, sealed.length));
        int padding = (padded[padded.length - 1] & 0xFF) + 1;
        for (int i = padded.length - padding; i < padded.length; i++) {
            require(padded[i] == (byte) (padding - 1));
        }
        byte[] plain = Arrays.copyOf(padded, padded.length - padding);
        if (macLast) {
            return plain;
        }
        byte[] content = Arrays.copyOf(plain, plain.length - length);
        require(MessageDigest.isEqual(mac(header12(number, type, content.length), content), Arrays.copyOfRange(plain, content.length, plain.length)));
        return content;
    }

    private static void require(boolean good) {
        if (!good) {
            throw new TlsStop(Fault.BAD_MAC);
        }
    }

    private byte[] cbc(int mode, byte[] start, byte[] text) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
        return cipher.doFinal(text);
    }

    private byte[] mac(byte[] header, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(suite.mac().jdkName());
        mac.init(new SecretKeySpec(macKey, "HMAC"));
        mac.update(header);
        return mac.doFinal(text);
    }
}
