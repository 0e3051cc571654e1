package dev.ktutor.kube.net;

import dev.ktutor.kube.api.IpAddress;
import java.util.List;
import java.util.Map;

/**
 * The part of a cluster's state that decides connections.
 *
 * @param namespaces labels by namespace name
 * @param nodes addresses by node name
 */
public record ClusterFacts(Map<String, Map<String, String>> namespaces, Map<String, List<IpAddress>> nodes,
        List<PodFacts> pods, List<Policy> policies) {

    /** Copies the collections. */
    public ClusterFacts {
        namespaces = Map.copyOf(namespaces);
        nodes = Map.copyOf(nodes);
        pods = List.copyOf(pods);
        policies = List.copyOf(policies);
    }
}
