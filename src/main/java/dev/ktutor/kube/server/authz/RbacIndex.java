package dev.ktutor.kube.server.authz;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import dev.ktutor.kube.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is granted which rules: the roles and bindings of one moment, found by subject in constant time. */
final class RbacIndex {
    private static final String ROLES = "/registry/roles/";
    private static final String CLUSTER_ROLES = "/registry/clusterroles/";
    private static final String BINDINGS = "/registry/rolebindings/";
    private static final String CLUSTER_BINDINGS = "/registry/clusterrolebindings/";

    private final Map<String, List<PolicyRule>> roles = new HashMap<>();
    private final Map<String, List<PolicyRule>> clusterRoles = new HashMap<>();
    /** By namespace ("" for cluster bindings), then by subject ({@code User:john}). */
    private final Map<String, Map<String, List<Grant>>> grants = new HashMap<>();

    /**
     * A binding's effect on one subject.
     *
     * @param because the sentence that explains an allowed request
     * @param error why the binding has no effect, or ""
     */
    record Grant(String because, String error, List<PolicyRule> rules) { }

    /** A number that changes with the objects the index is made of. */
    static long version(Store store) {
        return store.changes(ROLES) + 31 * store.changes(CLUSTER_ROLES) + 31 * 31 * store.changes(BINDINGS) + 31 * 31 * 31 * store.changes(CLUSTER_BINDINGS);
    }

    RbacIndex(Store store) {
        List<KubeObject> all = store.list(CLUSTER_ROLES);
        for (KubeObject role : all) {
            clusterRoles.put(role.name(), PolicyRule.list(role.at("aggregationRule") == null ? role.at("rules") : aggregated(role, all, new LinkedHashSet<>())));
        }
        for (KubeObject role : store.list(ROLES)) {
            roles.put(role.namespace() + "/" + role.name(), PolicyRule.list(role.at("rules")));
        }
        store.list(CLUSTER_BINDINGS).forEach(this::add);
        store.list(BINDINGS).forEach(this::add);
    }

    /** The rules of every cluster role the aggregation selects; what aggregates further is followed. */
    private static List<Object> aggregated(KubeObject role, List<KubeObject> all, Set<String> seen) {
        List<Object> rules = new ArrayList<>();
        seen.add(role.name());
        for (Object selector : role.list("aggregationRule", "clusterRoleSelectors")) {
            LabelSelector labels = LabelSelector.of(selector);
            for (KubeObject other : all) {
                if (labels != null && labels.matches(other.labels()) && seen.add(other.name())) {
                    rules.addAll(other.at("aggregationRule") == null ? other.list("rules") : aggregated(other, all, seen));
                }
            }
        }
        return rules;
    }

    private void add(KubeObject binding) {
        String namespace = binding.namespace();
        String kind = binding.string("roleRef", "kind");
        String role = binding.string("roleRef", "name");
        List<PolicyRule> rules = rules(namespace, kind, role);
        String error = rules == null ? (kind.equals("Role") ? "role" : "clusterrole") + ".rbac.authorization.k8s.io \"" + role + "\" not found" : "";
        String bindingName = namespace.isEmpty() ? binding.name() : binding.name() + "/" + namespace;
        for (Object subject : binding.list("subjects")) {
            String subjectKind = Tree.string(subject, "kind");
            String name = Tree.string(subject, "name");
            String where = Tree.string(subject, "namespace");
            boolean account = subjectKind.equals("ServiceAccount");
            String shown = account ? "ServiceAccount \"" + name + "/" + (where.isEmpty() ? namespace : where) + "\"" : subjectKind + " \"" + name + "\"";
            String because = (namespace.isEmpty() ? "ClusterRoleBinding" : "RoleBinding") + " \"" + bindingName + "\" of " + kind + " \"" + role + "\" to " + shown;
            String key = account ? "User:system:serviceaccount:" + (where.isEmpty() ? namespace : where) + ":" + name : subjectKind + ":" + name;
            grants.computeIfAbsent(namespace, any -> new HashMap<>()).computeIfAbsent(key, any -> new ArrayList<>())
                .add(new Grant(because, error, rules == null ? List.of() : rules));
        }
    }

    /** The rules of a role; null if there is no such role. */
    @Nullable List<PolicyRule> rules(String namespace, String kind, String name) {
        return kind.equals("Role") ? roles.get(namespace + "/" + name) : clusterRoles.get(name);
    }

    /** What the bindings of the namespace ("" for cluster bindings) grant to the subject. */
    List<Grant> of(String namespace, String subject) {
        Map<String, List<Grant>> bySubject = grants.get(namespace);
        return bySubject == null ? List.of() : bySubject.getOrDefault(subject, List.of());
    }
}
