package dev.ktutor.kube.server.registry.table;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What cells of several tables have in common. */
final class Cells {
    private Cells() { }

    static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }

    static String labels(Map<String, String> labels) {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(labels).forEach((key, value) -> pairs.add(key + "=" + value));
        return orNone(String.join(",", pairs));
    }

    static String selector(@Nullable Object selector) {
        LabelSelector labels = LabelSelector.of(selector);
        return labels == null ? "<none>" : orNone(labels.toString());
    }

    static String yesNo(boolean value) {
        return value ? "true" : "false";
    }

    static List<Object> row(Object... cells) {
        return List.of(cells);
    }

    /** The names and the images of the containers of a pod template. */
    static String containers(KubeObject object, String field, Object... path) {
        List<String> values = new ArrayList<>();
        for (Object container : Tree.list(object.at(path), "containers")) {
            values.add(Tree.string(container, field));
        }
        return String.join(",", values);
    }

    static boolean condition(KubeObject object, String type) {
        return object.list("status", "conditions").stream()
            .anyMatch(each -> Tree.string(each, "type").equals(type) && Tree.string(each, "status").equals("True"));
    }

    static String joined(List<Object> values, String separator) {
        return String.join(separator, values.stream().map(String::valueOf).toList());
    }
}
