package dev.ktutor.host.net;

import dev.ktutor.pki.Certificate;
import java.util.List;

/**
 * The other end of a connection, as a server sees it.
 *
 * @param address where it comes from
 * @param certificates the client certificate chain it proved to own in the handshake, leaf first; empty without one
 */
public record Peer(String address, List<Certificate> certificates) {
    /** Copies the chain. */
    public Peer {
        certificates = List.copyOf(certificates);
    }
}
