package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.Formats;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.admission.Refusal;
import dev.ktutor.kube.server.authn.User;
import dev.ktutor.kube.server.authz.Attributes;
import dev.ktutor.kube.server.authz.Escalation;
import dev.ktutor.kube.server.authz.PolicyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Roles and bindings: what they say must make sense, and nobody grants what he does not hold.
 *
 * @param resource which of the four
 */
record RbacStrategy(String resource) implements Strategy {
    private static final String GROUP = "rbac.authorization.k8s.io";

    private boolean binding() {
        return resource.endsWith("bindings");
    }

    private boolean cluster() {
        return resource.startsWith("cluster");
    }

    @Override
    public KubeObject defaults(KubeObject object) {
        if (!binding()) {
            return object;
        }
        Map<String, Object> tree = Tree.mutable(object.tree());
        Fields.inside(tree, "roleRef", reference -> {
            Fields.set(reference, "apiGroup", GROUP);
            return reference;
        });
        Fields.each(tree, "subjects", subject -> {
            if (!Tree.string(subject, "kind").equals("ServiceAccount")) {
                Fields.set(subject, "apiGroup", GROUP);
            }
            return subject;
        });
        return new KubeObject(tree);
    }

    @Override
    public KubeObject onCreate(KubeObject object, WriteContext context) {
        guard(object, context);
        return object;
    }

    @Override
    public KubeObject onUpdate(KubeObject object, KubeObject old, WriteContext context) {
        boolean same = binding() ? object.list("subjects").equals(old.list("subjects")) && object.map("roleRef").equals(old.map("roleRef"))
            : object.list("rules").equals(old.list("rules")) && object.map("aggregationRule").equals(old.map("aggregationRule"));
        if (!same) {
            guard(object, context);
        }
        return object;
    }

    private void guard(KubeObject object, WriteContext context) {
        User user = context.user();
        if (user.in(User.MASTERS)) {
            return;
        }
        String refusal = binding() ? bindingRefusal(object, context) : roleRefusal(object, context);
        if (!refusal.isEmpty()) {
            throw new Refusal(Status.forbidden(GROUP, resource, object.name(), refusal), "rbac.escalation",
                Map.of("user", user.name(), "resource", resource, "name", object.name(), "message", refusal));
        }
    }

    private String roleRefusal(KubeObject role, WriteContext context) {
        Attributes escalate = Attributes.resource(context.user(), "escalate", GROUP, resource, "", role.namespace(), role.name());
        if (context.authorizer().authorize(escalate).allowed()) {
            return "";
        }
        if (role.at("aggregationRule") != null) {
            PolicyRule everything = new PolicyRule(List.of("*"), List.of("*"), List.of("*"), List.of(), List.of());
            PolicyRule paths = new PolicyRule(List.of("*"), List.of(), List.of(), List.of(), List.of("*"));
            String refusal = Escalation.refusal(context.user(), context.rbac().rulesFor(context.user(), ""), List.of(everything, paths));
            if (!refusal.isEmpty()) {
                return "must have cluster-admin privileges to use an aggregationRule: " + refusal;
            }
        }
        return Escalation.refusal(context.user(), context.rbac().rulesFor(context.user(), role.namespace()), PolicyRule.list(role.at("rules")));
    }

    private String bindingRefusal(KubeObject binding, WriteContext context) {
        String kind = binding.string("roleRef", "kind");
        String name = binding.string("roleRef", "name");
        String roles = kind.equals("Role") ? "roles" : "clusterroles";
        Attributes bind = Attributes.resource(context.user(), "bind", GROUP, roles, "", binding.namespace(), name);
        if (context.authorizer().authorize(bind).allowed()) {
            return "";
        }
        List<PolicyRule> rules = context.rbac().roleRules(binding.namespace(), kind, name);
        if (rules == null) {
            throw new Refusal(Status.notFound(GROUP, roles, name));
        }
        return Escalation.refusal(context.user(), context.rbac().rulesFor(context.user(), binding.namespace()), rules);
    }

    @Override
    public List<FieldError> validate(KubeObject object) {
        return binding() ? binding(object) : rules(object);
    }

    private List<FieldError> rules(KubeObject role) {
        List<FieldError> errors = new ArrayList<>();
        List<Object> rules = role.list("rules");
        for (int i = 0; i < rules.size(); i++) {
            Object rule = rules.get(i);
            String where = "rules[" + i + "]";
            if (Tree.list(rule, "verbs").isEmpty()) {
                errors.add(FieldError.required(where + ".verbs", "verbs must contain at least one value"));
            }
            List<Object> urls = Tree.list(rule, "nonResourceURLs");
            boolean resources = !Tree.list(rule, "apiGroups").isEmpty() || !Tree.list(rule, "resources").isEmpty() || !Tree.list(rule, "resourceNames").isEmpty();
            if (!urls.isEmpty()) {
                if (!cluster()) {
                    errors.add(FieldError.invalid(where + ".nonResourceURLs", urls, "namespaced rules cannot apply to non-resource URLs"));
                }
                if (resources) {
                    errors.add(FieldError.invalid(where + ".nonResourceURLs", urls, "rules cannot apply to both regular resources and non-resource URLs"));
                }
                continue;
            }
            if (Tree.list(rule, "apiGroups").isEmpty()) {
                errors.add(FieldError.required(where + ".apiGroups", "resource rules must supply at least one api group"));
            }
            if (Tree.list(rule, "resources").isEmpty()) {
                errors.add(FieldError.required(where + ".resources", "resource rules must supply at least one resource"));
            }
        }
        return errors;
    }

    private List<FieldError> binding(KubeObject binding) {
        List<FieldError> errors = new ArrayList<>();
        String group = binding.string("roleRef", "apiGroup");
        if (!group.equals(GROUP)) {
            errors.add(FieldError.notSupported("roleRef.apiGroup", group, List.of(GROUP)));
        }
        String kind = binding.string("roleRef", "kind");
        List<String> kinds = cluster() ? List.of("ClusterRole") : List.of("Role", "ClusterRole");
        if (!kinds.contains(kind)) {
            errors.add(FieldError.notSupported("roleRef.kind", kind, kinds));
        }
        String name = binding.string("roleRef", "name");
        if (name.isEmpty()) {
            errors.add(FieldError.required("roleRef.name", ""));
        } else {
            PathNames.errors(name).forEach(message -> errors.add(FieldError.invalid("roleRef.name", name, message)));
        }
        List<Object> subjects = binding.list("subjects");
        for (int i = 0; i < subjects.size(); i++) {
            subject(errors, subjects.get(i), "subjects[" + i + "]");
        }
        return errors;
    }

    private void subject(List<FieldError> errors, Object subject, String where) {
        String name = Tree.string(subject, "name");
        String group = Tree.string(subject, "apiGroup");
        if (name.isEmpty()) {
            errors.add(FieldError.required(where + ".name", ""));
        }
        switch (Tree.string(subject, "kind")) {
            case "ServiceAccount" -> {
                if (!name.isEmpty()) {
                    Formats.subdomain(name).forEach(message -> errors.add(FieldError.invalid(where + ".name", name, message)));
                }
                if (!group.isEmpty()) {
                    errors.add(FieldError.notSupported(where + ".apiGroup", group, List.of("")));
                }
                if (cluster() && Tree.string(subject, "namespace").isEmpty()) {
                    errors.add(FieldError.required(where + ".namespace", ""));
                }
            }
            case "User", "Group" -> {
                if (!group.equals(GROUP)) {
                    errors.add(FieldError.notSupported(where + ".apiGroup", group, List.of(GROUP)));
                }
            }
            default -> errors.add(FieldError.notSupported(where + ".kind", Tree.string(subject, "kind"), List.of("ServiceAccount", "User", "Group")));
        }
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        List<FieldError> errors = new ArrayList<>(validate(object));
        if (binding() && !object.map("roleRef").equals(old.map("roleRef"))) {
            Map<String, Object> shown = Tree.of("APIGroup", object.string("roleRef", "apiGroup"), "Kind", object.string("roleRef", "kind"), "Name",
                object.string("roleRef", "name"));
            errors.add(FieldError.invalid("roleRef", shown, "cannot change roleRef"));
        }
        return errors;
    }

    @Override
    public List<String> nameErrors(String name) {
        return PathNames.errors(name);
    }
}
