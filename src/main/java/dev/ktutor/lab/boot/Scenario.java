package dev.ktutor.lab.boot;

import java.util.List;
import java.util.Map;

/**
 * The world a lab begins as.
 *
 * @param name its file's name
 * @param machines the hosts; the first is where learners begin, the control plane where there is one
 * @param cni the network plugin, by its name in the CNI table
 * @param audit whether kube-apiserver writes an audit log
 * @param etcd the etcd members that the cluster is to have, by host; the control plane alone in most
 * @param registries private registries
 * @param objects manifests that are applied once the cluster is up
 * @param files files put on hosts: {@code host:path} to content
 */
public record Scenario(String name, List<Machine> machines, String cni, boolean audit, List<String> etcd,
        List<PrivateRegistry> registries, String objects, Map<String, String> files) {

    /** Copies the collections. */
    public Scenario {
        machines = List.copyOf(machines);
        etcd = List.copyOf(etcd);
        registries = List.copyOf(registries);
        files = Map.copyOf(files);
    }

    /** The machine where learners begin: the control plane where there is one. */
    public Machine controlPlane() {
        return machines.get(0);
    }

    /** Whether there is a cluster, or only machines on which one may be built by hand. */
    public boolean hasCluster() {
        return controlPlane().role() == Role.CONTROL_PLANE;
    }

    /** What a machine is for; a plain one has nothing on it yet. */
    public enum Role { CONTROL_PLANE, WORKER, ETCD, PLAIN }

    /** A host of the lab. */
    public record Machine(String name, String address, Role role) { }

    /**
     * A registry that wants a login.
     *
     * @param server host and port, as in image references
     * @param address where it is
     * @param user who may pull
     * @param password with what
     * @param images paths in the registry to the catalogue's image that stands behind each
     */
    public record PrivateRegistry(String server, String address, String user, String password, Map<String, String> images) {
        /** Copies the map. */
        public PrivateRegistry {
            images = Map.copyOf(images);
        }
    }
}
