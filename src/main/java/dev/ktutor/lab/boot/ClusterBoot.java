package dev.ktutor.lab.boot;

import dev.ktutor.host.Host;
import dev.ktutor.kube.node.container.ContainerShell;
import dev.ktutor.pki.KeyGenerator;
import java.util.List;
import java.util.Map;

/** PLACEHOLDER until the cluster builder lands the real one: keep this signature, take theirs on conflict. */
public final class ClusterBoot {
    private ClusterBoot() { }

    /** Prepares a cluster on the hosts; it comes up on first use. */
    public static Cluster prepare(Scenario scenario, List<Host> hosts, KeyGenerator keys, ContainerShell shell) {
        return new Cluster() {
            @Override
            public void warmUp() { }

            @Override
            public boolean up() {
                return false;
            }

            @Override
            public Object save() {
                return Map.of();
            }

            @Override
            public void restore(Object state) { }

            @Override
            public Map<String, String> etcdMembers() {
                return Map.of();
            }
        };
    }
}
