package dev.ktutor.data;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document of a YAML stream.
 *
 * @param value the tree
 * @param lines the line (from 1) of every value, by its path: {@code spec.ports[0].name}; the root has the path ""
 */
public record YamlDocument(@Nullable Object value, Map<String, Integer> lines) {

    /** The line of the value at the path, or of its nearest ancestor that has one. */
    public int line(String path) {
        String at = path;
        while (true) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            if (at.isEmpty()) {
                return 1;
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
    }
}
