package dev.ktutor.kube.net;

import java.util.List;

/**
 * Whether a connection may be opened, and why.
 *
 * @param exempt why no policy is asked, if none is
 * @param egress what the policies on the source say
 * @param ingress what the policies on the destination say
 */
public record Verdict(Exemption exempt, Side egress, Side ingress) {

    /** Reasons for which policies do not apply. */
    public enum Exemption {
        /** Policies apply. */
        NONE,
        /** A pod cannot be cut off from itself. */
        SELF,
        /** A pod cannot be cut off from its own node. */
        OWN_NODE,
        /** The cluster's network plugin enforces no policies. */
        NO_ENFORCEMENT
    }

    /** What a policy lacks to let a connection through. */
    public enum Miss {
        /** It has no rule for this direction at all. */
        NO_RULE,
        /** No rule names the other end. */
        PEER,
        /** A rule names the other end, but not this port. */
        PORT
    }

    /** A policy that isolates an end without letting the connection through. */
    public record Denial(String policy, Miss miss) { }

    /**
     * One end's policies.
     *
     * @param isolated whether any policy selects this end for this direction
     * @param allowedBy the policies that let the connection through, as {@code namespace/name}
     * @param deniedBy the others that select it
     */
    public record Side(Direction direction, boolean isolated, List<String> allowedBy, List<Denial> deniedBy) {

        /** Copies the lists. */
        public Side {
            allowedBy = List.copyOf(allowedBy);
            deniedBy = List.copyOf(deniedBy);
        }

        /** An end that no policy selects. */
        static Side open(Direction direction) {
            return new Side(direction, false, List.of(), List.of());
        }

        /** Whether this end lets the connection through. */
        public boolean allowed() {
            return !isolated || !allowedBy.isEmpty();
        }
    }

    /** A verdict no policy had a part in. */
    static Verdict exempt(Exemption exemption) {
        return new Verdict(exemption, Side.open(Direction.EGRESS), Side.open(Direction.INGRESS));
    }

    /** Whether the connection may be opened. */
    public boolean allowed() {
        return egress.allowed() && ingress.allowed();
    }

    /** The side that forbids it, the source's first; the destination's where nothing does. */
    public Side deciding() {
        return egress.allowed() ? ingress : egress;
    }
}
