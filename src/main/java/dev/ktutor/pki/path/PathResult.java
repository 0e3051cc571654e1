package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What came of validating a chain.
 *
 * @param chain from the certificate in question up to where building ended
 * @param untrustedCount how many of them, from the first, are not trusted themselves
 * @param problems in the order they were found; none means the chain holds
 */
public record PathResult(List<Certificate> chain, int untrustedCount, List<PathProblem> problems) {

    /** Keeps its own copies. */
    public PathResult {
        chain = List.copyOf(chain);
        problems = List.copyOf(problems);
    }

    /** Whether the chain holds. */
    public boolean ok() {
        return problems.isEmpty();
    }

    /** The first problem. */
    public Optional<PathProblem> problem() {
        return problems.stream().findFirst();
    }

    /** The first problem in the verifier's words; empty if there is none. */
    public String text() {
        return problem().map(PathProblem::text).orElse("");
    }
}
