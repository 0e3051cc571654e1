package dev.ktutor.kube.net;

import dev.ktutor.data.Tree;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.host.net.ServiceProxy;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.sim.Chance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Translates service addresses as kube-proxy does: cluster, external and load-balancer addresses, and node ports on every
 * node; one of the ready endpoints by chance (kubernetes.io, "Virtual IPs and Service Proxies").
 */
public final class KubeProxy implements ServiceProxy {
    private record Virtual(String address, int port, Protocol protocol) { }

    private final ClusterObjects objects;
    private final ServiceEndpoints endpoints;
    private final Chance chance;
    private Map<Virtual, List<ServiceEndpoints.Backend>> routes = Map.of();
    private long compiled = -1;

    /** A proxy that follows the objects. */
    public KubeProxy(ClusterObjects objects, Chance chance) {
        this.objects = objects;
        this.endpoints = new ServiceEndpoints(objects);
        this.chance = chance;
    }

    @Override
    public Route route(String address, int port, Protocol protocol) {
        refresh();
        List<ServiceEndpoints.Backend> backends = routes.get(new Virtual(address, port, protocol));
        if (backends == null) {
            return new Route.Direct();
        }
        if (backends.isEmpty()) {
            return new Route.NoEndpoints();
        }
        ServiceEndpoints.Backend chosen = backends.get(backends.size() == 1 ? 0 : chance.below(backends.size()));
        return new Route.To(chosen.address(), chosen.port());
    }

    private void refresh() {
        if (compiled == objects.revision()) {
            return;
        }
        Map<Virtual, List<ServiceEndpoints.Backend>> fresh = new HashMap<>();
        List<String> nodes = new ArrayList<>();
        objects.list("Node").forEach(node -> Tree.list(node.tree(), "status", "addresses").stream()
                .filter(address -> Tree.string(address, "type").equals("InternalIP"))
                .forEach(address -> nodes.add(Tree.string(address, "address"))));
        for (KubeObject service : objects.list("Service")) {
            for (Object port : service.list("spec", "ports")) {
                add(fresh, service, port, nodes);
            }
        }
        routes = fresh;
        compiled = objects.revision();
    }

    private void add(Map<Virtual, List<ServiceEndpoints.Backend>> fresh, KubeObject service, Object port, List<String> nodes) {
        Protocol protocol = switch (Tree.string(port, "protocol")) {
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> Protocol.TCP;
        };
        int number = (int) Tree.longValue(port, "port");
        int nodePort = (int) Tree.longValue(port, "nodePort");
        List<String> addresses = addresses(service);
        if (addresses.isEmpty() && nodePort == 0) {
            return;
        }
        List<ServiceEndpoints.Backend> backends = endpoints.of(service, port);
        addresses.forEach(address -> fresh.put(new Virtual(address, number, protocol), backends));
        if (nodePort > 0) {
            nodes.forEach(node -> fresh.put(new Virtual(node, nodePort, protocol), backends));
        }
    }

    private static List<String> addresses(KubeObject service) {
        List<String> addresses = new ArrayList<>(Tree.strings(service.tree(), "spec", "clusterIPs"));
        addresses.add(service.string("spec", "clusterIP"));
        addresses.addAll(Tree.strings(service.tree(), "spec", "externalIPs"));
        Tree.list(service.tree(), "status", "loadBalancer", "ingress").forEach(entry -> addresses.add(Tree.string(entry, "ip")));
        return addresses.stream().filter(address -> !address.isEmpty() && !address.equals("None")).distinct().toList();
    }
}
