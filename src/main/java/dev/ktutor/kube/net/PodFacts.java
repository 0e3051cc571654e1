package dev.ktutor.kube.net;

import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.IpAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the network needs to know of a pod.
 *
 * @param addresses its addresses, the primary one first; empty before it has one
 * @param node the node it is bound to; null before that
 * @param hostNetwork whether it uses its node's address and so is no pod to any policy
 */
public record PodFacts(String namespace, String name, Map<String, String> labels, List<IpAddress> addresses,
        @Nullable String node, boolean hostNetwork, List<Port> ports) {

    /** A declared container port; the name is empty if it has none. */
    public record Port(String name, int number, Protocol protocol) { }

    /** Copies the collections. */
    public PodFacts {
        labels = Map.copyOf(labels);
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
    }

    /** {@code namespace/name}. */
    public String reference() {
        return namespace + "/" + name;
    }

    /** The number behind a port's name; -1 if no port of that protocol has it. */
    public int portNamed(String portName, Protocol protocol) {
        for (Port port : ports) {
            if (port.protocol() == protocol && port.name().equals(portName)) {
                return port.number();
            }
        }
        return -1;
    }
}
