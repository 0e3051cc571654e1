package dev.ktutor.tls.wire;

import dev.ktutor.pki.Certificate;
import dev.ktutor.tls.Alert;
import java.util.List;
import java.util.Optional;

/** Decides whether the other end's certificates are good enough. */
@FunctionalInterface
public interface PeerJudge {
    /** Accepts whatever comes. */
    PeerJudge ANYTHING = chain -> Optional.empty();

    /** The alert that refuses the chain (leaf first, never empty); empty if the handshake goes on. */
    Optional<Alert> refusal(List<Certificate> chain);
}
