package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Small steps of filling in defaults on maps of one's own. */
final class Fields {
    private Fields() { }

    /** Sets the field where it is absent, null or empty text. */
    static void set(Map<String, Object> map, String field, Object value) {
        Object present = map.get(field);
        if (present == null || "".equals(present)) {
            map.put(field, value);
        }
    }

    /** Changes every element of the list under the field, where there is one. */
    static void each(Map<String, Object> map, String field, UnaryOperator<Map<String, Object>> change) {
        if (map.get(field) instanceof List<?> list && !list.isEmpty()) {
            List<Object> changed = new ArrayList<>(list.size());
            for (Object element : list) {
                changed.add(change.apply(Tree.mutable(element)));
            }
            map.put(field, changed);
        }
    }

    /** Changes the map under the field, where there is one. */
    static void inside(Map<String, Object> map, String field, UnaryOperator<Map<String, Object>> change) {
        if (map.get(field) instanceof Map<?, ?> inner) {
            map.put(field, change.apply(Tree.mutable(inner)));
        }
    }

    /** The text, or the other where it is empty. */
    static String or(@Nullable String text, String other) {
        return text == null || text.isEmpty() ? other : text;
    }
}
