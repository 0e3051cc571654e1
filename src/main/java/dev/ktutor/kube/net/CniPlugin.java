package dev.ktutor.kube.net;

import java.util.List;
import java.util.Optional;

/**
 * A network plugin, and whether it enforces NetworkPolicies. The API server stores policies under every plugin.
 *
 * @param name as in {@code --cni}
 */
public record CniPlugin(String name, boolean enforcesPolicies) {
    /** Those we know. */
    public static final List<CniPlugin> ALL = List.of(
            new CniPlugin("antrea", true),
            new CniPlugin("calico", true),
            new CniPlugin("canal", true),
            new CniPlugin("cilium", true),
            new CniPlugin("flannel", false),
            new CniPlugin("kindnet", true),
            new CniPlugin("kube-router", true),
            new CniPlugin("romana", true),
            new CniPlugin("weave-net", true));

    /** The plugin of that name, also as {@code weave}. */
    public static Optional<CniPlugin> named(String name) {
        String wanted = name.equals("weave") ? "weave-net" : name;
        return ALL.stream().filter(plugin -> plugin.name().equals(wanted)).findFirst();
    }
}
