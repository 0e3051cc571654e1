package dev.ktutor.tls;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.PathProblem;
import dev.ktutor.sim.Journal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client made of the certificate that a server showed it.
 *
 * @param client the program that asked: {@code s_client}
 * @param host the server, as it was asked for
 * @param port its port
 * @param name the name or address the certificate had to be for; "" if the client did not look at that
 * @param shown the server's certificate
 * @param problem what was found wrong; empty if nothing was
 */
public record ServerVerdict(String client, String host, int port, String name, Certificate shown, Optional<PathProblem> problem) {

    /** Writes it into the journal, where {@code why} and graders find it: {@code tls.verified} or {@code tls.unverified}. */
    public void note(Journal journal) {
        Map<String, String> facts = new LinkedHashMap<>(Map.of("client", client, "host", host, "port", String.valueOf(port), "name", name,
                "subject", shown.subject().toString(), "issuer", shown.issuer().toString(), "key", shown.publicKey().pem()));
        if (problem.isEmpty()) {
            journal.allowed("tls.verified", facts);
            return;
        }
        facts.put("reason", problem.get().reason().name());
        facts.put("number", String.valueOf(problem.get().opensslCode()));
        facts.put("text", problem.get().text());
        journal.refused("tls.unverified", facts);
    }
}
