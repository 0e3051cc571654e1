package dev.ktutor.kube.net;

import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.IpAddress;
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
        CompiledRules.Guard guard = guard(subject, way);
        if (!guard.isolated()) {
            return true;
        }
        long[] guarding = guard.rules();
        long[] naming = naming(peer, way);
        long[] meaning = meaning(to, way, port, protocol);
        for (int i = 0, word = guard.first(); i < guarding.length; i++, word++) {
            if ((guarding[i] & naming[word] & meaning[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    private CompiledRules.Guard guard(Endpoint end, int way) {
        CompiledRules.Guard[] known = end.guarding;
        if (known == null) {
            known = new CompiledRules.Guard[] {rules[0].guarding(end.pod()), rules[1].guarding(end.pod())};
            end.guarding = known;
        }
        return known[way];
    }

    private long[] naming(Endpoint end, int way) {
        long[][] known = end.naming;
        if (known == null) {
            known = new long[][] {rules[0].naming(end), rules[1].naming(end)};
            end.naming = known;
        }
        return known[way];
    }

    private long[] meaning(Endpoint to, int way, int port, Protocol protocol) {
        long[][] known = to.meaning;
        if (known == null || to.meantPort != port || to.meantProtocol != protocol) {
            known = new long[][] {rules[0].meaning(port, protocol, to.pod()), rules[1].meaning(port, protocol, to.pod())};
            to.meaning = known;
            to.meantPort = port;
            to.meantProtocol = protocol;
        }
        return known[way];
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
