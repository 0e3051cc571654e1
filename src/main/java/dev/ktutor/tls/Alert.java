package dev.ktutor.tls;

/** Alerts, with the number of RFC 8446 §6 and the words of Go's crypto/tls and of OpenSSL. */
public enum Alert {
    HANDSHAKE_FAILURE(40, "handshake failure", "handshake failure"),
    BAD_CERTIFICATE(42, "bad certificate", "bad certificate"),
    CERTIFICATE_EXPIRED(45, "expired certificate", "certificate expired"),
    UNKNOWN_CA(48, "unknown certificate authority", "unknown ca"),
    DECRYPT_ERROR(51, "error decrypting message", "decrypt error"),
    CERTIFICATE_REQUIRED(116, "certificate required", "certificate required");

    private final int number;
    private final String goText;
    private final String opensslText;

    Alert(int number, String goText, String opensslText) {
        this.number = number;
        this.goText = goText;
        this.opensslText = opensslText;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** What Go calls it, without the leading {@code tls: }. */
    public String goText() {
        return goText;
    }

    /** What OpenSSL calls it, as in {@code alert number 42}. */
    public String opensslText() {
        return opensslText;
    }

    /** What the end that receives it reports in Go: {@code remote error: tls: bad certificate}. */
    public String remoteError() {
        return "remote error: tls: " + goText;
    }
}
