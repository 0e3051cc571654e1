package dev.ktutor.command.kubectl.describe;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Roles and bindings. */
final class RbacDescribers {
    private RbacDescribers() { }

    static void role(Call call, KubeObject role, Page page) {
        CoreDescribers.head(role, page, false);
        page.line(0, "PolicyRule:").line(1, "Resources", "Non-Resource URLs", "Resource Names", "Verbs")
                .line(1, "---------", "-----------------", "--------------", "-----");
        Map<List<String>, Set<String>> rules = new LinkedHashMap<>();
        for (Object rule : role.list("rules")) {
            List<String> names = Tree.strings(rule, "resourceNames").isEmpty() ? List.of("") : Tree.strings(rule, "resourceNames");
            for (String group : Tree.strings(rule, "apiGroups")) {
                for (String resource : Tree.strings(rule, "resources")) {
                    for (String name : names) {
                        rules.computeIfAbsent(List.of(combined(resource, group), "[]", name.isEmpty() ? "[]" : "[" + name + "]"), k -> new LinkedHashSet<>())
                                .addAll(Tree.strings(rule, "verbs"));
                    }
                }
            }
            for (String url : Tree.strings(rule, "nonResourceURLs")) {
                rules.computeIfAbsent(List.of("", "[" + url + "]", "[]"), k -> new LinkedHashSet<>()).addAll(Tree.strings(rule, "verbs"));
            }
        }
        List<List<String>> keys = new ArrayList<>(rules.keySet());
        keys.sort(java.util.Comparator.comparing((List<String> key) -> key.get(0).isEmpty()).thenComparing(key -> String.join("\u0000", key)));
        keys.forEach(key -> page.line(1, key.get(0), key.get(1), key.get(2), "[" + String.join(" ", rules.getOrDefault(key, Set.of())) + "]"));
    }

    private static String combined(String resource, String group) {
        int slash = resource.indexOf('/');
        String main = slash < 0 ? resource : resource.substring(0, slash);
        return main + (group.isEmpty() ? "" : "." + group) + (slash < 0 ? "" : resource.substring(slash));
    }

    static void binding(Call call, KubeObject binding, Page page) {
        CoreDescribers.head(binding, page, false);
        page.line(0, "Role:").line(1, "Kind:", binding.string("roleRef", "kind")).line(1, "Name:", binding.string("roleRef", "name"));
        page.line(0, "Subjects:").line(1, "Kind", "Name", "Namespace").line(1, "----", "----", "---------");
        binding.list("subjects").forEach(s -> page.line(1, Tree.string(s, "kind"), Tree.string(s, "name"), Tree.string(s, "namespace")));
    }
}
