package dev.ktutor.tls.wire;

import java.util.Arrays;

/** The secrets of one TLS 1.2 connection (RFC 5246 §8.1, §6.3; RFC 7627 for the extended master secret). */
final class Keys12 {
    private static final int MASTER = 48;

    private final CipherSuite suite;
    private final byte[] clientRandom;
    private final byte[] serverRandom;
    private final boolean macLast;
    private byte[] master = new byte[0];

    Keys12(CipherSuite suite, byte[] clientRandom, byte[] serverRandom, boolean macLast) {
        this.suite = suite;
        this.clientRandom = clientRandom;
        this.serverRandom = serverRandom;
        this.macLast = macLast && suite.bulk().isCbc();
    }

    /** The master secret from what only the two ends know; a transcript's hash makes it an extended one. */
    byte[] master(byte[] premaster, boolean extended, byte[] transcript, Watcher watcher) {
        watcher.secret("premaster secret", premaster);
        master = extended ? KeyDerivation.prf(suite.hash(), premaster, "extended master secret", transcript, MASTER)
                : KeyDerivation.prf(suite.hash(), premaster, "master secret", Octets.join(clientRandom, serverRandom), MASTER);
        watcher.secret("master secret", master);
        return master.clone();
    }

    Protection protection(boolean ofClient) {
        int mac = suite.mac().length();
        int key = suite.bulk().keyLength();
        int iv = suite.bulk() == CipherSuite.Bulk.CHACHA20 ? 12 : suite.bulk().isCbc() ? 0 : 4;
        byte[] block = KeyDerivation.prf(suite.hash(), master, "key expansion", Octets.join(serverRandom, clientRandom), 2 * (mac + key + iv));
        int side = ofClient ? 0 : 1;
        return new Protection(TlsVersion.TLS12, suite, cut(block, 2 * mac + side * key, key), cut(block, side * mac, mac),
                cut(block, 2 * (mac + key) + side * iv, iv), macLast);
    }

    private static byte[] cut(byte[] block, int from, int length) {
        return Arrays.copyOfRange(block, from, from + length);
    }

    byte[] finished(boolean ofClient, byte[] transcript) {
        return KeyDerivation.prf(suite.hash(), master, ofClient ? "client finished" : "server finished", transcript, 12);
    }

    byte[] serverRandom() {
        return serverRandom.clone();
    }
}
