package dev.ktutor.kube.server.authz;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.store.Store;
import java.util.List;

/** Lets a kubelet at its own node's business: what the role system:node allows, secrets and the like only where its pods use them. */
public final class NodeAuthorizer implements Authorizer {
    private static final String PREFIX = "system:node:";

    private final Store store;
    private final Rbac rbac;

    /** Takes the general rules from the cluster role system:node. */
    public NodeAuthorizer(Store store, Rbac rbac) {
        this.store = store;
        this.rbac = rbac;
    }

    @Override
    public Ruling authorize(Attributes request) {
        String user = request.user().name();
        if (!user.startsWith(PREFIX) || !request.user().in("system:nodes")) {
            return Ruling.NO_OPINION;
        }
        String node = user.substring(PREFIX.length());
        if (request.isResource() && request.group().isEmpty() && List.of("secrets", "configmaps", "persistentvolumeclaims").contains(request.resource())
            && request.subresource().isEmpty()) {
            return referenced(request, node);
        }
        if (request.resource().equals("serviceaccounts") && request.subresource().equals("token")) {
            boolean runs = pods(node, request.namespace()).stream().anyMatch(pod -> pod.string("spec", "serviceAccountName").equals(request.name()));
            return runs ? Ruling.allow("") : unrelated(node);
        }
        if (request.resource().equals("leases") && !request.name().isEmpty()) {
            boolean own = request.namespace().equals("kube-node-lease") && request.name().equals(node);
            return own ? Ruling.allow("") : new Ruling(false, "can only access node lease with the same name as the requesting node", "");
        }
        List<PolicyRule> rules = rbac.roleRules("", "ClusterRole", "system:node");
        return rules != null && rules.stream().anyMatch(rule -> rule.allows(request)) ? Ruling.allow("") : Ruling.NO_OPINION;
    }

    private Ruling referenced(Attributes request, String node) {
        if (!List.of("get", "list", "watch").contains(request.verb())) {
            return new Ruling(false, "can only read resources of this type", "");
        }
        if (request.name().isEmpty()) {
            return new Ruling(false, "No Object name found", "");
        }
        for (KubeObject pod : pods(node, request.namespace())) {
            if (uses(pod, request.resource(), request.name())) {
                return Ruling.allow("");
            }
        }
        return unrelated(node);
    }

    private static Ruling unrelated(String node) {
        return new Ruling(false, "no relationship found between node '" + node + "' and this object", "");
    }

    private List<KubeObject> pods(String node, String namespace) {
        return store.list("/registry/pods/" + namespace + "/").stream().filter(pod -> pod.string("spec", "nodeName").equals(node)).toList();
    }

    private static boolean uses(Object tree, String resource, String name) {
        String[] keys = switch (resource) {
            case "secrets" -> new String[] {"secretName", "secretRef", "secretKeyRef", "imagePullSecrets", "secret"};
            case "configmaps" -> new String[] {"configMapRef", "configMapKeyRef", "configMap"};
            default -> new String[] {"persistentVolumeClaim"};
        };
        return mentions(tree instanceof KubeObject pod ? pod.at("spec") : tree, "", List.of(keys), name);
    }

    private static boolean mentions(Object tree, String under, List<String> keys, String name) {
        if (tree instanceof java.util.Map<?, ?> map) {
            if (keys.contains(under) && (name.equals(map.get("name")) || name.equals(map.get("secretName")) || name.equals(map.get("claimName")))) {
                return true;
            }
            return Tree.map(map).entrySet().stream().anyMatch(entry -> entry.getValue() != null && mentions(entry.getValue(), entry.getKey(), keys, name));
        }
        if (tree instanceof List<?> list) {
            return list.stream().anyMatch(item -> item != null && mentions(item, under, keys, name));
        }
        return false;
    }
}
