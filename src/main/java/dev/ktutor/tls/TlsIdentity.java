package dev.ktutor.tls;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.PrivateKeyPair;
import java.util.List;

/**
 * What an end shows of itself: its certificate, then those above it, and the key that should belong to the first.
 *
 * @param chain leaf first, never empty
 * @param key signs the handshake; nothing checks here that it fits the certificate, the other end will
 */
public record TlsIdentity(List<Certificate> chain, PrivateKeyPair key) {

    /** Keeps its own copy. */
    public TlsIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("an identity without a certificate");
        }
    }

    /** The first certificate. */
    public Certificate certificate() {
        return chain.get(0);
    }

    /** Whether the key belongs to the certificate, which Go's tls.X509KeyPair checks when files are loaded. */
    public boolean matches() {
        return certificate().publicKey().equals(key.publicKey());
    }
}
