package dev.ktutor.kube.net;

import dev.ktutor.data.Tree;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers from objects, in any order, what decides connections; objects of other kinds are passed over. */
public final class ClusterReader {
    /** Workloads in manifests stand for one pod of their template; by kind, the way to the template. */
    private static final Map<String, Object[]> TEMPLATES = Map.of(
            "Deployment", new Object[] {"spec", "template"}, "StatefulSet", new Object[] {"spec", "template"},
            "DaemonSet", new Object[] {"spec", "template"}, "ReplicaSet", new Object[] {"spec", "template"},
            "ReplicationController", new Object[] {"spec", "template"}, "Job", new Object[] {"spec", "template"},
            "CronJob", new Object[] {"spec", "jobTemplate", "spec", "template"});
    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

    private final Map<String, Map<String, String>> namespaces = new LinkedHashMap<>();
    private final Map<String, List<IpAddress>> nodes = new LinkedHashMap<>();
    private final Map<String, PodFacts> pods = new LinkedHashMap<>();
    private final List<PodFacts> templates = new ArrayList<>();
    private final Map<String, Policy> policies = new LinkedHashMap<>();

    /**
     * Takes in an object, or every item of a List; a later object replaces an earlier one of the same name.
     *
     * @throws FactsError for a policy or a label map that the API server would have refused
     */
    public ClusterReader add(@Nullable Object tree) {
        String kind = Tree.string(tree, "kind");
        switch (kind) {
            case "Namespace" -> namespaces.put(Tree.string(tree, "metadata", "name"), namespaceLabels(tree));
            case "Node" -> nodes.put(Tree.string(tree, "metadata", "name"), nodeAddresses(tree));
            case "Pod" -> {
                PodFacts pod = pod(tree, tree, Tree.string(tree, "metadata", "name"));
                pods.put(pod.reference(), pod);
            }
            case "NetworkPolicy" -> {
                if (Tree.string(tree, "apiVersion").equals("networking.k8s.io/v1")) {
                    Policy policy = PolicyReader.read(Tree.map(tree));
                    policies.put(policy.reference(), policy);
                }
            }
            default -> {
                if (kind.endsWith("List")) {
                    Tree.list(tree, "items").forEach(this::add);
                } else {
                    addTemplate(kind, tree);
                }
            }
        }
        return this;
    }

    private void addTemplate(String kind, @Nullable Object tree) {
        Object[] way = TEMPLATES.get(kind);
        if (way != null && Tree.at(tree, way) != null) {
            templates.add(pod(tree, Tree.at(tree, way), Tree.string(tree, "metadata", "name")));
        }
    }

    /** All that was taken in; a namespace that only its objects name has only the label every namespace has. */
    public ClusterFacts facts() {
        List<PodFacts> all = new ArrayList<>(pods.values());
        for (PodFacts template : templates) {
            boolean hasPods = pods.values().stream().anyMatch(pod -> pod.namespace().equals(template.namespace())
                    && pod.labels().entrySet().containsAll(template.labels().entrySet()));
            if (!hasPods && !pods.containsKey(template.reference())) {
                all.add(template);
            }
        }
        Map<String, Map<String, String>> known = new LinkedHashMap<>(namespaces);
        all.forEach(pod -> known.computeIfAbsent(pod.namespace(), name -> Map.of("kubernetes.io/metadata.name", name)));
        return new ClusterFacts(known, nodes, all, List.copyOf(policies.values()));
    }

    private static Map<String, String> namespaceLabels(@Nullable Object tree) {
        String name = Tree.string(tree, "metadata", "name");
        Map<String, String> labels = labels("Namespace " + name, tree);
        labels.put("kubernetes.io/metadata.name", name);
        return labels;
    }

    private static Map<String, String> labels(String object, @Nullable Object tree) {
        return Field.root(object, tree).at("metadata").at("labels").strings();
    }

    private static List<IpAddress> nodeAddresses(@Nullable Object tree) {
        return Tree.list(tree, "status", "addresses").stream()
                .flatMap(address -> IpAddress.parse(Tree.string(address, "address")).stream()).distinct().toList();
    }

    private static PodFacts pod(@Nullable Object owner, @Nullable Object tree, String name) {
        String given = Tree.string(owner, "metadata", "namespace");
        String namespace = given.isEmpty() ? "default" : given;
        String node = Tree.string(tree, "spec", "nodeName");
        List<PodFacts.Port> ports = new ArrayList<>();
        Tree.list(tree, "spec", "containers").forEach(container -> ports.addAll(ports(container)));
        // A sidecar is an init container that goes on running.
        Tree.list(tree, "spec", "initContainers").stream()
                .filter(container -> Tree.string(container, "restartPolicy").equals("Always"))
                .forEach(container -> ports.addAll(ports(container)));
        return new PodFacts(namespace, name, labels("Pod " + namespace + "/" + name, tree), addresses(tree),
                node.isEmpty() ? null : node, Tree.bool(tree, "spec", "hostNetwork"), ports);
    }

    /** A finished pod has given its address back. */
    private static List<IpAddress> addresses(@Nullable Object tree) {
        if (FINISHED.contains(Tree.string(tree, "status", "phase"))) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        texts.add(Tree.string(tree, "status", "podIP"));
        Tree.list(tree, "status", "podIPs").forEach(entry -> texts.add(Tree.string(entry, "ip")));
        return texts.stream().flatMap(text -> IpAddress.parse(text).stream()).distinct().toList();
    }

    private static List<PodFacts.Port> ports(@Nullable Object container) {
        return Tree.list(container, "ports").stream().map(port -> new PodFacts.Port(Tree.string(port, "name"),
                (int) Tree.longValue(port, "containerPort"), protocol(Tree.string(port, "protocol")))).toList();
    }

    private static Protocol protocol(String name) {
        return switch (name) {
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> Protocol.TCP;
        };
    }
}
