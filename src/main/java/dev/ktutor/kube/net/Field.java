package dev.ktutor.kube.net;

import dev.ktutor.data.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value inside an object, with the way to it, so that whoever reads it can say where it is wrong.
 *
 * @param object what it belongs to, for messages
 * @param path the way to it, such as {@code spec.ingress[0]}
 */
record Field(String object, String path, @Nullable Object value) {

    /** The root of an object. */
    static Field root(String object, @Nullable Object tree) {
        return new Field(object, "", tree);
    }

    /** Whether there is nothing here, or null. */
    boolean missing() {
        return value == null;
    }

    /** A field of this map. */
    Field at(String key) {
        return new Field(object, path.isEmpty() ? key : path + "." + key, Tree.at(value, key));
    }

    /** The items of this list; none if it is missing. */
    List<Field> items() {
        List<Field> items = new ArrayList<>();
        if (value != null && !(value instanceof List<?>)) {
            throw wrong("expected a list");
        }
        for (Object item : Tree.list(value)) {
            items.add(new Field(object, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    /** Insists on a map (or nothing) with no other keys than these. */
    Field only(Set<String> known) {
        map().keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw new FactsError(object + ": unknown field \"" + at(key).path + "\"");
        });
        return this;
    }

    /** This map; empty if it is missing. */
    Map<String, Object> map() {
        if (value != null && !(value instanceof Map<?, ?>)) {
            throw wrong("expected an object");
        }
        return Tree.map(value);
    }

    /** This map of strings; empty if it is missing. */
    Map<String, String> strings() {
        Map<String, String> strings = new LinkedHashMap<>();
        map().forEach((key, item) -> strings.put(key, new Field(object, path + "." + key, item).text()));
        return strings;
    }

    /** This string; empty if it is missing. */
    String text() {
        if (value != null && !(value instanceof String)) {
            throw wrong("expected a string");
        }
        return value == null ? "" : (String) value;
    }

    /** This whole number between two bounds. */
    int number(int lowest, int highest) {
        if (!(value instanceof Number number) || number.doubleValue() != number.longValue()) {
            throw wrong("expected a whole number");
        }
        if (number.longValue() < lowest || number.longValue() > highest) {
            throw wrong("must be between " + lowest + " and " + highest + ", inclusive");
        }
        return number.intValue();
    }

    /** An error about this field. */
    FactsError wrong(String why) {
        return new FactsError(object + ": " + path + ": " + why);
    }
}
