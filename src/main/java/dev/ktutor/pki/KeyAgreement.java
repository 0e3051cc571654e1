package dev.ktutor.pki;

import org.bouncycastle.math.ec.rfc7748.X25519;

/** The X25519 exchange (RFC 7748 §6.1). */
public final class KeyAgreement {
    private KeyAgreement() { }

    /** A fresh secret scalar. */
    public static byte[] newScalar() {
        byte[] scalar = new byte[X25519.SCALAR_SIZE];
        X25519.generatePrivateKey(FastCrypto.RANDOM, scalar);
        return scalar;
    }

    /** What is sent to the other side. */
    public static byte[] open(byte[] scalar) {
        byte[] point = new byte[X25519.POINT_SIZE];
        X25519.scalarMultBase(scalar, 0, point, 0);
        return point;
    }

    /** The secret both sides arrive at. */
    public static byte[] shared(byte[] scalar, byte[] theirs) {
        byte[] secret = new byte[X25519.POINT_SIZE];
        X25519.calculateAgreement(scalar, 0, theirs, 0, secret, 0);
        return secret;
    }
}
