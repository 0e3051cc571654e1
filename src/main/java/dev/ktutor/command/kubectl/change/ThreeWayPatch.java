package dev.ktutor.command.kubectl.change;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.GroupVersionKind;
import dev.ktutor.kube.api.Schema;
import dev.ktutor.kube.api.SchemaField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What client-side apply sends: the strategic merge patch that makes the present object say what the new manifest says,
 * and takes away what the last applied one said and the new one does not (strategicpatch.CreateThreeWayMergePatch).
 */
public final class ThreeWayPatch {
    private final Schema schema = Schema.builtIn();

    /** The patch; empty if nothing differs. */
    public Map<String, Object> of(GroupVersionKind kind, Map<String, Object> original, Map<String, Object> modified, Map<String, Object> current) {
        return structure(schema.typeOf(kind), original, modified, current);
    }

    /** Without last applied state: only what is added or changed. */
    private Map<String, Object> structure(@Nullable String type, Map<String, Object> original, Map<String, Object> modified, Map<String, Object> current) {
        Map<String, SchemaField> fields = type == null || !schema.isStructure(type) ? Map.of() : schema.fields(type);
        Map<String, Object> patch = new LinkedHashMap<>();
        modified.forEach((key, wanted) -> {
            Object present = current.get(key);
            SchemaField field = fields.get(key);
            if (present == null) {
                if (wanted != null) {
                    patch.put(key, wanted);
                }
            } else if (wanted instanceof Map<?, ?> && present instanceof Map<?, ?>) {
                Map<String, Object> inner = structure(field == null ? null : field.type(), Tree.map(original.get(key)), Tree.map(wanted), Tree.map(present));
                if (!inner.isEmpty()) {
                    patch.put(key, inner);
                }
            } else if (wanted instanceof List<?> && present instanceof List<?> && field != null && field.patch().contains("merge")) {
                list(key, field, Tree.list(original.get(key)), Tree.list(wanted), Tree.list(present), patch);
            } else if (!Objects.equals(wanted, present)) {
                patch.put(key, wanted);
            }
        });
        original.keySet().stream().filter(key -> !modified.containsKey(key) && current.containsKey(key)).forEach(key -> patch.put(key, null));
        return patch;
    }

    private void list(String key, SchemaField field, List<Object> original, List<Object> modified, List<Object> current, Map<String, Object> patch) {
        if (field.mergeKey().isEmpty()) {
            List<Object> added = modified.stream().filter(item -> !current.contains(item)).toList();
            List<Object> gone = original.stream().filter(item -> !modified.contains(item) && current.contains(item)).toList();
            if (!added.isEmpty()) {
                patch.put(key, added);
            }
            if (!gone.isEmpty()) {
                patch.put("$deleteFromPrimitiveList/" + key, gone);
            }
            return;
        }
        String id = field.mergeKey();
        List<Object> changes = new ArrayList<>();
        for (Object item : modified) {
            Map<String, Object> present = find(current, id, Tree.at(item, id));
            Map<String, Object> before = find(original, id, Tree.at(item, id));
            if (present.isEmpty()) {
                changes.add(item);
                continue;
            }
            Map<String, Object> inner = structure(field.type().substring(2), before, Tree.map(item), present);
            if (!inner.isEmpty()) {
                inner.put(id, Tree.at(item, id));
                changes.add(inner);
            }
        }
        for (Object item : original) {
            Object value = Tree.at(item, id);
            if (find(modified, id, value).isEmpty() && !find(current, id, value).isEmpty()) {
                changes.add(Tree.of("$patch", "delete", id, value));
            }
        }
        if (!changes.isEmpty()) {
            patch.put(key, changes);
        }
    }

    private static Map<String, Object> find(List<Object> items, String key, @Nullable Object value) {
        return items.stream().filter(item -> Objects.equals(Tree.at(item, key), value)).map(Tree::map).findFirst().orElse(Map.of());
    }

    /** Whether the kind has a schema, so that its lists can be merged. */
    public boolean knows(GroupVersionKind kind) {
        return schema.typeOf(kind) != null;
    }
}
