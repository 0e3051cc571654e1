package dev.ktutor.kube.net;

import dev.ktutor.host.net.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides connections under the NetworkPolicies of one moment (networking.k8s.io/v1; kubernetes.io, "Network
 * Policies"). Compiled from the facts once; a question then costs the same however many pods there are.
 */
public final class PolicyEngine {
    private final CompiledRules[] rules;
    private final Map<String, Endpoint> pods = new HashMap<>();
    private final Map<IpAddress, Endpoint> addresses = new HashMap<>();
    private final ClusterFacts cluster;

    /** An engine for the cluster as described. */
    public PolicyEngine(ClusterFacts cluster) {
        this.cluster = cluster;
        rules = new CompiledRules[] {
            new CompiledRules(Direction.INGRESS, cluster), new CompiledRules(Direction.EGRESS, cluster)};
        cluster.nodes().forEach((name, ips) ->
                ips.forEach(ip -> addresses.put(ip, new Endpoint("node/" + name, null, ip, name, true))));
        for (PodFacts pod : cluster.pods()) {
            Endpoint end = endpoint(pod, pod.addresses().isEmpty() ? null : pod.addresses().get(0));
            pods.put(pod.reference(), end);
            if (!pod.hostNetwork()) {
                pod.addresses().forEach(ip -> addresses.put(ip, ip.equals(end.address()) ? end : endpoint(pod, ip)));
            }
        }
    }

    private Endpoint endpoint(PodFacts pod, @Nullable IpAddress address) {
        if (!pod.hostNetwork()) {
            return new Endpoint(pod.reference(), pod, address, pod.node(), false);
        }
        List<IpAddress> ofNode = pod.node() == null ? List.of() : cluster.nodes().getOrDefault(pod.node(), List.of());
        return new Endpoint(pod.reference(), null, ofNode.isEmpty() ? address : ofNode.get(0), pod.node(), true);
    }

    /** The pod called {@code namespace/name}, seen at its primary address. */
    public Optional<Endpoint> pod(String reference) {
        return Optional.ofNullable(pods.get(reference));
    }

    /** Whoever has the address: a pod, a node, or else the outside. */
    public Endpoint at(IpAddress address, String text) {
        Endpoint known = addresses.get(address);
        return known != null ? known : new Endpoint("ip:" + text, null, address, null, false);
    }

    /** Whether a connection may be opened; replies need no question. */
    public boolean allows(Endpoint from, Endpoint to, int port, Protocol protocol) {
        return exemption(from, to) != Verdict.Exemption.NONE
                || permits(Direction.EGRESS, from, to, to, port, protocol)
                && permits(Direction.INGRESS, to, from, to, port, protocol);
    }

    /** As {@link #allows}, with the reasons. */
    public Verdict judge(Endpoint from, Endpoint to, int port, Protocol protocol) {
        Verdict.Exemption exemption = exemption(from, to);
        if (exemption != Verdict.Exemption.NONE) {
            return Verdict.exempt(exemption);
        }
        return new Verdict(exemption, explain(Direction.EGRESS, from, to, to, port, protocol),
                explain(Direction.INGRESS, to, from, to, port, protocol));
    }

    private static Verdict.Exemption exemption(Endpoint from, Endpoint to) {
        if (from == to || from.reference().equals(to.reference())) {
            return Verdict.Exemption.SELF;
        }
        return from.isOnNodeOf(to) ? Verdict.Exemption.OWN_NODE : Verdict.Exemption.NONE;
    }

    private boolean permits(Direction direction, Endpoint subject, Endpoint peer, Endpoint to, int port, Protocol protocol) {
        if (subject.pod() == null) {
            return true;
        }
        int way = direction.ordinal();
        if (subject.guarding == null) {
            subject.guarding = new long[][] {rules[0].guarding(subject.pod()), rules[1].guarding(subject.pod())};
        }
        long[] guards = subject.guarding[way];
        if (guards == null) {
            return true;
        }
        if (peer.naming == null) {
            peer.naming = new long[][] {rules[0].naming(peer), rules[1].naming(peer)};
        }
        long[] naming = peer.naming[way];
        long[] meaning = rules[way].meaning(port, protocol, to.pod());
        for (int i = 0; i < guards.length; i++) {
            if ((guards[i] & naming[i] & meaning[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    private Verdict.Side explain(Direction direction, Endpoint subject, Endpoint peer, Endpoint to, int port, Protocol protocol) {
        PodFacts pod = subject.pod();
        if (pod == null) {
            return Verdict.Side.open(direction);
        }
        CompiledRules compiled = rules[direction.ordinal()];
        List<String> allowed = new ArrayList<>();
        List<Verdict.Denial> denied = new ArrayList<>();
        for (Policy policy : compiled.selecting(pod)) {
            Verdict.Miss miss = compiled.missOf(policy, peer, port, protocol, to.pod());
            if (miss == null) {
                allowed.add(policy.reference());
            } else {
                denied.add(new Verdict.Denial(policy.reference(), miss));
            }
        }
        return new Verdict.Side(direction, !allowed.isEmpty() || !denied.isEmpty(), allowed, denied);
    }
}
