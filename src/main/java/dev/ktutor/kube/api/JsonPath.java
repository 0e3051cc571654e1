package dev.ktutor.kube.api;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** kubectl's JSONPath templates: {@code {range .items[*]}{.metadata.name}{"\n"}{end}} (client-go util/jsonpath). */
public final class JsonPath {
    private final List<JsonPathNode> nodes;

    private JsonPath(List<JsonPathNode> nodes) {
        this.nodes = nodes;
    }

    /** Parses a template; throws {@link JsonPathError}. */
    public static JsonPath parse(String template) {
        return new JsonPath(JsonPathParser.parse(template));
    }

    /** What the template finds, a list for each of its parts; throws {@link JsonPathError} if it does not fit. */
    public List<List<@Nullable Object>> find(@Nullable Object data, boolean allowMissing) {
        return new Search(nodes, allowMissing).results(data, 0);
    }

    /** The template's text; throws {@link JsonPathError} if it does not fit. */
    public String text(@Nullable Object data, boolean allowMissing) {
        StringBuilder out = new StringBuilder();
        for (List<@Nullable Object> results : find(data, allowMissing)) {
            out.append(String.join(" ", results.stream().map(JsonPath::show).toList()));
        }
        return out.toString();
    }

    /** As {@link #text} for {@code -o jsonpath-as-json}: each part a JSON array. */
    public String json(@Nullable Object data, boolean allowMissing) {
        StringBuilder out = new StringBuilder();
        for (List<@Nullable Object> results : find(data, allowMissing)) {
            out.append(Json.pretty(Tree.sorted(new ArrayList<>(results)), 4)).append('\n');
        }
        return out.toString();
    }

    /** One value as the template shows it. */
    public static String show(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof Map<?, ?> || value instanceof List<?> ? Json.write(Tree.sorted(value))
            : value instanceof Double number ? GoText.number(number) : String.valueOf(value);
    }

    /** One evaluation, with the counters of nested ranges. */
    private static final class Search {
        private final List<JsonPathNode> nodes;
        private final boolean allowMissing;
        private int beginRange;
        private int inRange;
        private int endRange;
        private int lastEnd = -1;

        Search(List<JsonPathNode> nodes, boolean allowMissing) {
            this.nodes = nodes;
            this.allowMissing = allowMissing;
        }

        List<List<@Nullable Object>> results(@Nullable Object data, int start) {
            List<@Nullable Object> current = new ArrayList<>();
            current.add(data);
            List<List<@Nullable Object>> full = new ArrayList<>();
            for (int i = start; i < nodes.size(); i++) {
                List<@Nullable Object> results = walk(current, nodes.get(i));
                if (endRange > 0 && endRange <= inRange) {
                    endRange--;
                    lastEnd = i;
                    break;
                }
                if (beginRange == 0) {
                    full.add(results);
                    continue;
                }
                beginRange--;
                inRange++;
                for (Object value : results) {
                    full.addAll(results(value, i + 1));
                }
                if (results.isEmpty()) {
                    results(null, i + 1);
                }
                inRange--;
                i = lastEnd > i ? lastEnd : i;
            }
            return full;
        }

        private List<@Nullable Object> walk(List<@Nullable Object> input, JsonPathNode node) {
            if (node instanceof JsonPathNode.Sequence sequence) {
                return sequence(input, sequence);
            } else if (node instanceof JsonPathNode.Text text) {
                return new ArrayList<>(List.of(text.text()));
            } else if (node instanceof JsonPathNode.Field field) {
                return field(input, field.name());
            } else if (node instanceof JsonPathNode.Slice slice) {
                return slice(input, slice);
            } else if (node instanceof JsonPathNode.Filter filter) {
                return filter(input, filter);
            } else if (node instanceof JsonPathNode.Constant constant) {
                List<@Nullable Object> same = new ArrayList<>();
                input.forEach(value -> same.add(constant.value()));
                return same;
            } else if (node instanceof JsonPathNode.Wildcard) {
                List<@Nullable Object> all = new ArrayList<>();
                input.forEach(value -> all.addAll(children(value)));
                return all;
            } else if (node instanceof JsonPathNode.Recursive) {
                return recursive(input);
            } else if (node instanceof JsonPathNode.Union union) {
                List<@Nullable Object> all = new ArrayList<>();
                union.parts().forEach(part -> all.addAll(sequence(input, part)));
                return all;
            }
            return identifier(input, ((JsonPathNode.Identifier) node).name());
        }

        private List<@Nullable Object> sequence(List<@Nullable Object> input, JsonPathNode.Sequence sequence) {
            List<@Nullable Object> current = input;
            for (JsonPathNode node : sequence.nodes()) {
                current = walk(current, node);
            }
            return current;
        }

        private List<@Nullable Object> identifier(List<@Nullable Object> input, String name) {
            if (name.equals("range")) {
                beginRange++;
                return input;
            }
            if (!name.equals("end")) {
                throw new JsonPathError("unrecognized identifier " + name);
            }
            if (inRange == 0) {
                throw new JsonPathError("not in range, nothing to end");
            }
            endRange++;
            return new ArrayList<>();
        }

        private List<@Nullable Object> field(List<@Nullable Object> input, String name) {
            List<@Nullable Object> found = new ArrayList<>();
            for (Object value : input) {
                if (value instanceof Map<?, ?> map && map.containsKey(name)) {
                    found.add(map.get(name));
                }
            }
            if (found.isEmpty() && !input.isEmpty() && !allowMissing) {
                throw new JsonPathError(name + " is not found");
            }
            return found;
        }

        private static List<@Nullable Object> slice(List<@Nullable Object> input, JsonPathNode.Slice slice) {
            List<@Nullable Object> found = new ArrayList<>();
            for (Object value : input) {
                if (value == null) {
                    continue;
                }
                if (!(value instanceof List<?> list)) {
                    throw new JsonPathError(type(value) + " is not array or slice");
                }
                int size = list.size();
                int from = slice.from().known() ? slice.from().value() : 0;
                from += from < 0 ? size : 0;
                int to = slice.to().known() ? slice.to().value() : size;
                to += to < 0 || to == 0 && slice.to().derived() ? size : 0;
                if (to == from) {
                    return found;
                }
                if (from >= size || from < 0) {
                    throw new JsonPathError("array index out of bounds: index " + from + ", length " + size);
                }
                if (to > size || to < 0) {
                    throw new JsonPathError("array index out of bounds: index " + (to - 1) + ", length " + size);
                }
                if (from > to) {
                    throw new JsonPathError("starting index " + from + " is greater than ending index " + to);
                }
                int step = slice.step().known() ? slice.step().value() : 1;
                if (step <= 0) {
                    throw new JsonPathError("step must be > 0");
                }
                for (int i = from; i < to; i += step) {
                    found.add(list.get(i));
                }
            }
            return found;
        }

        private static List<@Nullable Object> children(@Nullable Object value) {
            List<@Nullable Object> children = new ArrayList<>();
            if (value instanceof Map<?, ?> map) {
                Set<String> keys = new TreeSet<>();
                map.keySet().forEach(key -> keys.add(String.valueOf(key)));
                keys.forEach(key -> children.add(map.get(key)));
            } else if (value instanceof List<?> list) {
                children.addAll(list);
            }
            return children;
        }

        private static List<@Nullable Object> recursive(List<@Nullable Object> input) {
            List<@Nullable Object> found = new ArrayList<>();
            for (Object value : input) {
                List<@Nullable Object> children = children(value);
                if (!children.isEmpty()) {
                    found.add(value);
                    found.addAll(recursive(children));
                }
            }
            return found;
        }

        private List<@Nullable Object> filter(List<@Nullable Object> input, JsonPathNode.Filter filter) {
            List<@Nullable Object> found = new ArrayList<>();
            for (Object value : input) {
                if (!(value instanceof List<?> list)) {
                    throw new JsonPathError(go(value) + " is not array or slice and cannot be filtered");
                }
                for (Object item : list) {
                    if (passes(item, filter)) {
                        found.add(item);
                    }
                }
            }
            return found;
        }

        private boolean passes(@Nullable Object item, JsonPathNode.Filter filter) {
            List<@Nullable Object> one = new ArrayList<>();
            one.add(item);
            if (filter.operator().equals("exists")) {
                try {
                    return !sequence(one, filter.left()).isEmpty();
                } catch (JsonPathError e) {
                    return false;
                }
            }
            List<@Nullable Object> left = sequence(one, filter.left());
            if (left.isEmpty()) {
                return false;
            }
            List<@Nullable Object> right = left.size() > 1 ? List.of() : sequence(one, filter.right());
            if (left.size() > 1 || right.size() > 1) {
                throw new JsonPathError("can only compare one element at a time");
            }
            return !right.isEmpty() && compare(left.get(0), right.get(0), filter.operator());
        }

        private static boolean compare(@Nullable Object a, @Nullable Object b, String operator) {
            if (!Set.of("<", ">", "==", "!=", "<=", ">=").contains(operator)) {
                throw new JsonPathError("unrecognized filter operator " + operator);
            }
            if (a == null || b == null || a instanceof Map<?, ?> || a instanceof List<?>) {
                throw new JsonPathError("invalid type for comparison");
            }
            if (a.getClass() != b.getClass()) {
                throw new JsonPathError("incompatible types for comparison");
            }
            if (operator.equals("==") || operator.equals("!=")) {
                return a.equals(b) == operator.equals("==");
            }
            int order;
            if (a instanceof Long x && b instanceof Long y) {
                order = x.compareTo(y);
            } else if (a instanceof Double x && b instanceof Double y) {
                order = x.compareTo(y);
            } else if (a instanceof String x && b instanceof String y) {
                order = x.compareTo(y);
            } else {
                throw new JsonPathError("invalid type for comparison");
            }
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        private static String type(Object value) {
            return value instanceof Map<?, ?> ? "map[string]interface {}" : value instanceof Long ? "int64" : value instanceof Double ? "float64"
                : value instanceof Boolean ? "bool" : "string";
        }

        private static String go(@Nullable Object value) {
            if (value instanceof Map<?, ?> map) {
                Map<String, String> sorted = new TreeMap<>();
                map.forEach((key, inner) -> sorted.put(String.valueOf(key), go(inner)));
                return "map[" + String.join(" ", sorted.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).toList()) + "]";
            }
            return value instanceof List<?> list ? "[" + String.join(" ", list.stream().map(Search::go).toList()) + "]" : show(value);
        }
    }
}
