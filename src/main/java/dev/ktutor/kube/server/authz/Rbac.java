package dev.ktutor.kube.server.authz;

import dev.ktutor.kube.server.authn.User;
import dev.ktutor.kube.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Role-based access control over the roles and bindings in the store. */
public final class Rbac implements Authorizer {
    private final Store store;
    private @Nullable RbacIndex index;
    private long version;

    /** Reads roles and bindings when they have changed since the last question. */
    public Rbac(Store store) {
        this.store = store;
    }

    private RbacIndex index() {
        long now = RbacIndex.version(store);
        RbacIndex current = index;
        if (current == null || now != version) {
            current = new RbacIndex(store);
            index = current;
            version = now;
        }
        return current;
    }

    @Override
    public Ruling authorize(Attributes request) {
        List<String> errors = new ArrayList<>();
        RbacIndex.Grant[] found = new RbacIndex.Grant[1];
        visit(request.user(), request.namespace(), grant -> {
            if (!grant.error().isEmpty()) {
                errors.add(grant.error());
            }
            for (PolicyRule rule : grant.rules()) {
                if (rule.allows(request)) {
                    found[0] = grant;
                    return false;
                }
            }
            return true;
        });
        if (found[0] != null) {
            return Ruling.allow("RBAC: allowed by " + found[0].because());
        }
        if (errors.isEmpty()) {
            return Ruling.NO_OPINION;
        }
        Set<String> different = new LinkedHashSet<>(errors);
        String all = different.size() == 1 ? different.iterator().next() : "[" + String.join(", ", different) + "]";
        return new Ruling(false, "RBAC: " + all, all);
    }

    /** Shows every grant the user has, cluster bindings first, until the visitor has seen enough. */
    private void visit(User user, String namespace, Predicate<RbacIndex.Grant> visitor) {
        RbacIndex rbac = index();
        if (visit(rbac, user, "", visitor) && !namespace.isEmpty()) {
            visit(rbac, user, namespace, visitor);
        }
    }

    private static boolean visit(RbacIndex rbac, User user, String namespace, Predicate<RbacIndex.Grant> visitor) {
        for (RbacIndex.Grant grant : rbac.of(namespace, "User:" + user.name())) {
            if (!visitor.test(grant)) {
                return false;
            }
        }
        for (String group : user.groups()) {
            for (RbacIndex.Grant grant : rbac.of(namespace, "Group:" + group)) {
                if (!visitor.test(grant)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Every rule that holds for the user in the namespace ("" for the cluster alone). */
    public List<PolicyRule> rulesFor(User user, String namespace) {
        List<PolicyRule> rules = new ArrayList<>();
        visit(user, namespace, grant -> {
            rules.addAll(grant.rules());
            return true;
        });
        return rules;
    }

    /** The rules of a role, aggregated ones included; null if there is no such role. */
    public @Nullable List<PolicyRule> roleRules(String namespace, String kind, String name) {
        return index().rules(namespace, kind, name);
    }
}
