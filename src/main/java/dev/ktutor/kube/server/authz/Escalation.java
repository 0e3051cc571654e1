package dev.ktutor.kube.server.authz;

import dev.ktutor.kube.server.authn.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Nobody grants what he does not hold (kubernetes pkg/registry/rbac, component-helpers auth/rbac/validation). */
public final class Escalation {
    private Escalation() { }

    /** The API server's words if the rules go beyond what is held; "" if they do not. */
    public static String refusal(User user, List<PolicyRule> held, List<PolicyRule> granted) {
        List<PolicyRule> missing = new ArrayList<>();
        for (PolicyRule rule : granted) {
            for (PolicyRule part : parts(rule)) {
                if (held.stream().noneMatch(owner -> covers(owner, part))) {
                    missing.add(part);
                }
            }
        }
        if (missing.isEmpty()) {
            return "";
        }
        TreeSet<String> lines = new TreeSet<>();
        compacted(missing).forEach(rule -> lines.add(rule.compact()));
        return "user \"" + user.name() + "\" (groups=" + PolicyRule.quoted(user.groups())
            + ") is attempting to grant RBAC permissions not currently held:\n" + String.join("\n", lines);
    }

    /** A rule for every single combination the rule allows. */
    private static List<PolicyRule> parts(PolicyRule rule) {
        List<PolicyRule> parts = new ArrayList<>();
        for (String group : rule.apiGroups()) {
            for (String resource : rule.resources()) {
                for (String verb : rule.verbs()) {
                    if (rule.resourceNames().isEmpty()) {
                        parts.add(new PolicyRule(List.of(verb), List.of(group), List.of(resource), List.of(), List.of()));
                    }
                    for (String name : rule.resourceNames()) {
                        parts.add(new PolicyRule(List.of(verb), List.of(group), List.of(resource), List.of(name), List.of()));
                    }
                }
            }
        }
        for (String url : rule.nonResourceUrls()) {
            for (String verb : rule.verbs()) {
                parts.add(new PolicyRule(List.of(verb), List.of(), List.of(), List.of(), List.of(url)));
            }
        }
        return parts;
    }

    private static boolean covers(PolicyRule owner, PolicyRule part) {
        boolean names = part.resourceNames().isEmpty() ? owner.resourceNames().isEmpty()
            : owner.resourceNames().isEmpty() || owner.resourceNames().containsAll(part.resourceNames());
        return has(owner.verbs(), part.verbs()) && has(owner.apiGroups(), part.apiGroups()) && resources(owner, part) && names
            && part.nonResourceUrls().stream().allMatch(url -> owner.nonResourceUrls().stream().anyMatch(held -> urlCovers(held, url)));
    }

    private static boolean has(List<String> owner, List<String> part) {
        return owner.contains("*") || owner.containsAll(part);
    }

    private static boolean resources(PolicyRule owner, PolicyRule part) {
        return part.resources().stream().allMatch(resource -> {
            int slash = resource.indexOf('/');
            return owner.resources().contains("*") || owner.resources().contains(resource)
                || slash >= 0 && owner.resources().contains("*/" + resource.substring(slash + 1));
        });
    }

    private static boolean urlCovers(String held, String url) {
        return held.equals("*") || held.equals(url) || held.endsWith("*") && url.startsWith(held.substring(0, held.length() - 1));
    }

    /** Rules for the same resource become one with all their verbs. */
    private static List<PolicyRule> compacted(List<PolicyRule> rules) {
        Map<List<List<String>>, List<String>> verbs = new LinkedHashMap<>();
        for (PolicyRule rule : rules) {
            List<List<String>> what = List.of(rule.apiGroups(), rule.resources(), rule.resourceNames(), rule.nonResourceUrls());
            boolean url = !rule.nonResourceUrls().isEmpty();
            List<List<String>> key = url ? List.of(rule.apiGroups(), rule.resources(), rule.verbs(), rule.nonResourceUrls()) : what;
            verbs.computeIfAbsent(key, any -> new ArrayList<>()).addAll(rule.verbs());
        }
        List<PolicyRule> compact = new ArrayList<>();
        verbs.forEach((what, all) -> {
            boolean url = !what.get(3).isEmpty();
            List<String> different = all.stream().distinct().toList();
            compact.add(new PolicyRule(different, what.get(0), what.get(1), url ? List.of() : what.get(2), what.get(3)));
        });
        return compact;
    }
}
