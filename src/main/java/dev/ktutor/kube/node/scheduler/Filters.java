package dev.ktutor.kube.node.scheduler;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The filters in the order kube-scheduler runs them; the first that refuses a node names the reason. */
final class Filters {
    /** NodeUnschedulable, NodeName, TaintToleration, NodeAffinity, NodePorts, NodeResourcesFit. */
    static final List<Filter> ALL = List.of(Filters::unschedulable, Filters::otherNode, Filters::taints, Filters::affinity,
            Filters::ports, Resources::refusals);

    private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";

    private Filters() { }

    /** Why the node does not do; empty if it does. */
    static List<String> refusals(KubeObject pod, KubeObject node, List<KubeObject> onNode) {
        for (Filter filter : ALL) {
            List<String> refusals = filter.refusals(pod, node, onNode);
            if (!refusals.isEmpty()) {
                return refusals;
            }
        }
        return List.of();
    }

    private static List<String> unschedulable(KubeObject pod, KubeObject node, List<KubeObject> onNode) {
        boolean cordoned = Tree.bool(node.tree(), "spec", "unschedulable");
        boolean tolerated = pod.list("spec", "tolerations").stream()
                .anyMatch(t -> Tolerations.tolerates(t, Tree.of("key", UNSCHEDULABLE, "effect", "NoSchedule")));
        return cordoned && !tolerated ? List.of("node(s) were unschedulable") : List.of();
    }

    private static List<String> otherNode(KubeObject pod, KubeObject node, List<KubeObject> onNode) {
        String wanted = pod.string("spec", "nodeName");
        return wanted.isEmpty() || wanted.equals(node.name()) ? List.of() : List.of("node(s) didn't match the requested node name");
    }

    private static List<String> taints(KubeObject pod, KubeObject node, List<KubeObject> onNode) {
        boolean refused = node.list("spec", "taints").stream()
                .filter(taint -> !Tree.string(taint, "effect").equals("PreferNoSchedule"))
                .anyMatch(taint -> pod.list("spec", "tolerations").stream().noneMatch(t -> Tolerations.tolerates(t, taint)));
        return refused ? List.of("node(s) had untolerated taint(s)") : List.of();
    }

    private static List<String> affinity(KubeObject pod, KubeObject node, List<KubeObject> onNode) {
        return NodeAffinity.matches(pod, node) ? List.of() : List.of("node(s) didn't match Pod's node affinity/selector");
    }

    private static List<String> ports(KubeObject pod, KubeObject node, List<KubeObject> onNode) {
        Set<String> taken = new TreeSet<>();
        onNode.forEach(other -> taken.addAll(hostPorts(other)));
        return hostPorts(pod).stream().anyMatch(taken::contains)
                ? List.of("node(s) didn't have free ports for the requested pod ports") : List.of();
    }

    private static Set<String> hostPorts(KubeObject pod) {
        Set<String> ports = new TreeSet<>();
        boolean hostNetwork = Tree.bool(pod.tree(), "spec", "hostNetwork");
        for (Object container : pod.list("spec", "containers")) {
            for (Object port : Tree.list(container, "ports")) {
                long number = hostNetwork ? Tree.longValue(port, "containerPort") : Tree.longValue(port, "hostPort");
                if (number > 0) {
                    ports.add(Tree.string(port, "protocol") + number);
                }
            }
        }
        return ports;
    }
}
