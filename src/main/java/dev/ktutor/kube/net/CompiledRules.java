package dev.ktutor.kube.net;

import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.IpAddress;
import dev.ktutor.kube.api.LabelSelector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of all policies for one direction, numbered, so that a question becomes the intersection of three sets: the
 * rules that guard one end, those that name the other, those that mean the port. Each set is worked out once for all
 * pods with the same namespace and labels.
 */
final class CompiledRules {
    private final Direction direction;
    private final Map<String, Map<String, String>> namespaces;
    private final List<Policy.Rule> rules = new ArrayList<>();
    private final Map<String, List<Numbered>> policiesByNamespace = new HashMap<>();
    private final Map<PodPeerKey, List<Integer>> podPeers = new HashMap<>();
    private final Map<Policy.BlockPeer, List<Integer>> blocks = new HashMap<>();
    private final List<Integer> everybody = new ArrayList<>();
    private final Map<Policy.PortMatch, List<Integer>> ports = new HashMap<>();
    private final List<Integer> everyPort = new ArrayList<>();
    private final Map<Identity, Guard> guards = new HashMap<>();
    private final Map<Identity, long[]> named = new HashMap<>();
    private final Map<Shared, long[]> shared = new HashMap<>();
    private final Map<PortKey, long[]> portSets = new HashMap<>();
    private final int words;

    /** A policy and the number of its first rule. */
    private record Numbered(Policy policy, int first) { }

    /** A pod peer, together with the policy's namespace where that matters. */
    private record PodPeerKey(String home, Policy.PodPeer peer) { }

    /** All that a selector can see of a pod. */
    private record Identity(String namespace, Map<String, String> labels) { }

    /**
     * The rules that guard a pod, which all belong to its namespace and so lie close together.
     *
     * @param isolated whether any policy selects it
     * @param first the first word of the set that may have a bit
     * @param rules the words from there on
     */
    record Guard(boolean isolated, int first, long[] rules) {
        static final Guard NONE = new Guard(false, 0, new long[0]);
    }

    /** A set as a map's key, so that equal sets are kept once. */
    private record Shared(long[] set) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Shared that && Arrays.equals(set, that.set);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(set);
        }
    }

    private record PortKey(int port, Protocol protocol, Set<String> names) { }

    CompiledRules(Direction direction, ClusterFacts cluster) {
        this.direction = direction;
        this.namespaces = cluster.namespaces();
        List<Policy> policies = new ArrayList<>(cluster.policies());
        policies.sort(Comparator.comparing(Policy::namespace));
        for (Policy policy : policies) {
            if (policy.types().contains(direction)) {
                policiesByNamespace.computeIfAbsent(policy.namespace(), n -> new ArrayList<>())
                        .add(new Numbered(policy, rules.size()));
                policy.rules(direction).forEach(rule -> number(policy, rule));
            }
        }
        words = rules.size() + 63 >> 6;
    }

    private void number(Policy policy, Policy.Rule rule) {
        int number = rules.size();
        rules.add(rule);
        if (rule.peers().isEmpty()) {
            everybody.add(number);
        }
        for (Policy.Peer peer : rule.peers()) {
            if (peer instanceof Policy.BlockPeer block) {
                blocks.computeIfAbsent(block, b -> new ArrayList<>()).add(number);
            } else if (peer instanceof Policy.PodPeer pods) {
                String home = pods.namespaces() == null ? policy.namespace() : "";
                podPeers.computeIfAbsent(new PodPeerKey(home, pods), p -> new ArrayList<>()).add(number);
            }
        }
        if (rule.ports().isEmpty()) {
            everyPort.add(number);
        }
        rule.ports().forEach(port -> ports.computeIfAbsent(port, p -> new ArrayList<>()).add(number));
    }

    /** The rules of the policies that select this pod. */
    Guard guarding(@Nullable PodFacts pod) {
        return pod == null ? Guard.NONE
                : guards.computeIfAbsent(new Identity(pod.namespace(), pod.labels()), id -> guardOf(pod));
    }

    private Guard guardOf(PodFacts pod) {
        long[] set = new long[words];
        boolean isolated = false;
        for (Numbered numbered : policiesByNamespace.getOrDefault(pod.namespace(), List.of())) {
            if (numbered.policy.selector().matches(pod.labels())) {
                isolated = true;
                int end = numbered.first + numbered.policy.rules(direction).size();
                for (int rule = numbered.first; rule < end; rule++) {
                    add(set, rule);
                }
            }
        }
        int first = 0;
        int last = words;
        while (first < last && set[first] == 0) {
            first++;
        }
        while (last > first && set[last - 1] == 0) {
            last--;
        }
        return new Guard(isolated, first, Arrays.copyOfRange(set, first, last));
    }

    /** The policies that isolate this pod in this direction. */
    List<Policy> selecting(PodFacts pod) {
        return policiesByNamespace.getOrDefault(pod.namespace(), List.of()).stream().map(Numbered::policy)
                .filter(policy -> policy.selector().matches(pod.labels())).toList();
    }

    /** The rules that name this end as a peer. */
    long[] naming(Endpoint peer) {
        PodFacts pod = peer.pod();
        long[] set = pod == null ? namingEverybody()
                : named.computeIfAbsent(new Identity(pod.namespace(), pod.labels()), id -> namingPod(pod)).clone();
        IpAddress address = peer.address();
        if (address != null) {
            blocks.forEach((block, numbers) -> {
                if (block.contains(address)) {
                    numbers.forEach(rule -> add(set, rule));
                }
            });
        }
        return shared.computeIfAbsent(new Shared(set), Shared::set);
    }

    private long[] namingEverybody() {
        long[] set = new long[words];
        everybody.forEach(rule -> add(set, rule));
        return set;
    }

    private long[] namingPod(PodFacts pod) {
        long[] set = namingEverybody();
        podPeers.forEach((key, numbers) -> {
            if (matches(key.home, key.peer, pod)) {
                numbers.forEach(rule -> add(set, rule));
            }
        });
        return set;
    }

    private boolean matches(String home, Policy.PodPeer peer, PodFacts pod) {
        LabelSelector wanted = peer.namespaces();
        boolean namespace = wanted == null ? home.equals(pod.namespace())
                : wanted.matches(namespaces.getOrDefault(pod.namespace(), Map.of()));
        return namespace && peer.pods().matches(pod.labels());
    }

    /** The rules that mean this port of the destination. */
    long[] meaning(int port, Protocol protocol, @Nullable PodFacts destination) {
        Set<String> names = destination == null ? Set.of() : namesOf(destination, port, protocol);
        return portSets.computeIfAbsent(new PortKey(port, protocol, names), key -> {
            long[] set = new long[words];
            everyPort.forEach(rule -> add(set, rule));
            ports.forEach((match, numbers) -> {
                if (match.matches(protocol, port, destination)) {
                    numbers.forEach(rule -> add(set, rule));
                }
            });
            return set;
        });
    }

    private static Set<String> namesOf(PodFacts destination, int port, Protocol protocol) {
        Set<String> names = Set.of();
        for (PodFacts.Port declared : destination.ports()) {
            if (declared.number() == port && declared.protocol() == protocol && !declared.name().isEmpty()) {
                names = names.isEmpty() ? new HashSet<>() : names;
                names.add(declared.name());
            }
        }
        return names;
    }

    /** How one selecting policy judges: null if it lets the connection through, else what it lacks. */
    Verdict.@Nullable Miss missOf(Policy policy, Endpoint peer, int port, Protocol protocol, @Nullable PodFacts destination) {
        Verdict.Miss miss = policy.rules(direction).isEmpty() ? Verdict.Miss.NO_RULE : Verdict.Miss.PEER;
        for (Policy.Rule rule : policy.rules(direction)) {
            if (rule.peers().isEmpty() || rule.peers().stream().anyMatch(p -> names(policy, p, peer))) {
                if (rule.ports().isEmpty() || rule.ports().stream().anyMatch(p -> p.matches(protocol, port, destination))) {
                    return null;
                }
                miss = Verdict.Miss.PORT;
            }
        }
        return miss;
    }

    private boolean names(Policy policy, Policy.Peer entry, Endpoint peer) {
        if (entry instanceof Policy.BlockPeer block) {
            IpAddress address = peer.address();
            return address != null && block.contains(address);
        }
        PodFacts pod = peer.pod();
        return pod != null && entry instanceof Policy.PodPeer pods && matches(policy.namespace(), pods, pod);
    }

    private static void add(long[] set, int number) {
        set[number >> 6] |= 1L << number;
    }
}
