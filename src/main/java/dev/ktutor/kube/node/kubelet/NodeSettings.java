package dev.ktutor.kube.node.kubelet;

import java.util.List;
import java.util.Map;

/**
 * What a kubelet is told about its node.
 *
 * @param podCidr the addresses of its pods, such as {@code 10.244.1.0/24}
 * @param staticPodPath where manifests are
 * @param kubeconfig its kubeconfig; "" for a node that runs static pods only
 * @param labels beyond the usual ones
 * @param taints as in a node's spec
 */
public record NodeSettings(String podCidr, String staticPodPath, String kubeconfig, Map<String, String> labels, List<Object> taints) {

    /** Copies the collections. */
    public NodeSettings {
        labels = Map.copyOf(labels);
        taints = List.copyOf(taints);
    }

    /** Whether it belongs to a cluster. */
    public boolean joins() {
        return !kubeconfig.isEmpty();
    }
}
