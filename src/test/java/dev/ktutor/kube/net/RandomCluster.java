package dev.ktutor.kube.net;

import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.Cidr;
import dev.ktutor.kube.api.IpAddress;
import dev.ktutor.kube.api.LabelSelector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Clusters made up from a seed, small in vocabulary so that selectors hit often. */
public final class RandomCluster {
    private static final List<String> KEYS = List.of("app", "tier", "team");
    private static final List<LabelSelector.Operator> OPERATORS = List.of(LabelSelector.Operator.IN, LabelSelector.Operator.NOT_IN,
            LabelSelector.Operator.EXISTS, LabelSelector.Operator.DOES_NOT_EXIST);
    private final List<String> values;
    /** The least number of peers, ports and requirements: 0 leaves much open, 1 much shut. */
    private final int least;
    private final Random random;
    private final List<String> namespaces = new ArrayList<>();
    private final Map<String, Map<String, String>> namespaceLabels = new HashMap<>();

    private RandomCluster(long seed, List<String> values, int least) {
        random = new Random(seed);
        this.values = values;
        this.least = least;
    }

    /** A cluster of that size, with the many labels a large one has, so that most connections are denied. */
    public static ClusterFacts strict(long seed, int namespaces, int pods, int policies) {
        return new RandomCluster(seed, IntStream.range(0, 20).mapToObj(i -> "v" + i).toList(), 1).build(namespaces, pods, policies);
    }

    /** A cluster of that size. */
    public static ClusterFacts of(long seed, int namespaces, int pods, int policies) {
        return new RandomCluster(seed, List.of("a", "b", "c", ""), 0).build(namespaces, pods, policies);
    }

    private ClusterFacts build(int namespaceCount, int podCount, int policyCount) {
        for (int i = 0; i < namespaceCount; i++) {
            namespaces.add("ns" + i);
            namespaceLabels.put("ns" + i, labels());
        }
        Map<String, List<IpAddress>> nodes = Map.of("n0", List.of(ip("172.18.0.2")), "n1", List.of(ip("172.18.0.3")));
        List<PodFacts> pods = new ArrayList<>();
        for (int i = 0; i < podCount; i++) {
            boolean host = random.nextInt(10) == 0;
            pods.add(new PodFacts(pick(namespaces), "pod" + i, labels(),
                    List.of(ip("10.244." + i / 250 + "." + i % 250)), "n" + random.nextInt(2), host, ports()));
        }
        List<Policy> policies = new ArrayList<>();
        for (int i = 0; i < policyCount; i++) {
            Set<Direction> types = random.nextBoolean() ? EnumSet.allOf(Direction.class)
                    : EnumSet.of(random.nextBoolean() ? Direction.INGRESS : Direction.EGRESS);
            policies.add(new Policy(pick(namespaces), "policy" + i, selector(), types, rules(), rules()));
        }
        return new ClusterFacts(namespaceLabels, nodes, pods, policies);
    }

    private List<PodFacts.Port> ports() {
        List<PodFacts.Port> ports = new ArrayList<>();
        if (random.nextBoolean()) {
            ports.add(new PodFacts.Port("http", random.nextBoolean() ? 80 : 81, Protocol.TCP));
        }
        if (random.nextBoolean()) {
            ports.add(new PodFacts.Port("http", 80, Protocol.UDP));
        }
        return ports;
    }

    private List<Policy.Rule> rules() {
        List<Policy.Rule> rules = new ArrayList<>();
        for (int i = least + random.nextInt(3 - least); i > 0; i--) {
            List<Policy.Peer> peers = new ArrayList<>();
            for (int j = least + random.nextInt(3 - least); j > 0; j--) {
                peers.add(peer());
            }
            List<Policy.PortMatch> ports = new ArrayList<>();
            for (int j = least + random.nextInt(3 - least); j > 0; j--) {
                ports.add(portMatch());
            }
            rules.add(new Policy.Rule(peers, ports));
        }
        return rules;
    }

    private Policy.Peer peer() {
        return switch (random.nextInt(4)) {
            case 0 -> new Policy.BlockPeer(cidr("10.244.0." + random.nextInt(64) + "/" + (24 + random.nextInt(9))),
                    random.nextBoolean() ? List.of() : List.of(cidr("10.244.0." + random.nextInt(64) + "/30")));
            case 1 -> new Policy.BlockPeer(cidr("172.18.0.2/31"), List.of());
            case 2 -> new Policy.PodPeer(null, selector());
            default -> new Policy.PodPeer(selector(), random.nextBoolean() ? LabelSelector.EVERYTHING : selector());
        };
    }

    private Policy.PortMatch portMatch() {
        Protocol protocol = random.nextInt(3) == 0 ? Protocol.UDP : Protocol.TCP;
        return switch (random.nextInt(4)) {
            case 0 -> Policy.PortMatch.whole(protocol);
            case 1 -> Policy.PortMatch.named(protocol, "http");
            case 2 -> Policy.PortMatch.numbers(protocol, 80, 80);
            default -> Policy.PortMatch.numbers(protocol, 81, 90);
        };
    }

    private LabelSelector selector() {
        List<LabelSelector.Requirement> requirements = new ArrayList<>();
        for (int i = least + random.nextInt(3 - least); i > 0; i--) {
            LabelSelector.Operator operator = pick(OPERATORS);
            requirements.add(new LabelSelector.Requirement(pick(KEYS), operator, List.of(pick(values), pick(values))));
        }
        return new LabelSelector(requirements);
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        KEYS.forEach(key -> {
            if (random.nextInt(3) > 0) {
                labels.put(key, pick(values));
            }
        });
        return labels;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static Cidr cidr(String text) {
        return Cidr.parse(text).orElseThrow();
    }
}
