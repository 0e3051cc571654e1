package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Json;
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
 * A set of fields in the form of managedFields' FieldsV1: {@code f:name} for a field, {@code k:{"name":"web"}} for a list item by
 * its keys, {@code v:"x"} for an item of a set; {@code .} marks an item itself.
 */
record AppliedFields(Map<String, Object> tree) {
    static final AppliedFields NONE = new AppliedFields(Map.of());

    /** The fields of an applied object; its identity is nobody's. */
    static AppliedFields of(GroupVersionKind kind, Map<String, Object> object) {
        Map<String, Object> body = Tree.mutable(object);
        body.remove("apiVersion");
        body.remove("kind");
        Map<String, Object> metadata = Tree.mutable(body.get("metadata"));
        List.of("name", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink", "deletionTimestamp")
            .forEach(metadata::remove);
        body.put("metadata", metadata);
        if (metadata.isEmpty()) {
            body.remove("metadata");
        }
        String type = Schema.builtIn().typeOf(kind);
        return new AppliedFields(map(type == null ? "any" : type, body));
    }

    static AppliedFields read(@Nullable Object fieldsV1) {
        return new AppliedFields(Tree.map(fieldsV1));
    }

    private static Map<String, Object> map(String type, Map<String, Object> value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, SchemaField> known = Schema.builtIn().fields(type);
        value.forEach((key, child) -> {
            SchemaField field = known.get(key);
            String childType = field != null ? field.type() : type.startsWith("{}") ? type.substring(2) : "any";
            fields.put("f:" + key, node(field, childType, child));
        });
        return fields;
    }

    private static Map<String, Object> node(@Nullable SchemaField field, String type, @Nullable Object value) {
        boolean atomic = field != null && field.atomic();
        if (value instanceof Map<?, ?> map && !map.isEmpty() && !atomic) {
            return map(type, Tree.map(map));
        }
        if (value instanceof List<?> list && field != null && !atomic) {
            return list(field, type.substring(2), Tree.list(list));
        }
        return new LinkedHashMap<>();
    }

    private static Map<String, Object> list(SchemaField field, String itemType, List<Object> list) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Object item : list) {
            if (!field.mapKeys().isEmpty() && item instanceof Map) {
                Map<String, Object> inner = new LinkedHashMap<>();
                inner.put(".", new LinkedHashMap<>());
                inner.putAll(map(itemType, Tree.map(item)));
                fields.put("k:" + key(field, item), inner);
            } else if (field.set()) {
                fields.put("v:" + Json.write(item), new LinkedHashMap<>());
            }
        }
        return fields;
    }

    private static String key(SchemaField field, Object item) {
        Map<String, Object> key = new LinkedHashMap<>();
        field.mapKeys().stream().sorted().forEach(name -> {
            Object value = Tree.at(item, name);
            key.put(name, value == null && name.equals("protocol") ? "TCP" : value);
        });
        return Json.write(key);
    }

    Map<String, Object> toTree() {
        return tree;
    }

    AppliedFields plus(AppliedFields other) {
        return new AppliedFields(union(tree, other.tree));
    }

    private static Map<String, Object> union(Map<String, Object> a, Map<String, Object> b) {
        Map<String, Object> all = new LinkedHashMap<>(a);
        b.forEach((key, child) -> all.merge(key, child, (left, right) -> union(Tree.map(left), Tree.map(right))));
        return all;
    }

    AppliedFields minus(AppliedFields other) {
        return new AppliedFields(difference(tree, other.tree));
    }

    private static Map<String, Object> difference(Map<String, Object> a, Map<String, Object> b) {
        Map<String, Object> rest = new LinkedHashMap<>();
        a.forEach((key, child) -> {
            if (!b.containsKey(key)) {
                rest.put(key, child);
            } else {
                Map<String, Object> inner = difference(Tree.map(child), Tree.map(b.get(key)));
                if (!inner.isEmpty()) {
                    rest.put(key, inner);
                }
            }
        });
        return rest;
    }

    AppliedFields common(AppliedFields other) {
        return new AppliedFields(intersection(tree, other.tree));
    }

    private static Map<String, Object> intersection(Map<String, Object> a, Map<String, Object> b) {
        Map<String, Object> both = new LinkedHashMap<>();
        a.forEach((key, child) -> {
            if (b.containsKey(key)) {
                both.put(key, intersection(Tree.map(child), Tree.map(b.get(key))));
            }
        });
        return both;
    }

    /** The fields in which the two objects differ, as conflicts name them: {@code .spec.replicas}. */
    List<String> differing(Map<String, Object> present, Map<String, Object> applied) {
        List<String> paths = new ArrayList<>();
        differing(tree, present, applied, "", paths);
        return paths;
    }

    private static void differing(Map<String, Object> fields, @Nullable Object present, @Nullable Object applied, String path, List<String> paths) {
        fields.forEach((key, child) -> {
            if (key.equals(".")) {
                return;
            }
            Object left = child(present, key);
            Object right = child(applied, key);
            String where = path + (key.startsWith("f:") ? "." + key.substring(2) : shownKey(key));
            if (!Tree.map(child).isEmpty()) {
                differing(Tree.map(child), left, right, where, paths);
            } else if (!Objects.equals(left, right)) {
                paths.add(where);
            }
        });
    }

    private static String shownKey(String key) {
        if (key.startsWith("v:")) {
            return "[" + key.substring(2) + "]";
        }
        List<String> parts = new ArrayList<>();
        Tree.map(Json.parse(key.substring(2))).forEach((name, value) -> parts.add(name + "=" + Json.write(value)));
        return "[" + String.join(",", parts) + "]";
    }

    private static @Nullable Object child(@Nullable Object value, String key) {
        if (key.startsWith("f:")) {
            return Tree.at(value, key.substring(2));
        }
        int index = indexOf(Tree.list(value), key);
        return index < 0 ? null : Tree.list(value).get(index);
    }

    private static int indexOf(List<Object> list, String key) {
        Object wanted = Json.parse(key.substring(2));
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            boolean same = key.startsWith("v:") ? Objects.equals(item, wanted)
                : Tree.map(wanted).entrySet().stream().allMatch(entry -> Objects.equals(entry.getValue(),
                    Objects.requireNonNullElse(Tree.at(item, entry.getKey()), entry.getKey().equals("protocol") ? "TCP" : "")));
            if (same) {
                return i;
            }
        }
        return -1;
    }

    /** The present object with the applied values of these fields. */
    Map<String, Object> mergeInto(Map<String, Object> present, Map<String, Object> applied) {
        return merge(tree, Tree.mutable(present), applied);
    }

    private static Map<String, Object> merge(Map<String, Object> fields, Map<String, Object> into, Map<String, Object> applied) {
        fields.forEach((key, child) -> {
            String name = key.substring(key.indexOf(':') + 1);
            Object value = applied.get(name);
            Map<String, Object> inner = Tree.map(child);
            if (inner.isEmpty()) {
                into.put(name, value);
            } else if (value instanceof Map) {
                into.put(name, merge(inner, Tree.mutable(into.get(name)), Tree.map(value)));
            } else {
                into.put(name, mergeList(inner, new ArrayList<>(Tree.list(into.get(name))), Tree.list(value)));
            }
        });
        return into;
    }

    private static List<Object> mergeList(Map<String, Object> fields, List<Object> into, List<Object> applied) {
        fields.forEach((key, child) -> {
            int from = indexOf(applied, key);
            int to = indexOf(into, key);
            if (key.startsWith("v:") || to < 0) {
                if (to < 0) {
                    into.add(applied.get(from));
                }
            } else {
                Map<String, Object> inner = new LinkedHashMap<>(Tree.map(child));
                inner.remove(".");
                into.set(to, merge(inner, Tree.mutable(into.get(to)), Tree.map(applied.get(from))));
            }
        });
        return into;
    }

    /** The object without these fields. */
    Map<String, Object> removeFrom(Map<String, Object> object) {
        return remove(tree, Tree.mutable(object));
    }

    private static Map<String, Object> remove(Map<String, Object> fields, Map<String, Object> from) {
        fields.forEach((key, child) -> {
            String name = key.substring(key.indexOf(':') + 1);
            Map<String, Object> inner = Tree.map(child);
            Object value = from.get(name);
            if (inner.isEmpty()) {
                from.remove(name);
            } else if (value instanceof Map) {
                from.put(name, remove(inner, Tree.mutable(value)));
            } else if (value instanceof List) {
                from.put(name, removeItems(inner, new ArrayList<>(Tree.list(value))));
            }
        });
        return from;
    }

    private static List<Object> removeItems(Map<String, Object> fields, List<Object> from) {
        fields.forEach((key, child) -> {
            int at = indexOf(from, key);
            if (at >= 0 && (key.startsWith("v:") || Tree.map(child).containsKey("."))) {
                from.remove(at);
            } else if (at >= 0) {
                from.set(at, remove(Tree.map(child), Tree.mutable(from.get(at))));
            }
        });
        return from;
    }
}
