package dev.ktutor.kube.net;

import dev.ktutor.host.Host;
import dev.ktutor.host.net.Network;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a cluster adds to the lab's network: services, names and policies, all following its objects. */
public final class ClusterNetwork {
    private ClusterNetwork() { }

    /**
     * Plugs the cluster into the network.
     *
     * @param objects the cluster's objects
     * @param plugin the network plugin at the moment
     * @param upstream names outside the cluster that every host may ask for, such as the registry's
     */
    public static void install(Network network, ClusterObjects objects, Supplier<CniPlugin> plugin,
            Function<String, Optional<String>> upstream, Host.World world) {
        network.filter(new PolicyFilter(objects, plugin, world.journal()));
        network.proxy(new KubeProxy(objects, world.chance()));
        network.resolver(new ClusterDns(objects, upstream, world.journal()));
    }
}
