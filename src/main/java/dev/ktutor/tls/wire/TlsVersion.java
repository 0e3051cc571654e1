package dev.ktutor.tls.wire;

import java.util.Arrays;
import java.util.Optional;

/** Versions of the protocol: the number on the wire and OpenSSL's two ways to write it. */
public enum TlsVersion {
    SSL3(0x0300, "SSLv3", "SSL 3.0"), TLS10(0x0301, "TLSv1", "TLS 1.0"), TLS11(0x0302, "TLSv1.1", "TLS 1.1"),
    TLS12(0x0303, "TLSv1.2", "TLS 1.2"), TLS13(0x0304, "TLSv1.3", "TLS 1.3");

    private final int number;
    private final String label;
    private final String words;

    TlsVersion(int number, String label, String words) {
        this.number = number;
        this.label = label;
        this.words = words;
    }

    /** On the wire. */
    public int number() {
        return number;
    }

    /** As in {@code TLSv1.3}. */
    public String label() {
        return label;
    }

    /** As in {@code TLS 1.3}. */
    public String words() {
        return words;
    }

    /** The one of that number. */
    public static Optional<TlsVersion> of(int number) {
        return Arrays.stream(values()).filter(version -> version.number == number).findFirst();
    }
}
