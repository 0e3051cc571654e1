package dev.ktutor.kube.server.registry;

import java.util.HashMap;
import java.util.Map;

/** Which strategy each resource has; those not named have nothing special about them. */
final class Strategies {
    private Strategies() { }

    static Map<String, Strategy> byResource() {
        Map<String, Strategy> strategies = new HashMap<>();
        for (String rbac : new String[] {"roles", "rolebindings", "clusterroles", "clusterrolebindings"}) {
            strategies.put(rbac, new RbacStrategy());
        }
        strategies.put("networkpolicies", new NetworkPolicyStrategy());
        return strategies;
    }
}
