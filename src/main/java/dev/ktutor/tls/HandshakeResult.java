package dev.ktutor.tls;

import dev.ktutor.pki.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What came of a handshake.
 *
 * @param messages all that was sent, in order
 * @param failure why it failed; empty if it did not
 * @param serverChain what the server showed
 * @param clientChain what the client showed and proved to hold the key of; empty if it showed nothing
 * @param clientVerified whether the server verified the client's chain
 */
public record HandshakeResult(List<HandshakeMessage> messages, Optional<HandshakeFailure> failure, List<Certificate> serverChain,
        List<Certificate> clientChain, boolean clientVerified) {

    /** Keeps its own copies. */
    public HandshakeResult {
        messages = List.copyOf(messages);
        serverChain = List.copyOf(serverChain);
        clientChain = List.copyOf(clientChain);
    }

    /** Whether both ends are content. */
    public boolean ok() {
        return failure.isEmpty();
    }
}
