package dev.ktutor.tls.wire;

import dev.ktutor.pki.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys from secrets: HKDF as TLS 1.3 uses it (RFC 8446 §7.1) and TLS 1.2's pseudo-random function (RFC 5246 §5). */
final class KeyDerivation {
    private KeyDerivation() { }

    static byte[] hmac(Digest digest, byte[] key, byte[]... data) {
        try {
            String name = digest == Digest.SHA384 ? "HmacSHA384" : "HmacSHA256";
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
            for (byte[] part : data) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HKDF-Expand-Label. */
    static byte[] expand(Digest digest, byte[] secret, String label, byte[] context, int length) {
        byte[] info = new Octets().u16(length).vec8(("tls13 " + label).getBytes(StandardCharsets.US_ASCII)).vec8(context).bytes();
        Octets all = new Octets();
        byte[] block = new byte[0];
        for (int i = 1; all.size() < length; i++) {
            block = hmac(digest, secret, block, info, new byte[] {(byte) i});
            all.raw(block);
        }
        return Arrays.copyOf(all.bytes(), length);
    }

    /** Derive-Secret from a transcript's hash. */
    static byte[] derive(Digest digest, byte[] secret, String label, byte[] hash) {
        return expand(digest, secret, label, hash, digest.length());
    }

    /** TLS 1.2's PRF. */
    static byte[] prf(Digest digest, byte[] secret, String label, byte[] seed, int length) {
        byte[] full = Octets.join(label.getBytes(StandardCharsets.US_ASCII), seed);
        Octets all = new Octets();
        byte[] a = full;
        while (all.size() < length) {
            a = hmac(digest, secret, a);
            all.raw(hmac(digest, secret, a, full));
        }
        return Arrays.copyOf(all.bytes(), length);
    }
}
