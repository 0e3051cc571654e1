package dev.ktutor.tls;

import dev.ktutor.pki.Certificate;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a server goes into handshakes. Suppliers are asked anew each time, so that files may be replaced while it serves.
 *
 * @param identity what it shows
 * @param clientAuth whether it wants a client's certificate
 * @param clientRoots the authorities it trusts for clients
 */
public record TlsServer(Supplier<TlsIdentity> identity, ClientAuth clientAuth, Supplier<List<Certificate>> clientRoots) {
    /** What a server wants of its clients, as Go's tls.ClientAuthType. */
    public enum ClientAuth {
        /** No certificate. */
        NONE,
        /** Asks; does not look at what comes. kube-apiserver does so and leaves judging to authentication. */
        REQUEST,
        /** Verifies what comes, and nothing need come. */
        VERIFY_IF_GIVEN,
        /** A verified certificate must come. etcd does so. */
        REQUIRE_AND_VERIFY
    }

    /** A server that asks for no certificate. */
    public static TlsServer of(TlsIdentity identity) {
        return new TlsServer(() -> identity, ClientAuth.NONE, List::of);
    }
}
