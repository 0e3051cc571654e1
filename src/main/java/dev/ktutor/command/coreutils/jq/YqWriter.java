package dev.ktutor.command.coreutils.jq;

import dev.ktutor.data.Yaml;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees as yq prints them: block style, sequences indented below their key, comments and unchanged values as they were. */
final class YqWriter {
    private final int indent;
    private final @Nullable YqSource source;
    private final StringBuilder out = new StringBuilder();

    YqWriter(int indent, @Nullable YqSource source) {
        this.indent = indent;
        this.source = source;
    }

    /** A document; the path says where in its source the tree stood. */
    String document(@Nullable Object tree, String path) {
        String written = source == null || path.isEmpty() ? null : source.written(path, tree);
        if (written != null) {
            out.append(written).append('\n');
        } else if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
            mapping(map, 0, path, false);
        } else if (tree instanceof List<?> list && !list.isEmpty()) {
            sequence(list, 0, path);
        } else {
            out.append(scalar(tree)).append('\n');
        }
        if (source != null && path.isEmpty()) {
            source.atTheEnd().forEach(comment -> out.append(comment).append('\n'));
        }
        return out.toString();
    }

    private void mapping(Map<?, ?> map, int level, String path, boolean begun) {
        boolean first = begun;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            String at = path.isEmpty() ? key : path + "." + key;
            if (!first) {
                above(at, level);
                out.append(" ".repeat(level));
            }
            first = false;
            out.append(scalar(key)).append(':');
            value(entry.getValue(), level, at);
        }
    }

    private void above(String path, int level) {
        if (source != null) {
            source.above(path).forEach(comment -> out.append(" ".repeat(level)).append(comment).append('\n'));
        }
    }

    private String behind(String path) {
        return source == null ? "" : source.behind(path);
    }

    /** What follows {@code key:}. */
    private void value(@Nullable Object value, int level, String path) {
        String written = source == null ? null : source.written(path, value);
        if (written != null) {
            out.append(' ').append(written).append(behind(path)).append('\n');
        } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append(behind(path)).append('\n');
            mapping(map, level + indent, path, false);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append(behind(path)).append('\n');
            sequence(list, level + indent, path);
        } else {
            scalarValue(value, level, path);
        }
    }

    private void scalarValue(@Nullable Object value, int level, String path) {
        if (value instanceof String text && text.indexOf('\n') >= 0 && !text.startsWith(" ")) {
            String chomp = !text.endsWith("\n") ? "-" : text.endsWith("\n\n") ? "+" : "";
            out.append(" |").append(chomp).append(behind(path)).append('\n');
            for (String line : (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
                out.append(line.isEmpty() ? "" : " ".repeat(level + indent) + line).append('\n');
            }
        } else {
            out.append(' ').append(scalar(value)).append(behind(path)).append('\n');
        }
    }

    private void sequence(List<?> list, int level, String path) {
        for (int i = 0; i < list.size(); i++) {
            String at = path + "[" + i + "]";
            above(at, level);
            out.append(" ".repeat(level)).append('-');
            Object item = list.get(i);
            String written = source == null ? null : source.written(at, item);
            if (written == null && item instanceof Map<?, ?> map && !map.isEmpty()) {
                out.append(' ');
                mapping(map, level + 2, at, true);
            } else if (written == null && item instanceof List<?> inner && !inner.isEmpty()) {
                YqWriter nested = new YqWriter(indent, null);
                nested.sequence(inner, level + 2, at);
                out.append(' ').append(nested.out.substring(level + 2));
            } else {
                value(item, level, at);
            }
        }
    }

    /** A scalar in one line. */
    static String scalar(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "{}";
        }
        if (value instanceof List) {
            return "[]";
        }
        if (!(value instanceof String text)) {
            return String.valueOf(value);
        }
        String written = Yaml.write(text).stripTrailing();
        boolean oneLine = written.indexOf('\n') < 0;
        boolean singles = oneLine && written.startsWith("'") && text.indexOf('"') < 0 && text.indexOf('\\') < 0 && text.indexOf('\'') < 0;
        // go-yaml v3 puts what would read as another type between double quotes.
        return !oneLine ? dev.ktutor.data.Json.quote(text) : singles && !text.matches("[\\w.+-]*") ? written : written.startsWith("'") && text.matches("[\\w.+-]*")
                ? "\"" + text + "\"" : written;
    }
}
