package dev.ktutor.kube.controlplane.apiserver;

import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.kube.server.AuditEvent;
import java.util.List;
import java.util.Map;

/** An audit policy ({@code audit.k8s.io/v1}): the level of the first rule that matches an event. */
final class AuditPolicy {
    private final List<Object> rules;

    AuditPolicy(String text) {
        this.rules = Tree.list(Yaml.parse(text), "rules");
    }

    /** None, Metadata, Request or RequestResponse. */
    String level(AuditEvent event) {
        for (Object rule : rules) {
            if (matches(rule, event)) {
                return Tree.string(rule, "level");
            }
        }
        return "None";
    }

    private static boolean matches(Object rule, AuditEvent event) {
        String user = event.user() == null ? "system:anonymous" : event.user().name();
        List<String> groups = event.user() == null ? List.of("system:unauthenticated") : event.user().groups();
        List<String> users = Tree.strings(rule, "users");
        List<String> userGroups = Tree.strings(rule, "userGroups");
        List<String> verbs = Tree.strings(rule, "verbs");
        boolean who = (users.isEmpty() || users.contains(user)) && (userGroups.isEmpty() || userGroups.stream().anyMatch(groups::contains));
        if (!who || !verbs.isEmpty() && !verbs.contains(event.verb())) {
            return false;
        }
        Map<String, Object> fields = Tree.map(rule);
        if (fields.containsKey("nonResourceURLs") && !fields.containsKey("resources")) {
            String path = event.uri().replaceFirst("[?].*", "");
            return event.path() == null && Tree.strings(rule, "nonResourceURLs").stream().anyMatch(pattern -> pattern.equals("*")
                    || (pattern.endsWith("*") ? path.startsWith(pattern.substring(0, pattern.length() - 1)) : path.equals(pattern)));
        }
        List<String> namespaces = Tree.strings(rule, "namespaces");
        if (!namespaces.isEmpty() && (event.path() == null || !namespaces.contains(event.path().namespace()))) {
            return false;
        }
        List<Object> resources = Tree.list(rule, "resources");
        return resources.isEmpty() || event.path() != null && resources.stream().anyMatch(resource -> covers(resource, event));
    }

    private static boolean covers(Object entry, AuditEvent event) {
        var path = java.util.Objects.requireNonNull(event.path());
        if (!Tree.string(entry, "group").equals(path.group())) {
            return false;
        }
        List<String> names = Tree.strings(entry, "resourceNames");
        if (!names.isEmpty() && !names.contains(path.name())) {
            return false;
        }
        String full = path.subresource().isEmpty() ? path.resource() : path.resource() + "/" + path.subresource();
        List<String> resources = Tree.strings(entry, "resources");
        return resources.isEmpty() || resources.stream().anyMatch(r -> r.equals(full) || r.equals("*") || r.endsWith("/*")
                && r.substring(0, r.length() - 2).equals(path.resource()) || r.startsWith("*/") && r.substring(2).equals(path.subresource()));
    }
}
