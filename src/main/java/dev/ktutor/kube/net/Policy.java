package dev.ktutor.kube.net;

import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.Cidr;
import dev.ktutor.kube.api.IpAddress;
import dev.ktutor.kube.api.LabelSelector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A NetworkPolicy v1 with the API's defaults filled in.
 *
 * @param selector the pods of its namespace that it isolates
 * @param types the directions it isolates them in; rules of another direction mean nothing
 */
public record Policy(String namespace, String name, LabelSelector selector, Set<Direction> types, List<Rule> ingress,
        List<Rule> egress) {

    /** Copies the collections. */
    public Policy {
        types = Set.copyOf(types);
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /** The rules of one direction. */
    public List<Rule> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }

    /** {@code namespace/name}. */
    public String reference() {
        return namespace + "/" + name;
    }

    /** Lets through what matches one of the peers and one of the ports; an empty list restricts nothing. */
    public record Rule(List<Peer> peers, List<PortMatch> ports) {

        /** Copies the lists. */
        public Rule {
            peers = List.copyOf(peers);
            ports = List.copyOf(ports);
        }
    }

    /** Who may be at the other end. */
    public sealed interface Peer { }

    /** Pods by label; without a namespace selector those of the policy's own namespace. Never finds a host-network pod. */
    public record PodPeer(@Nullable LabelSelector namespaces, LabelSelector pods) implements Peer {
        @Override
        public String toString() {
            return (namespaces == null ? "" : "namespaces " + namespaces + ", ") + "pods " + pods;
        }
    }

    /** Addresses, of pods, nodes or the outside alike, but for the holes. */
    public record BlockPeer(Cidr block, List<Cidr> holes) implements Peer {

        /** Copies the holes. */
        public BlockPeer {
            holes = List.copyOf(holes);
        }

        boolean contains(IpAddress address) {
            return block.contains(address) && holes.stream().noneMatch(hole -> hole.contains(address));
        }
    }

    /**
     * Ports of one protocol.
     *
     * @param name the destination pod's own name for the port; empty to go by number
     * @param first the lowest port number, 0 for every port of the protocol
     * @param last the highest
     */
    public record PortMatch(Protocol protocol, String name, int first, int last) {

        /** Every port of the protocol. */
        public static PortMatch whole(Protocol protocol) {
            return new PortMatch(protocol, "", 0, 65535);
        }

        /** Ports by number, both ends included. */
        public static PortMatch numbers(Protocol protocol, int first, int last) {
            return new PortMatch(protocol, "", first, last);
        }

        /** The port that the destination pod declares under this name. */
        public static PortMatch named(Protocol protocol, String name) {
            return new PortMatch(protocol, name, 0, 0);
        }

        /** Whether a connection to that port is meant; the destination is null where it is no pod. */
        boolean matches(Protocol wanted, int port, @Nullable PodFacts destination) {
            if (protocol != wanted) {
                return false;
            }
            if (name.isEmpty()) {
                return first <= port && port <= last;
            }
            return destination != null && destination.ports().stream()
                    .anyMatch(p -> p.protocol() == wanted && p.number() == port && p.name().equals(name));
        }
    }
}
