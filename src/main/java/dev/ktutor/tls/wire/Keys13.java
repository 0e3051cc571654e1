package dev.ktutor.tls.wire;

import dev.ktutor.pki.Digest;
import java.nio.charset.StandardCharsets;

/** The secrets of one TLS 1.3 connection (RFC 8446 §7.1): from the exchange to handshake, traffic and resumption keys. */
final class Keys13 {
    private final CipherSuite suite;
    private final Digest digest;
    private final Watcher watcher;
    private byte[] secret;
    private byte[] client = new byte[0];
    private byte[] server = new byte[0];
    private byte[] clientHandshake = new byte[0];
    private byte[] serverHandshake = new byte[0];

    Keys13(CipherSuite suite, Watcher watcher) {
        this.suite = suite;
        this.digest = suite.hash();
        this.watcher = watcher;
        this.secret = KeyDerivation.hmac(digest, new byte[digest.length()], new byte[digest.length()]);
    }

    private void mix(byte[] input) {
        secret = KeyDerivation.hmac(digest, KeyDerivation.derive(digest, secret, "derived", digest.of(new byte[0])), input);
    }

    /** After both hellos. */
    void handshake(byte[] shared, byte[] transcript) {
        watcher.secret("shared secret", shared);
        mix(shared);
        watcher.secret("handshake secret", secret);
        traffic("hs", "handshake", transcript);
        clientHandshake = client;
        serverHandshake = server;
    }

    /** After the server's Finished. */
    void application(byte[] transcript) {
        mix(new byte[digest.length()]);
        watcher.secret("master secret", secret);
        traffic("ap", "application", transcript);
    }

    private void traffic(String label, String words, byte[] transcript) {
        client = KeyDerivation.derive(digest, secret, "c " + label + " traffic", transcript);
        server = KeyDerivation.derive(digest, secret, "s " + label + " traffic", transcript);
        watcher.secret("client " + words + " traffic secret", client);
        watcher.secret("server " + words + " traffic secret", server);
    }

    byte[] resumption(byte[] transcript) {
        return KeyDerivation.derive(digest, secret, "res master", transcript);
    }

    byte[] ticketSecret(byte[] resumption, byte[] nonce) {
        return KeyDerivation.expand(digest, resumption, "resumption", nonce, digest.length());
    }

    Protection protection(boolean ofClient) {
        byte[] traffic = ofClient ? client : server;
        byte[] key = KeyDerivation.expand(digest, traffic, "key", new byte[0], suite.bulk().keyLength());
        byte[] iv = KeyDerivation.expand(digest, traffic, "iv", new byte[0], 12);
        return new Protection(TlsVersion.TLS13, suite, key, new byte[0], iv, false);
    }

    /** One end goes on to its next traffic secret (RFC 8446 §7.2). */
    Protection update(boolean ofClient) {
        byte[] next = KeyDerivation.expand(digest, ofClient ? client : server, "traffic upd", new byte[0], digest.length());
        if (ofClient) {
            client = next;
        } else {
            server = next;
        }
        return protection(ofClient);
    }

    byte[] finished(boolean ofClient, byte[] transcript) {
        byte[] key = KeyDerivation.expand(digest, ofClient ? clientHandshake : serverHandshake, "finished", new byte[0], digest.length());
        return KeyDerivation.hmac(digest, key, transcript);
    }

    /** What CertificateVerify signs: 64 spaces, the context, a zero, the transcript's hash (RFC 8446 §4.4.3). */
    static byte[] signed(boolean byClient, byte[] transcript) {
        String context = "TLS 1.3, " + (byClient ? "client" : "server") + " CertificateVerify";
        return new Octets().raw(" ".repeat(64).getBytes(StandardCharsets.US_ASCII)).raw(context.getBytes(StandardCharsets.US_ASCII)).u8(0)
                .raw(transcript).bytes();
    }
}
