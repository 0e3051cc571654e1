package dev.ktutor.kube.server;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code rbac.txt}: the roles and bindings a cluster begins with. */
final class RbacData {
    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final String API = GROUP + "/v1";

    private final List<KubeObject> objects = new ArrayList<>();
    private boolean kubeadm;
    private @Nullable Map<String, Object> role;
    private List<Object> rules = new ArrayList<>();

    private RbacData() { }

    static List<KubeObject> read() {
        RbacData data = new RbacData();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RbacData.class.getResourceAsStream("rbac.txt")), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    data.line(line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        data.finishRole();
        return data.objects;
    }

    private void line(String line) {
        String[] words = line.trim().split(" ");
        if (line.startsWith(" ")) {
            rules.add(rule(words));
            return;
        }
        finishRole();
        switch (words[0]) {
            case "kubeadm" -> kubeadm = true;
            case "clusterrole" -> role = role("ClusterRole", "", words[1], words);
            case "role" -> role = role("Role", words[1], words[2], words);
            case "controller" -> {
                String name = "system:controller:" + words[1];
                role = role("ClusterRole", "", name, words);
                objects.add(binding("", name, "ClusterRole", name, List.of("ServiceAccount:kube-system:" + words[1])));
            }
            case "bind" -> objects.add(binding("", words[1], "ClusterRole", words[2], Arrays.asList(words).subList(3, words.length)));
            default -> objects.add(binding(words[1], words[2], "Role", words[3].substring(5), Arrays.asList(words).subList(4, words.length)));
        }
    }

    private void finishRole() {
        Map<String, Object> finished = role;
        if (finished != null) {
            finished.put("rules", rules.isEmpty() ? null : rules);
            objects.add(new KubeObject(finished));
        }
        role = null;
        rules = new ArrayList<>();
    }

    private Map<String, Object> role(String kind, String namespace, String name, String[] words) {
        Map<String, Object> metadata = metadata(namespace, name);
        Map<String, Object> tree = Tree.of("apiVersion", API, "kind", kind, "metadata", metadata);
        for (String word : words) {
            String label = GROUP + "/aggregate-to-" + word.substring(1);
            if (word.startsWith("+")) {
                Map<String, Object> labels = Tree.mutable(metadata.get("labels"));
                labels.put(label, "true");
                metadata.put("labels", labels);
            } else if (word.startsWith("=")) {
                tree.put("aggregationRule", Tree.of("clusterRoleSelectors", List.of(Tree.of("matchLabels", Tree.of(label, "true")))));
            }
        }
        return tree;
    }

    private Map<String, Object> metadata(String namespace, String name) {
        Map<String, Object> metadata = Tree.of("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        if (!kubeadm) {
            metadata.put("labels", Tree.of("kubernetes.io/bootstrapping", "rbac-defaults"));
            metadata.put("annotations", Tree.of("rbac.authorization.kubernetes.io/autoupdate", "true"));
        }
        return metadata;
    }

    private static Map<String, Object> rule(String[] words) {
        Map<String, Object> rule = new LinkedHashMap<>();
        if (words[1].equals("urls")) {
            rule.put("nonResourceURLs", List.of(words[2].split(",")));
        } else {
            rule.put("apiGroups", Arrays.stream(words[1].split(",")).map(group -> group.equals("core") ? "" : group).toList());
            rule.put("resources", List.of(words[2].split(",")));
            if (words.length > 3) {
                rule.put("resourceNames", List.of(words[3].split(",")));
            }
        }
        rule.put("verbs", List.of(words[0].split(",")));
        return rule;
    }

    private KubeObject binding(String namespace, String name, String roleKind, String roleName, List<String> subjects) {
        List<Object> list = new ArrayList<>();
        for (String subject : subjects) {
            String kind = subject.substring(0, subject.indexOf(':'));
            String rest = subject.substring(subject.indexOf(':') + 1);
            if (kind.equals("ServiceAccount")) {
                int colon = rest.indexOf(':');
                list.add(Tree.of("kind", kind, "name", rest.substring(colon + 1), "namespace", rest.substring(0, colon)));
            } else {
                list.add(Tree.of("kind", kind, "apiGroup", GROUP, "name", rest));
            }
        }
        Map<String, Object> tree = Tree.of("apiVersion", API, "kind", namespace.isEmpty() ? "ClusterRoleBinding" : "RoleBinding", "metadata",
            metadata(namespace, name), "roleRef", Tree.of("apiGroup", GROUP, "kind", roleKind, "name", roleName));
        if (!list.isEmpty()) {
            tree.put("subjects", list);
        }
        return new KubeObject(tree);
    }
}
