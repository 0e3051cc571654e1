package dev.ktutor.kube.net;

import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection as a policy engine sees it; made by {@link PolicyEngine}, which keeps in it what it worked out
 * for this end.
 */
public final class Endpoint {
    private final String reference;
    private final @Nullable PodFacts pod;
    private final @Nullable IpAddress address;
    private final @Nullable String node;
    private final boolean host;
    /** By direction: the rules of the policies that isolate this end; null until asked. */
    CompiledRules.Guard @Nullable [] guarding;
    /** By direction: the rules that name this end as a peer; null until asked. */
    long @Nullable [][] naming;
    /** By direction: the rules that mean the port asked about last; a table asks about one port after the other. */
    long @Nullable [][] meaning;
    int meantPort;
    @Nullable Protocol meantProtocol;

    Endpoint(String reference, @Nullable PodFacts pod, @Nullable IpAddress address, @Nullable String node, boolean host) {
        this.reference = reference;
        this.pod = pod;
        this.address = address;
        this.node = node;
        this.host = host;
    }

    /** {@code namespace/pod}, {@code node/NAME} or {@code ip:ADDRESS}. */
    public String reference() {
        return reference;
    }

    /** The pod that policies may select; null for a node, a host-network pod and the outside. */
    public @Nullable PodFacts pod() {
        return pod;
    }

    /** The address the other end sees; null for a pod that has none yet. */
    public @Nullable IpAddress address() {
        return address;
    }

    /** A pod and its own node always reach each other (kubernetes.io, "Network Policies"). */
    boolean isOnNodeOf(Endpoint other) {
        return (host || other.host) && node != null && node.equals(other.node);
    }

    @Override
    public String toString() {
        return reference;
    }
}
