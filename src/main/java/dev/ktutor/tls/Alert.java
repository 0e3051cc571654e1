package dev.ktutor.tls;

import java.util.Arrays;
import java.util.Optional;

/** Alerts, with the number of RFC 8446 §6 and the words of Go's crypto/tls and of OpenSSL. */
public enum Alert {
    CLOSE_NOTIFY(0, "close notify", "close notify", ""),
    UNEXPECTED_MESSAGE(10, "unexpected message", "unexpected message", "sslv3 alert unexpected message"),
    BAD_RECORD_MAC(20, "bad record MAC", "bad record mac", "sslv3 alert bad record mac"),
    RECORD_OVERFLOW(22, "record overflow", "record overflow", "tlsv1 alert record overflow"),
    HANDSHAKE_FAILURE(40, "handshake failure", "handshake failure", "sslv3 alert handshake failure"),
    BAD_CERTIFICATE(42, "bad certificate", "bad certificate", "sslv3 alert bad certificate"),
    UNSUPPORTED_CERTIFICATE(43, "unsupported certificate", "unsupported certificate", "sslv3 alert unsupported certificate"),
    CERTIFICATE_REVOKED(44, "revoked certificate", "certificate revoked", "sslv3 alert certificate revoked"),
    CERTIFICATE_EXPIRED(45, "expired certificate", "certificate expired", "sslv3 alert certificate expired"),
    CERTIFICATE_UNKNOWN(46, "unknown certificate", "certificate unknown", "sslv3 alert certificate unknown"),
    ILLEGAL_PARAMETER(47, "illegal parameter", "illegal parameter", "sslv3 alert illegal parameter"),
    UNKNOWN_CA(48, "unknown certificate authority", "unknown CA", "tlsv1 alert unknown ca"),
    ACCESS_DENIED(49, "access denied", "access denied", "tlsv1 alert access denied"),
    DECODE_ERROR(50, "error decoding message", "decode error", "tlsv1 alert decode error"),
    DECRYPT_ERROR(51, "error decrypting message", "decrypt error", "tlsv1 alert decrypt error"),
    PROTOCOL_VERSION(70, "protocol version not supported", "protocol version", "tlsv1 alert protocol version"),
    INSUFFICIENT_SECURITY(71, "insufficient security level", "insufficient security", "tlsv1 alert insufficient security"),
    INTERNAL_ERROR(80, "internal error", "internal error", "tlsv1 alert internal error"),
    INAPPROPRIATE_FALLBACK(86, "inappropriate fallback", "inappropriate fallback", "tlsv1 alert inappropriate fallback"),
    USER_CANCELED(90, "user canceled", "user canceled", "tlsv1 alert user cancelled"),
    NO_RENEGOTIATION(100, "no renegotiation", "no renegotiation", "tlsv1 alert no renegotiation"),
    MISSING_EXTENSION(109, "missing extension", "missing extension", "tlsv13 alert missing extension"),
    UNSUPPORTED_EXTENSION(110, "unsupported extension", "unsupported extension", "tlsv1 unsupported extension"),
    UNRECOGNIZED_NAME(112, "unrecognized name", "unrecognized name", "tlsv1 unrecognized name"),
    CERTIFICATE_REQUIRED(116, "certificate required", "certificate required", "tlsv13 alert certificate required"),
    NO_APPLICATION_PROTOCOL(120, "no application protocol", "no application protocol", "tlsv1 alert no application protocol");

    private final int number;
    private final String goText;
    private final String opensslText;
    private final String opensslReason;

    Alert(int number, String goText, String opensslText, String opensslReason) {
        this.number = number;
        this.goText = goText;
        this.opensslText = opensslText;
        this.opensslReason = opensslReason;
    }

    /** The one of that number. */
    public static Optional<Alert> of(int number) {
        return Arrays.stream(values()).filter(alert -> alert.number == number).findFirst();
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** What Go calls it, without the leading {@code tls: }. */
    public String goText() {
        return goText;
    }

    /** What OpenSSL calls it where it traces messages (SSL_alert_desc_string_long(3)). */
    public String opensslText() {
        return opensslText;
    }

    /** What OpenSSL's error queue calls it at the end that receives it. */
    public String opensslReason() {
        return opensslReason;
    }

    /** What the end that receives it reports in Go: {@code remote error: tls: bad certificate}. */
    public String remoteError() {
        return "remote error: tls: " + goText;
    }

    /** What OpenSSL sends for an error of its chain validation (ssl_x509err2alert). */
    public static Alert ofPathError(int code) {
        return switch (code) {
            case 2, 3, 18, 19, 20, 21, 22, 25, 33, 79 -> UNKNOWN_CA;
            case 10, 12 -> CERTIFICATE_EXPIRED;
            case 7, 8 -> DECRYPT_ERROR;
            case 23 -> CERTIFICATE_REVOKED;
            case 26 -> UNSUPPORTED_CERTIFICATE;
            case 4, 5, 6, 9, 11, 13, 14, 15, 16, 27, 28, 62, 63, 64, 65, 66, 67, 68, 94 -> BAD_CERTIFICATE;
            case 50 -> HANDSHAKE_FAILURE;
            case 1, 17, 69, 70 -> INTERNAL_ERROR;
            default -> CERTIFICATE_UNKNOWN;
        };
    }
}
