package dev.ktutor.kube.server.registry.table;

import dev.ktutor.data.Tree;
import java.util.Map;

/**
 * A column's head.
 *
 * @param type {@code string}, {@code integer}, {@code date}, {@code boolean}
 * @param priority 0 to show always, 1 with {@code -o wide} only
 */
public record Column(String name, String type, String format, int priority) {

    /** As the Table lists it. */
    public Map<String, Object> toTree() {
        return Tree.of("name", name, "type", type, "format", format, "description", "", "priority", (long) priority);
    }
}
