package dev.ktutor.lab.boot;

import dev.ktutor.host.Host;
import dev.ktutor.kube.node.container.ContainerShell;
import dev.ktutor.pki.KeyGenerator;
import java.util.List;

/** Makes clusters. */
public final class ClusterBoot {
    private ClusterBoot() { }

    /** Prepares a cluster on the hosts; its files are written and it comes up on first use. */
    public static Cluster prepare(Scenario scenario, List<Host> hosts, KeyGenerator keys, ContainerShell shell) {
        return new KubeadmCluster(scenario, hosts, keys, shell);
    }
}
