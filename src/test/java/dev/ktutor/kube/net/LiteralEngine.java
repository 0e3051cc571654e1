package dev.ktutor.kube.net;

import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.Cidr;
import dev.ktutor.kube.api.IpAddress;
import dev.ktutor.kube.api.LabelSelector;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of NetworkPolicy v1 word by word, slow and without any preparation: the oracle of the compiled engine. */
final class LiteralEngine {
    private final ClusterFacts cluster;

    LiteralEngine(ClusterFacts cluster) {
        this.cluster = cluster;
    }

    boolean allows(PodFacts from, PodFacts to, int port, Protocol protocol) {
        if (from == to || (from.hostNetwork() || to.hostNetwork()) && Objects.equals(from.node(), to.node())) {
            return true;
        }
        return permits(Direction.EGRESS, from, to, to, port, protocol) && permits(Direction.INGRESS, to, from, to, port, protocol);
    }

    private boolean permits(Direction direction, PodFacts subject, PodFacts peer, PodFacts to, int port, Protocol protocol) {
        List<Policy> selecting = cluster.policies().stream()
                .filter(p -> !subject.hostNetwork() && p.types().contains(direction))
                .filter(p -> p.namespace().equals(subject.namespace()) && holds(p.selector(), subject.labels()))
                .toList();
        return selecting.isEmpty() || selecting.stream().anyMatch(policy -> policy.rules(direction).stream().anyMatch(rule ->
                (rule.peers().isEmpty() || rule.peers().stream().anyMatch(p -> names(policy, p, peer)))
                && (rule.ports().isEmpty() || rule.ports().stream().anyMatch(p -> means(p, to, port, protocol)))));
    }

    private boolean names(Policy policy, Policy.Peer entry, PodFacts peer) {
        if (entry instanceof Policy.BlockPeer block) {
            IpAddress address = peer.hostNetwork() ? cluster.nodes().get(peer.node()).get(0) : peer.addresses().get(0);
            return inside(block.block(), address) && block.holes().stream().noneMatch(hole -> inside(hole, address));
        }
        Policy.PodPeer pods = (Policy.PodPeer) entry;
        boolean namespace = pods.namespaces() == null ? policy.namespace().equals(peer.namespace())
                : holds(pods.namespaces(), cluster.namespaces().get(peer.namespace()));
        return !peer.hostNetwork() && namespace && holds(pods.pods(), peer.labels());
    }

    private static boolean inside(Cidr block, IpAddress address) {
        for (int bit = 0; bit < block.bits(); bit++) {
            if (block.base().v6() != address.v6() || bit(block.base(), bit) != bit(address, bit)) {
                return false;
            }
        }
        return block.base().v6() == address.v6();
    }

    private static long bit(IpAddress address, int bit) {
        if (!address.v6()) {
            return address.low() >>> (31 - bit) & 1;
        }
        return bit < 64 ? address.high() >>> (63 - bit) & 1 : address.low() >>> (127 - bit) & 1;
    }

    private static boolean means(Policy.PortMatch match, @Nullable PodFacts to, int port, Protocol protocol) {
        if (match.protocol() != protocol) {
            return false;
        }
        if (!match.name().isEmpty()) {
            return !to.hostNetwork() && to.ports().contains(new PodFacts.Port(match.name(), port, protocol));
        }
        return port >= match.first() && port <= match.last();
    }

    private static boolean holds(LabelSelector selector, Map<String, String> labels) {
        return selector.requirements().stream().allMatch(r -> switch (r.operator()) {
            case IN -> labels.containsKey(r.key()) && r.values().contains(labels.get(r.key()));
            case NOT_IN -> !labels.containsKey(r.key()) || !r.values().contains(labels.get(r.key()));
            case EXISTS -> labels.containsKey(r.key());
            case DOES_NOT_EXIST -> !labels.containsKey(r.key());
            default -> throw new AssertionError(r);
        });
    }
}
