package dev.ktutor.tls;

import dev.ktutor.pki.path.PathProblem;
import java.util.Optional;

/**
 * Why a handshake failed.
 *
 * @param noticedBy who found the fault and sent the alert
 * @param alert what it sent
 * @param goText what the end that noticed reports in Go ({@code tls: failed to verify certificate: x509: …})
 * @param problem what was wrong with the certificate, if that was it
 */
public record HandshakeFailure(HandshakeMessage.Side noticedBy, Alert alert, String goText, Optional<PathProblem> problem) {

    /** What the client reports in Go. */
    public String clientText() {
        return noticedBy == HandshakeMessage.Side.CLIENT ? goText : alert.remoteError();
    }

    /** What the server reports in Go. */
    public String serverText() {
        return noticedBy == HandshakeMessage.Side.SERVER ? goText : alert.remoteError();
    }
}
