package dev.ktutor.kube.node.kubelet;

import dev.ktutor.kube.node.container.ContainerRuntime;
import dev.ktutor.kube.node.container.Sandbox;
import java.util.Set;
import java.util.stream.Collectors;

/** Hands out the node's pod addresses in turn, as the host-local plugin does: the next one after the last, free ones only. */
final class PodAddresses {
    private static final int FIRST = 2;
    private static final int LAST = 254;

    private final ContainerRuntime runtime;
    private final String prefix;
    private int last;

    /** Addresses of a network such as {@code 10.244.1.0/24}. */
    PodAddresses(ContainerRuntime runtime, String cidr) {
        this.runtime = runtime;
        this.prefix = cidr.substring(0, cidr.lastIndexOf('.') + 1);
    }

    String next() {
        Set<String> used = runtime.sandboxes().stream().filter(s -> !s.hostNetwork()).map(Sandbox::address).collect(Collectors.toSet());
        if (last == 0) {
            last = used.stream().mapToInt(address -> Integer.parseInt(address.substring(address.lastIndexOf('.') + 1))).max().orElse(FIRST - 1);
        }
        for (int tried = 0; tried <= LAST; tried++) {
            last = last >= LAST ? FIRST : last + 1;
            if (!used.contains(prefix + last)) {
                return prefix + last;
            }
        }
        throw new IllegalStateException("no free pod address on this node");
    }
}
