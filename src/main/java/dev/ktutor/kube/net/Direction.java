package dev.ktutor.kube.net;

/** Which side of a connection a policy judges. */
public enum Direction {
    /** What a pod receives. */
    INGRESS("Ingress", "ingress", "from"),
    /** What a pod sends. */
    EGRESS("Egress", "egress", "to");

    private final String policyType;
    private final String section;
    private final String peers;

    Direction(String policyType, String section, String peers) {
        this.policyType = policyType;
        this.section = section;
        this.peers = peers;
    }

    /** As in {@code policyTypes}. */
    public String policyType() {
        return policyType;
    }

    /** The field of the spec that holds its rules. */
    public String section() {
        return section;
    }

    /** The field of a rule that holds its peers. */
    public String peers() {
        return peers;
    }
}
