package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;

/** Told what a validation in OpenSSL's dialect comes across, as OpenSSL's verify callback is. */
@FunctionalInterface
public interface PathListener {
    /** A problem; whether to go on looking. The chain is refused either way. */
    boolean problem(PathProblem problem);

    /** A certificate whose signature and times were looked at. */
    default void passed(int depth, Certificate certificate) { }

    /** What stood in the way, told before the problem it leads to. */
    default void trouble(PathTrouble trouble) { }

    /** The policies worked out, if {@link PathFlag#NOTIFY_POLICY} asks for them or none remained where one must. */
    default void policies(PathPolicies policies) { }
}
