package dev.ktutor.kube.server;

import dev.ktutor.pki.Certificate;
import java.util.List;

/**
 * The connection a request came on.
 *
 * @param clientCertificates the chain the client presented and whose key it proved, its own first; empty for none. The server
 *     itself judges who signed it
 * @param remoteAddress the client's address, for the audit log
 */
public record ClientConnection(List<Certificate> clientCertificates, String remoteAddress) {

    /** Copies the list. */
    public ClientConnection {
        clientCertificates = List.copyOf(clientCertificates);
    }

    /** A connection without a client certificate. */
    public static ClientConnection anonymous(String remoteAddress) {
        return new ClientConnection(List.of(), remoteAddress);
    }
}
