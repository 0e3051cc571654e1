package dev.ktutor.kube.server.authz;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.GoText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One rule of a role, and what it matches (kubernetes pkg/apis/rbac/v1/evaluation_helpers). */
public record PolicyRule(List<String> verbs, List<String> apiGroups, List<String> resources, List<String> resourceNames, List<String> nonResourceUrls) {

    /** Copies the lists. */
    public PolicyRule {
        verbs = List.copyOf(verbs);
        apiGroups = List.copyOf(apiGroups);
        resources = List.copyOf(resources);
        resourceNames = List.copyOf(resourceNames);
        nonResourceUrls = List.copyOf(nonResourceUrls);
    }

    /** The rules of a role's tree. */
    public static List<PolicyRule> list(@Nullable Object rules) {
        List<PolicyRule> read = new ArrayList<>();
        for (Object rule : Tree.list(rules)) {
            read.add(new PolicyRule(Tree.strings(rule, "verbs"), Tree.strings(rule, "apiGroups"), Tree.strings(rule, "resources"),
                Tree.strings(rule, "resourceNames"), Tree.strings(rule, "nonResourceURLs")));
        }
        return read;
    }

    /** Whether the rule allows the request. */
    public boolean allows(Attributes request) {
        if (!verbs.contains("*") && !verbs.contains(request.verb())) {
            return false;
        }
        if (!request.isResource()) {
            return nonResourceUrls.stream().anyMatch(url -> urlMatches(url, request.path()));
        }
        return (apiGroups.contains("*") || apiGroups.contains(request.group())) && resourceMatches(request)
            && (resourceNames.isEmpty() || resourceNames.contains(request.name()));
    }

    private static boolean urlMatches(String url, String path) {
        return url.equals("*") || url.equals(path) || url.endsWith("*") && path.startsWith(url.replaceAll("\\*+$", ""));
    }

    private boolean resourceMatches(Attributes request) {
        String combined = request.combinedResource();
        for (String resource : resources) {
            if (resource.equals("*") || resource.equals(combined)
                || !request.subresource().isEmpty() && resource.startsWith("*/") && resource.substring(2).equals(request.subresource())) {
                return true;
            }
        }
        return false;
    }

    /** The rule as the API writes it. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("verbs", verbs);
        put(tree, "apiGroups", apiGroups);
        put(tree, "resources", resources);
        put(tree, "resourceNames", resourceNames);
        put(tree, "nonResourceURLs", nonResourceUrls);
        return tree;
    }

    private static void put(Map<String, Object> tree, String key, List<String> values) {
        if (!values.isEmpty()) {
            tree.put(key, values);
        }
    }

    /** The rule as the refusal of an escalation writes it: {@code {APIGroups:[""], Resources:["pods"], Verbs:["get"]}}. */
    public String compact() {
        List<String> parts = new ArrayList<>();
        part(parts, "APIGroups", apiGroups);
        part(parts, "Resources", resources);
        part(parts, "NonResourceURLs", nonResourceUrls);
        part(parts, "ResourceNames", resourceNames);
        part(parts, "Verbs", verbs);
        return "{" + String.join(", ", parts) + "}";
    }

    private static void part(List<String> parts, String name, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(name + ":" + quoted(values));
        }
    }

    /** A list of strings as Go's {@code %q} writes it. */
    static String quoted(List<String> values) {
        return values.stream().map(GoText::quote).collect(Collectors.joining(" ", "[", "]"));
    }
}
