package dev.ktutor.kube.api;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Kubernetes' strategic merge patch (apimachinery util/strategicpatch), driven by the schema's patch strategies. */
final class StrategicMerge {
    private static final String DIRECTIVE = "$patch";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";
    private static final String RETAIN = "$retainKeys";

    private final Schema schema;

    StrategicMerge(Schema schema) {
        this.schema = schema;
    }

    Map<String, Object> structure(String type, Map<String, Object> original, Map<String, Object> patch) {
        Object directive = patch.get(DIRECTIVE);
        if (directive != null) {
            return directed(original, patch, directive);
        }
        Map<String, Object> result = new LinkedHashMap<>(original);
        if (patch.get(RETAIN) instanceof List<?> retained) {
            result.keySet().removeIf(key -> !retained.contains(key));
        }
        Map<String, SchemaField> fields = schema.fields(type);
        patch.forEach((key, change) -> {
            if (key.startsWith(DELETE_FROM)) {
                String name = key.substring(DELETE_FROM.length());
                List<Object> kept = new ArrayList<>(Tree.list(result, name));
                kept.removeAll(Tree.list(change));
                result.put(name, kept);
            } else if (!key.startsWith("$")) {
                field(type, fields.get(key), key, result, change, patch.get(ORDER + key));
            }
        });
        patch.forEach((key, order) -> {
            String name = key.startsWith(ORDER) ? key.substring(ORDER.length()) : "";
            SchemaField field = fields.get(name);
            if (!name.isEmpty() && result.get(name) instanceof List<?> list) {
                result.put(name, ordered(new ArrayList<>(list), Tree.list(order), field == null ? "" : field.mergeKey()));
            }
        });
        return result;
    }

    private static Map<String, Object> directed(Map<String, Object> original, Map<String, Object> patch, Object directive) {
        if (directive.equals("replace")) {
            Map<String, Object> replaced = new LinkedHashMap<>(patch);
            replaced.remove(DIRECTIVE);
            return replaced;
        }
        if (directive.equals("delete")) {
            return new LinkedHashMap<>();
        }
        if (directive.equals("merge")) {
            Map<String, Object> plain = new LinkedHashMap<>(patch);
            plain.remove(DIRECTIVE);
            Map<String, Object> result = new LinkedHashMap<>(original);
            result.putAll(plain);
            return result;
        }
        throw new PatchError("unknown patch type found: " + directive, true);
    }

    private void field(String owner, @Nullable SchemaField field, String name, Map<String, Object> result, @Nullable Object change, @Nullable Object order) {
        if (change == null) {
            result.remove(name);
            return;
        }
        Object present = result.get(name);
        if (field == null) {
            // Fields of maps (labels, data) and unknown ones: merged as plain JSON.
            result.put(name, plain(present, change));
            return;
        }
        String type = field.type();
        if (change instanceof Map<?, ?> && (schema.isStructure(type) || type.startsWith("{}") || type.equals("any"))) {
            boolean replace = field.patch().equals("replace");
            Map<String, Object> base = replace ? Map.of() : Tree.map(present);
            result.put(name, schema.isStructure(type) ? structure(type, base, Tree.map(change)) : plain(base, change));
        } else if (change instanceof List<?> list && field.patch().contains("merge") && type.startsWith("[]")) {
            String item = type.substring(2);
            result.put(name, schema.isStructure(item) && !field.mergeKey().isEmpty()
                ? keyed(item, field.mergeKey(), Tree.list(present), Tree.list(list)) : union(Tree.list(present), Tree.list(list)));
        } else {
            result.put(name, change);
        }
    }

    private static Object plain(@Nullable Object present, Object change) {
        if (!(change instanceof Map<?, ?> changes)) {
            return change;
        }
        if ("replace".equals(changes.get(DIRECTIVE))) {
            Map<String, Object> replaced = Tree.mutable(change);
            replaced.remove(DIRECTIVE);
            return replaced;
        }
        Map<String, Object> result = Tree.mutable(present);
        changes.forEach((key, value) -> {
            if (value == null) {
                result.remove(key);
            } else if (!((String) key).startsWith("$")) {
                result.put((String) key, plain(result.get(key), value));
            }
        });
        return result;
    }

    private static List<Object> union(List<Object> present, List<Object> added) {
        List<Object> all = new ArrayList<>(present);
        added.stream().filter(each -> !all.contains(each)).forEach(all::add);
        return all;
    }

    private List<Object> keyed(String type, String key, List<Object> present, List<Object> changes) {
        List<Object> result = new ArrayList<>(present);
        boolean replace = changes.stream().anyMatch(change -> "replace".equals(Tree.at(change, DIRECTIVE)) && Tree.map(change).size() == 1);
        if (replace) {
            result.clear();
        }
        for (Object change : changes) {
            Map<String, Object> item = Tree.map(change);
            Object directive = item.get(DIRECTIVE);
            if ("replace".equals(directive) && item.size() == 1) {
                continue;
            }
            Object id = item.get(key);
            if (id == null) {
                throw new PatchError("map: " + goMap(item) + " does not contain declared merge key: " + key, true);
            }
            int at = indexOf(result, key, id);
            if ("delete".equals(directive)) {
                result.removeIf(each -> Objects.equals(Tree.at(each, key), id));
            } else if (at >= 0) {
                result.set(at, structure(type, Tree.map(result.get(at)), item));
            } else {
                Map<String, Object> added = structure(type, Map.of(), item);
                added.remove(DIRECTIVE);
                result.add(added);
            }
        }
        return result;
    }

    private static String goMap(Map<String, Object> item) {
        StringBuilder text = new StringBuilder("map[");
        Tree.map(Tree.sorted(item)).forEach((key, value) -> text.append(text.length() > 4 ? " " : "").append(key).append(':')
            .append(value instanceof String word ? word : Json.write(value)));
        return text.append(']').toString();
    }

    private static int indexOf(List<Object> list, String key, Object id) {
        for (int i = 0; i < list.size(); i++) {
            if (id.equals(Tree.at(list.get(i), key))) {
                return i;
            }
        }
        return -1;
    }

    /** Items named in the order come in that order; others keep their place before the item they stood before. */
    private static List<Object> ordered(List<Object> list, List<Object> order, String key) {
        Map<Object, Integer> rank = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            rank.put(key.isEmpty() ? order.get(i) : Tree.at(order.get(i), key), i);
        }
        List<Object> named = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        for (Object item : list) {
            (rank.containsKey(key.isEmpty() ? item : Tree.at(item, key)) ? named : others).add(item);
        }
        named.sort((a, b) -> Integer.compare(rank.get(key.isEmpty() ? a : Tree.at(a, key)), rank.get(key.isEmpty() ? b : Tree.at(b, key))));
        List<Object> result = new ArrayList<>(named);
        for (Object other : others) {
            int at = Math.min(list.indexOf(other), result.size());
            result.add(at, other);
        }
        return result;
    }
}
