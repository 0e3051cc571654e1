package dev.ktutor.kube.server.authz;

/**
 * An authorizer's answer.
 *
 * @param allowed false also where nobody has an opinion: what is not allowed is refused
 * @param reason in the authorizer's words, may be ""
 * @param error what went wrong while looking, such as a binding to a missing role; may be ""
 */
public record Ruling(boolean allowed, String reason, String error) {
    /** Nobody said yes. */
    public static final Ruling NO_OPINION = new Ruling(false, "", "");

    /** Allowed, for the reason. */
    public static Ruling allow(String reason) {
        return new Ruling(true, reason, "");
    }
}
