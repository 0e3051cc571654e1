package dev.ktutor.kube.server.admission;

import dev.ktutor.kube.api.Status;
import java.util.Map;

/** Ends a request that a stage behind authorization refuses; never leaves the server, which answers with its status. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Status status;
    private final String code;
    private final transient Map<String, String> facts;

    /** A refusal that the journal tells by its code and facts. */
    public Refusal(Status status, String code, Map<String, String> facts) {
        super(status.message(), null, false, false);
        this.status = status;
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    /** A refusal of the registry: its message says it all. */
    public Refusal(Status status) {
        this(status, "registry.refused", Map.of("message", status.message(), "reason", status.reason()));
    }

    /** What the client is told. */
    public Status status() {
        return status;
    }

    /** The journal's code. */
    public String code() {
        return code;
    }

    /** The journal's facts. */
    public Map<String, String> facts() {
        return facts;
    }
}
