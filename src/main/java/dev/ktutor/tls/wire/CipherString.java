package dev.ktutor.tls.wire;

import java.util.List;
import java.util.Optional;

/** OpenSSL's language for lists of cipher suites up to TLS 1.2 (openssl-ciphers(1)), over the suites both sides here can negotiate. */
public final class CipherString {
    private CipherString() { }

    /** The suites in order; empty if nothing matches. */
    public static Optional<List<CipherSuite>> parse(String text) {
        CipherList list = CipherList.parse(text);
        List<CipherSuite> able = list.suites().stream().flatMap(suite -> CipherSuite.of(suite.number()).stream()).toList();
        return !list.faults().isEmpty() || able.isEmpty() ? Optional.empty() : Optional.of(able);
    }
}
