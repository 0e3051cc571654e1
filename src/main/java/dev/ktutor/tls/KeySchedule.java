package dev.ktutor.tls;

import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyAgreement;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The transcript of a handshake and the secrets made from it (RFC 8446 §4.4, §7.1). */
final class KeySchedule {
    private static final Digest HASH = Digest.SHA256;

    /** An ephemeral key: the secret scalar and what is sent. */
    record Share(byte[] secret, byte[] open) { }

    private final MessageDigest transcript = HASH.start();
    private byte[] handshakeSecret = new byte[HASH.length()];

    Share newShare() {
        byte[] secret = KeyAgreement.newScalar();
        return new Share(secret, KeyAgreement.open(secret));
    }

    void absorb(byte[] message) {
        transcript.update(message);
    }

    private byte[] transcriptHash() {
        try {
            return ((MessageDigest) transcript.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both ends calculate the shared secret; that they agree is the point of the exchange. */
    void agree(Share client, Share server) {
        byte[] shared = KeyAgreement.shared(client.secret(), server.open());
        byte[] early = hmac(new byte[HASH.length()], new byte[HASH.length()]);
        handshakeSecret = hmac(expand(early, "derived", HASH.of(new byte[0])), shared);
    }

    /** What CertificateVerify signs: 64 spaces, the context, a zero, the transcript's hash. */
    byte[] signedContent(String context) {
        byte[] label = context.getBytes(StandardCharsets.US_ASCII);
        byte[] content = new byte[64 + label.length + 1 + HASH.length()];
        Arrays.fill(content, 0, 64, (byte) ' ');
        System.arraycopy(label, 0, content, 64, label.length);
        System.arraycopy(transcriptHash(), 0, content, 65 + label.length, HASH.length());
        return content;
    }

    /** The code that closes one side's part. */
    byte[] finished(String side) {
        byte[] traffic = expand(handshakeSecret, side.charAt(0) + " hs traffic", transcriptHash());
        return hmac(expand(traffic, "finished", new byte[0]), transcriptHash());
    }

    private static byte[] expand(byte[] secret, String label, byte[] context) {
        byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        byte[] info = new byte[4 + full.length + context.length + 1];
        info[1] = (byte) HASH.length();
        info[2] = (byte) full.length;
        System.arraycopy(full, 0, info, 3, full.length);
        info[3 + full.length] = (byte) context.length;
        System.arraycopy(context, 0, info, 4 + full.length, context.length);
        info[info.length - 1] = 1; // HKDF's block counter
        return hmac(secret, info);
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HMAC"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
