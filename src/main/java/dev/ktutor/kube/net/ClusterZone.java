package dev.ktutor.kube.net;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.IpAddress;
import dev.ktutor.kube.api.KubeObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names of {@code cluster.local} (Kubernetes DNS-Based Service Discovery, schema version 1.1.0). */
final class ClusterZone {
    static final String DOMAIN = "cluster.local";
    private static final int ALIASES = 8;

    private final ClusterObjects objects;
    private final ServiceEndpoints endpoints;

    ClusterZone(ClusterObjects objects) {
        this.objects = objects;
        this.endpoints = new ServiceEndpoints(objects);
    }

    /** What a name stands for: addresses, or another name. */
    record Records(List<String> addresses, String alias) { }

    /** Follows aliases to the addresses of a full name of this zone. */
    Optional<Records> find(String fullName) {
        String name = fullName;
        for (int i = 0; i < ALIASES; i++) {
            Optional<Records> found = direct(name);
            if (found.isEmpty() || found.get().alias().isEmpty() || !found.get().alias().endsWith("." + DOMAIN)) {
                return found;
            }
            name = found.get().alias();
        }
        return Optional.empty();
    }

    private Optional<Records> direct(String fullName) {
        String[] labels = fullName.split("\\.");
        int n = labels.length;
        if (!fullName.endsWith("." + DOMAIN) || n < 5) {
            return Optional.empty();
        }
        String kind = labels[n - 3];
        String namespace = labels[n - 4];
        if (kind.equals("pod") && n == 5) {
            return pod(namespace, labels[0]);
        }
        if (!kind.equals("svc") || n > 6) {
            return Optional.empty();
        }
        return objects.find("Service", namespace, labels[n - 5]).flatMap(service -> service(service, n == 6 ? labels[0] : ""));
    }

    /** {@code 10-244-1-2.namespace.pod.cluster.local}: CoreDNS answers these unseen in kubeadm's "pods insecure" mode. */
    private Optional<Records> pod(String namespace, String dashed) {
        Optional<IpAddress> address = IpAddress.parse(dashed.replace('-', '.'));
        boolean known = objects.list("Namespace").stream().anyMatch(o -> o.name().equals(namespace));
        return known ? address.map(ip -> new Records(List.of(dashed.replace('-', '.')), "")) : Optional.empty();
    }

    private Optional<Records> service(KubeObject service, String host) {
        if (service.string("spec", "type").equals("ExternalName")) {
            return host.isEmpty() ? Optional.of(new Records(List.of(), service.string("spec", "externalName"))) : Optional.empty();
        }
        String clusterIp = service.string("spec", "clusterIP");
        if (!clusterIp.isEmpty() && !clusterIp.equals("None") && host.isEmpty()) {
            return Optional.of(new Records(List.of(clusterIp), ""));
        }
        Set<String> addresses = new LinkedHashSet<>();
        List<Object> ports = service.list("spec", "ports");
        for (Object port : ports.isEmpty() ? List.<Object>of(Tree.of("port", 1L)) : ports) {
            for (ServiceEndpoints.Backend backend : endpoints.of(service, port)) {
                String name = backend.hostname().isEmpty() ? backend.address().replace('.', '-') : backend.hostname();
                if (host.isEmpty() || host.equals(name)) {
                    addresses.add(backend.address());
                }
            }
        }
        return addresses.isEmpty() ? Optional.empty() : Optional.of(new Records(List.copyOf(addresses), ""));
    }
}
