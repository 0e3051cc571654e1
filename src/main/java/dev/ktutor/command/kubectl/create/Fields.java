package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects written down field by field, in the order of the Go types. */
final class Fields {
    private Fields() { }

    /** A map of the pairs whose values are not null; empty lists and texts are left out as Go's omitempty does. */
    static Map<String, Object> of(@Nullable Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            boolean empty = value == null || value.equals("") || value instanceof List<?> list && list.isEmpty();
            if (!empty) {
                map.put(String.valueOf(pairs[i]), value);
            }
        }
        return map;
    }

    /** Kind, version and metadata of a namespaced object; the namespace only if a flag names it. */
    static Map<String, Object> head(Call call, String kind, String version, String name, @Nullable Map<String, ?> labels) {
        return of("kind", kind, "apiVersion", version,
                "metadata", of("name", name, "namespace", call.namespaceGiven() ? call.namespace() : "", "labels", labels));
    }

    /** As {@link #head} for an object of the cluster. */
    static Map<String, Object> clusterHead(String kind, String version, String name) {
        return of("kind", kind, "apiVersion", version, "metadata", of("name", name));
    }

    /** The map with more pairs. */
    static Map<String, Object> with(Map<String, Object> map, @Nullable Object... pairs) {
        map.putAll(of(pairs));
        return map;
    }
}
