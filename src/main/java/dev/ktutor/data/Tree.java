package dev.ktutor.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and rebuilds trees. A path is a row of keys ({@code String}) and indexes ({@code Integer}); a path that leads
 * nowhere gives null, the empty string, zero or an empty collection. Nothing here changes its arguments.
 */
public final class Tree {
    private Tree() { }

    /** The value at the path, or null. */
    public static @Nullable Object at(@Nullable Object tree, Object... path) {
        Object value = tree;
        for (Object step : path) {
            if (step instanceof Integer index) {
                value = value instanceof List<?> list && index >= 0 && index < list.size() ? list.get(index) : null;
            } else {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    /** The string at the path; "" where there is none or something else. */
    public static String string(@Nullable Object tree, Object... path) {
        return at(tree, path) instanceof String text ? text : "";
    }

    /** The whole number at the path; 0 where there is none. */
    public static long longValue(@Nullable Object tree, Object... path) {
        return at(tree, path) instanceof Number number ? number.longValue() : 0;
    }

    /** Whether the path leads to {@code true}. */
    public static boolean bool(@Nullable Object tree, Object... path) {
        return Boolean.TRUE.equals(at(tree, path));
    }

    /** The list at the path; empty where there is none. */
    @SuppressWarnings("unchecked")
    public static List<Object> list(@Nullable Object tree, Object... path) {
        return at(tree, path) instanceof List<?> list ? (List<Object>) list : List.of();
    }

    /** The map at the path; empty where there is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(@Nullable Object tree, Object... path) {
        return at(tree, path) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The strings of the list at the path, others left out. */
    public static List<String> strings(@Nullable Object tree, Object... path) {
        List<String> strings = new ArrayList<>();
        for (Object item : list(tree, path)) {
            if (item instanceof String text) {
                strings.add(text);
            }
        }
        return strings;
    }

    /** The string values of the map at the path, others left out. */
    public static Map<String, String> stringMap(@Nullable Object tree, Object... path) {
        Map<String, String> strings = new LinkedHashMap<>();
        map(tree, path).forEach((key, value) -> {
            if (value instanceof String text) {
                strings.put(key, text);
            }
        });
        return strings;
    }

    /** A tree with the value at the path; missing maps on the way are made, an index must exist or be the list's end. */
    public static Object with(@Nullable Object tree, @Nullable Object value, Object... path) {
        return put(tree, value, path, 0);
    }

    private static Object put(@Nullable Object tree, @Nullable Object value, Object[] path, int depth) {
        Object step = path[depth];
        boolean last = depth == path.length - 1;
        if (step instanceof Integer index) {
            List<Object> list = tree instanceof List<?> old ? new ArrayList<>(old) : new ArrayList<>();
            Object child = index < list.size() ? list.get(index) : null;
            Object changed = last ? value : put(child, value, path, depth + 1);
            if (index < list.size()) {
                list.set(index, changed);
            } else {
                list.add(changed);
            }
            return list;
        }
        Map<String, Object> map = mutable(tree);
        map.put((String) step, last ? value : put(map.get(step), value, path, depth + 1));
        return map;
    }

    /** A tree without what the path leads to. */
    public static @Nullable Object without(@Nullable Object tree, Object... path) {
        return at(tree, path) == null && !hasKey(tree, path) ? tree : remove(tree, path, 0);
    }

    private static boolean hasKey(@Nullable Object tree, Object[] path) {
        Object[] parent = java.util.Arrays.copyOf(path, path.length - 1);
        return map(tree, parent).containsKey(path[path.length - 1]);
    }

    private static Object remove(@Nullable Object tree, Object[] path, int depth) {
        Object step = path[depth];
        boolean last = depth == path.length - 1;
        if (step instanceof Integer index) {
            List<Object> list = new ArrayList<>((List<?>) java.util.Objects.requireNonNull(tree));
            if (last) {
                list.remove(index.intValue());
            } else {
                list.set(index, remove(list.get(index), path, depth + 1));
            }
            return list;
        }
        Map<String, Object> map = mutable(tree);
        if (last) {
            map.remove(step);
        } else {
            map.put((String) step, remove(map.get(step), path, depth + 1));
        }
        return map;
    }

    /** A map of one's own with the same entries (one level); empty where the value is no map. */
    public static Map<String, Object> mutable(@Nullable Object tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map(tree).forEach(copy::put);
        return copy;
    }

    /** A deep copy that may be changed at every level. */
    public static @Nullable Object copy(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(String.valueOf(key), copy(value)));
            return copy;
        }
        if (tree instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            for (Object item : list) {
                copy.add(copy(item));
            }
            return copy;
        }
        return tree;
    }

    /** The same tree with the keys of every map in order. */
    public static @Nullable Object sorted(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, value) -> sorted.put(String.valueOf(key), sorted(value)));
            return new LinkedHashMap<>(sorted);
        }
        if (tree instanceof List<?> list) {
            List<Object> sorted = new ArrayList<>(list.size());
            for (Object item : list) {
                sorted.add(sorted(item));
            }
            return sorted;
        }
        return tree;
    }

    /** The same tree, unchangeable at every level; one that already is comes back as it is. */
    public static @Nullable Object freeze(@Nullable Object tree) {
        if (tree instanceof FrozenMap || tree instanceof FrozenList) {
            return tree;
        }
        if (tree instanceof Map<?, ?> map) {
            return new FrozenMap(map);
        }
        if (tree instanceof List<?> list) {
            return new FrozenList(list);
        }
        return tree instanceof Integer number ? (Object) number.longValue() : tree;
    }

    /** A map in the order of its arguments: key, value, key, value. */
    public static Map<String, Object> of(@Nullable Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) java.util.Objects.requireNonNull(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }
}
