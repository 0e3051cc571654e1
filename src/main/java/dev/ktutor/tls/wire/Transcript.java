package dev.ktutor.tls.wire;

import dev.ktutor.pki.Digest;
import java.io.ByteArrayOutputStream;

/** Every handshake message so far, which both ends digest and nobody between can change unseen (RFC 8446 §4.4.1). */
final class Transcript {
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    void add(byte[] message) {
        messages.writeBytes(message);
    }

    byte[] hash(Digest digest) {
        return digest.of(messages.toByteArray());
    }

    byte[] all() {
        return messages.toByteArray();
    }

    /** After a request to try again, the first hello counts by its digest only. */
    void forgetFirst(Digest digest) {
        byte[] hash = hash(digest);
        messages.reset();
        add(new Octets().u8(254).u24(hash.length).raw(hash).bytes());
    }
}
