package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.kube.api.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Roles and bindings. */
public final class RbacMakers {
    private static final String VERSION = "rbac.authorization.k8s.io/v1";
    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final Set<String> RESOURCE_VERBS = Set.of("*", "get", "delete", "list", "create", "update", "patch", "watch", "proxy",
            "deletecollection", "use", "bind", "escalate", "impersonate");
    private static final Set<String> URL_VERBS = Set.of("*", "get", "put", "post", "head", "options", "delete", "patch");
    /** Verbs that only make sense for some resources. */
    private static final Map<String, Set<String>> SPECIAL = Map.of("bind", Set.of("roles." + GROUP, "clusterroles." + GROUP),
            "escalate", Set.of("roles." + GROUP, "clusterroles." + GROUP), "impersonate", Set.of("users", "serviceaccounts", "groups",
                    "userextras.authentication.k8s.io", "uids.authentication.k8s.io"), "use", Set.of());

    private RbacMakers() { }

    /** A resource as {@code --resource} names it. */
    private record Wanted(String resource, String group, String subresource) { }

    /** {@code create role}. */
    public static Map<String, Object> role(Call call, String name) {
        List<Wanted> resources = resources(call);
        RestMapper mapper = new RestMapper(call);
        mapper.ensureServer();
        CoreMakers.requireName(name);
        List<String> verbs = verbs(call);
        if (verbs.isEmpty()) {
            throw KubectlError.of("at least one verb must be specified");
        }
        warn(call, verbs);
        if (resources.isEmpty()) {
            throw KubectlError.of("at least one resource must be specified");
        }
        check(mapper, verbs, resources);
        return Fields.with(Fields.head(call, "Role", VERSION, name, null), "rules", rules(call, mapper, verbs, resources, List.of()));
    }

    /** {@code create clusterrole}. */
    public static Map<String, Object> clusterRole(Call call, String name) {
        List<Wanted> resources = resources(call);
        RestMapper mapper = new RestMapper(call);
        mapper.ensureServer();
        CoreMakers.requireName(name);
        List<String> verbs = verbs(call);
        List<String> urls = List.copyOf(new LinkedHashSet<>(call.flags().list("non-resource-url")));
        String aggregation = call.flags().text("aggregation-rule");
        Map<String, Object> head = Fields.clusterHead("ClusterRole", VERSION, name);
        if (!aggregation.isEmpty()) {
            if (!urls.isEmpty() || !verbs.isEmpty() || !resources.isEmpty() || !call.flags().list("resource-name").isEmpty()) {
                throw KubectlError.of("aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames");
            }
            head.put("rules", null);
            head.put("aggregationRule", Map.of("clusterRoleSelectors", List.of(Map.of("matchLabels", pairs(aggregation)))));
            return head;
        }
        if (verbs.isEmpty()) {
            throw KubectlError.of("at least one verb must be specified");
        }
        if (resources.isEmpty() && urls.isEmpty()) {
            throw KubectlError.of("one of resource or nonResourceURL must be specified");
        }
        if (!resources.isEmpty()) {
            warn(call, verbs);
            check(mapper, verbs, resources);
        }
        checkUrls(verbs, urls);
        return Fields.with(head, "rules", rules(call, mapper, verbs, resources, urls));
    }

    private static Map<String, Object> pairs(String text) {
        Map<String, Object> pairs = new TreeMap<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw KubectlError.of("invalid argument \"" + text + "\" for \"--aggregation-rule\" flag: malformed pair, expect string=string"
                        + "\nSee 'kubectl create clusterrole --help' for usage.");
            }
            pairs.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return pairs;
    }

    private static void checkUrls(List<String> verbs, List<String> urls) {
        if (urls.isEmpty()) {
            return;
        }
        for (String verb : verbs) {
            if (!URL_VERBS.contains(verb)) {
                throw KubectlError.of("invalid verb: '" + verb + "' for nonResourceURL");
            }
        }
        for (String url : urls) {
            if (!url.equals("*") && !url.startsWith("/")) {
                throw KubectlError.of("nonResourceURL should start with /");
            }
            if (!url.equals("*") && url.substring(0, url.length() - 1).contains("*")) {
                throw KubectlError.of("nonResourceURL only supports wildcard matches when '*' is at the end");
            }
        }
    }

    private static List<String> verbs(Call call) {
        List<String> verbs = List.copyOf(new LinkedHashSet<>(call.flags().list("verb")));
        return verbs.contains("*") ? List.of("*") : verbs;
    }

    private static void warn(Call call, List<String> verbs) {
        verbs.stream().filter(verb -> !RESOURCE_VERBS.contains(verb)).forEach(verb -> call.warn("'" + verb + "' is not a standard resource verb"));
    }

    private static List<Wanted> resources(Call call) {
        List<Wanted> resources = new ArrayList<>();
        for (String word : call.flags().list("resource")) {
            int slash = word.indexOf('/');
            String main = slash < 0 ? word : word.substring(0, slash);
            int dot = main.indexOf('.');
            Wanted wanted = new Wanted(dot < 0 ? main : main.substring(0, dot), dot < 0 ? "" : main.substring(dot + 1),
                    slash < 0 ? "" : word.substring(slash + 1));
            resources.add(wanted);
            if (wanted.resource().equals("*") && dot < 0 && slash < 0) {
                return List.of(wanted);
            }
        }
        return resources;
    }

    private static Optional<ResourceType> find(RestMapper mapper, Wanted wanted) {
        return mapper.find(wanted.group().isEmpty() ? wanted.resource() : wanted.resource() + "." + wanted.group());
    }

    private static void check(RestMapper mapper, List<String> verbs, List<Wanted> resources) {
        for (Wanted wanted : resources) {
            if (wanted.resource().isEmpty()) {
                throw KubectlError.of("resource must be specified if apiGroup/subresource specified");
            }
            if (wanted.resource().equals("*")) {
                return;
            }
            Optional<ResourceType> type = find(mapper, wanted);
            String resource = type.map(ResourceType::plural).orElse(wanted.resource());
            String group = type.map(ResourceType::group).orElse(wanted.group());
            boolean special = false;
            for (String verb : verbs) {
                Set<String> only = SPECIAL.get(verb);
                if (only != null && !only.contains(group.isEmpty() ? resource : resource + "." + group)) {
                    throw KubectlError.of("can not perform '" + verb + "' on '" + resource + "' in group '" + group + "'");
                }
                special |= only != null;
            }
            if (type.isEmpty() && !special) {
                throw KubectlError.raw("error: the server doesn't have a resource type \"" + wanted.resource() + "\""
                        + (wanted.group().isEmpty() ? "" : " in group \"" + wanted.group() + "\""));
            }
        }
    }

    private static List<Object> rules(Call call, RestMapper mapper, List<String> verbs, List<Wanted> resources, List<String> urls) {
        Map<String, Set<String>> byGroup = new TreeMap<>();
        for (Wanted wanted : resources) {
            Optional<ResourceType> type = find(mapper, wanted);
            String resource = type.map(ResourceType::plural).orElse(wanted.resource());
            byGroup.computeIfAbsent(type.map(ResourceType::group).orElse(wanted.group()), g -> new LinkedHashSet<>())
                    .add(wanted.subresource().isEmpty() ? resource : resource + "/" + wanted.subresource());
        }
        List<String> names = List.copyOf(new LinkedHashSet<>(call.flags().list("resource-name")));
        List<Object> rules = new ArrayList<>();
        byGroup.forEach((group, plurals) -> rules.add(Fields.of("verbs", verbs, "apiGroups", List.of(group), "resources", List.copyOf(plurals),
                "resourceNames", names)));
        if (!urls.isEmpty()) {
            rules.add(Fields.of("verbs", verbs, "nonResourceURLs", urls));
        }
        return rules;
    }

    /** {@code create rolebinding}. */
    public static Map<String, Object> roleBinding(Call call, String name) {
        CoreMakers.requireName(name);
        String role = call.flags().text("role");
        String clusterRole = call.flags().text("clusterrole");
        if (role.isEmpty() == clusterRole.isEmpty()) {
            throw KubectlError.of("exactly one of clusterrole or role must be specified");
        }
        return Fields.with(Fields.head(call, "RoleBinding", VERSION, name, null), "subjects", subjects(call),
                "roleRef", roleRef(role.isEmpty() ? "ClusterRole" : "Role", role + clusterRole));
    }

    /** {@code create clusterrolebinding}. */
    public static Map<String, Object> clusterRoleBinding(Call call, String name) {
        CoreMakers.requireName(name);
        return Fields.with(Fields.clusterHead("ClusterRoleBinding", VERSION, name), "subjects", subjects(call),
                "roleRef", roleRef("ClusterRole", call.flags().text("clusterrole")));
    }

    private static Map<String, Object> roleRef(String kind, String name) {
        return Fields.of("apiGroup", GROUP, "kind", kind, "name", name);
    }

    /** Users, groups and service accounts of the flags. */
    public static List<Object> subjects(Call call) {
        List<Object> subjects = new ArrayList<>();
        call.flags().list("user").forEach(user -> subjects.add(Fields.of("kind", "User", "apiGroup", GROUP, "name", user)));
        call.flags().list("group").forEach(group -> subjects.add(Fields.of("kind", "Group", "apiGroup", GROUP, "name", group)));
        for (String account : call.flags().list("serviceaccount")) {
            String[] parts = account.split(":", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw KubectlError.of("serviceaccount must be <namespace>:<name>");
            }
            subjects.add(Fields.of("kind", "ServiceAccount", "name", parts[1], "namespace", parts[0]));
        }
        return subjects;
    }
}
