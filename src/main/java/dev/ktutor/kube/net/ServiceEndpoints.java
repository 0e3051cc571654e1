package dev.ktutor.kube.net;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a service: its EndpointSlices; where nobody keeps those, its Endpoints; failing both, the ready pods
 * its selector finds.
 */
final class ServiceEndpoints {
    private final ClusterObjects objects;

    ServiceEndpoints(ClusterObjects objects) {
        this.objects = objects;
    }

    /**
     * An address behind a service's port.
     *
     * @param hostname the name it has under the service's own, "" for none
     */
    record Backend(String address, int port, String hostname) { }

    /** The ready backends of one of the service's ports (a tree of {@code spec.ports}). */
    List<Backend> of(KubeObject service, @Nullable Object port) {
        List<KubeObject> slices = objects.list("EndpointSlice").stream().filter(slice -> slice.namespace().equals(service.namespace())
                && service.name().equals(slice.labels().get("kubernetes.io/service-name"))).toList();
        if (!slices.isEmpty()) {
            return slices.stream().flatMap(slice -> ofSlice(slice, Tree.string(port, "name")).stream()).toList();
        }
        return objects.find("Endpoints", service.namespace(), service.name())
                .map(endpoints -> ofEndpoints(endpoints, Tree.string(port, "name")))
                .orElseGet(() -> ofPods(service, port));
    }

    private static List<Backend> ofSlice(KubeObject slice, String portName) {
        int number = portNumber(slice.list("ports"), portName);
        List<Backend> backends = new ArrayList<>();
        for (Object endpoint : slice.list("endpoints")) {
            boolean ready = !Boolean.FALSE.equals(Tree.at(endpoint, "conditions", "ready"));
            if (ready && number > 0) {
                Tree.strings(endpoint, "addresses").forEach(address ->
                        backends.add(new Backend(address, number, Tree.string(endpoint, "hostname"))));
            }
        }
        return backends;
    }

    private static List<Backend> ofEndpoints(KubeObject endpoints, String portName) {
        List<Backend> backends = new ArrayList<>();
        for (Object subset : endpoints.list("subsets")) {
            int number = portNumber(Tree.list(subset, "ports"), portName);
            if (number > 0) {
                Tree.list(subset, "addresses").forEach(address ->
                        backends.add(new Backend(Tree.string(address, "ip"), number, Tree.string(address, "hostname"))));
            }
        }
        return backends;
    }

    /** 0 where no port has the name. */
    private static int portNumber(List<Object> ports, String name) {
        return ports.stream().filter(port -> Tree.string(port, "name").equals(name))
                .mapToInt(port -> (int) Tree.longValue(port, "port")).findFirst().orElse(0);
    }

    private List<Backend> ofPods(KubeObject service, @Nullable Object port) {
        Map<String, String> selector = Tree.stringMap(service.tree(), "spec", "selector");
        if (selector.isEmpty()) {
            return List.of();
        }
        boolean unready = Tree.bool(service.tree(), "spec", "publishNotReadyAddresses");
        List<Backend> backends = new ArrayList<>();
        for (KubeObject pod : objects.list("Pod")) {
            String address = pod.string("status", "podIP");
            if (pod.namespace().equals(service.namespace()) && LabelSelector.ofMap(selector).matches(pod.labels())
                    && !address.isEmpty() && !pod.deleting() && (unready || ready(pod))) {
                int number = target(pod, port);
                String hostname = pod.string("spec", "subdomain").equals(service.name()) ? pod.string("spec", "hostname") : "";
                if (number > 0) {
                    backends.add(new Backend(address, number, hostname));
                }
            }
        }
        return backends;
    }

    private static boolean ready(KubeObject pod) {
        return pod.list("status", "conditions").stream().anyMatch(condition ->
                Tree.string(condition, "type").equals("Ready") && Tree.string(condition, "status").equals("True"));
    }

    private static int target(KubeObject pod, @Nullable Object port) {
        Object target = Tree.at(port, "targetPort");
        if (target instanceof String name && !name.matches("[0-9]+")) {
            for (Object container : pod.list("spec", "containers")) {
                for (Object declared : Tree.list(container, "ports")) {
                    if (Tree.string(declared, "name").equals(name)) {
                        return (int) Tree.longValue(declared, "containerPort");
                    }
                }
            }
            return 0;
        }
        int number = (int) Tree.longValue(port, "targetPort");
        return number > 0 ? number : (int) Tree.longValue(port, "port");
    }
}
