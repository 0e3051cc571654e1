package dev.ktutor.kube.server.authn;

import java.util.Map;

/** What an authenticator found. */
public sealed interface Authentication {

    /** The credential is good. */
    record Known(User user, String by) implements Authentication { }

    /** There is no credential of this kind. */
    record Absent() implements Authentication { }

    /**
     * The credential is bad.
     *
     * @param code the journal's code of the reason
     * @param facts what the reason's text names
     */
    record Refused(String code, Map<String, String> facts) implements Authentication { }
}
