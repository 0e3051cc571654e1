package dev.ktutor.host.net;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.PathProblem;
import dev.ktutor.sim.Journal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client made of the certificate that a server showed it, whether or not it went on with the server.
 *
 * @param client the program that asked: {@code s_client}
 * @param host the server, as it was asked for
 * @param port its port
 * @param name the name or address the certificate had to be for; "" if the client did not look at that
 * @param shown the server's certificate
 * @param problem what was found wrong; empty if nothing was
 */
public record ServerVerdict(String client, String host, String port, String name, Certificate shown, Optional<PathProblem> problem) {
    /** The code of a certificate that was believed; what refusals are called is {@link HandshakeJournal}'s matter. */
    public static final String VERIFIED = "tls.verified";

    /** Writes it into the journal, where {@code why} and graders find it. */
    public void note(Journal journal, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        problem.ifPresent(found -> facts.putAll(HandshakeJournal.facts(shown, found.reason(), found.text(), name, now)));
        facts.putAll(Map.of("client", client, "host", host, "port", port, "name", name, "key", shown.publicKey().pem()));
        if (problem.isEmpty()) {
            journal.allowed(VERIFIED, facts);
        } else {
            facts.put("number", String.valueOf(problem.get().opensslCode()));
            journal.refused(HandshakeJournal.code(true, problem.get().reason()), facts);
        }
    }
}
