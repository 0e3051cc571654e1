package dev.ktutor.kube.node.container;

import dev.ktutor.host.Host;
import java.time.Instant;

/**
 * A pod as the container runtime knows it: the network its containers share.
 *
 * @param id its own id
 * @param uid the pod's
 * @param address the pod's address
 * @param hostNetwork whether that is the node's
 * @param network the host that holds the address: the node, or one of its own
 * @param created when
 */
public record Sandbox(String id, String uid, String namespace, String name, String address, boolean hostNetwork, Host network,
        Instant created) { }
