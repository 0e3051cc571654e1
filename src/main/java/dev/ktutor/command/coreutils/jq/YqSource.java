package dev.ktutor.command.coreutils.jq;

import dev.ktutor.data.Tree;
import dev.ktutor.data.YamlDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text a document came from: its comments, and how a value that has not changed was written. */
final class YqSource {
    private final YamlDocument document;
    private final String[] lines;
    private final Set<Integer> told = new HashSet<>();

    YqSource(YamlDocument document, String text) {
        this.document = document;
        this.lines = text.split("\n", -1);
    }

    private String line(int number) {
        return number >= 1 && number <= lines.length ? lines[number - 1] : "";
    }

    /** The line where the key or the item of that path begins; 0 if it was not there. */
    private int begins(String path) {
        Integer line = document.lines().get(path);
        if (line == null) {
            return 0;
        }
        if (path.endsWith("]")) {
            return line;
        }
        String key = path.substring(path.lastIndexOf('.') + 1);
        int at = line;
        while (at > 0 && at > line - 20 && !line(at).matches("[\\s-]*[\"']?" + java.util.regex.Pattern.quote(key) + "[\"']?\\s*:.*")) {
            at--;
        }
        return at > 0 && at > line - 20 ? at : line;
    }

    /** The comment lines right above, without their indentation; each is told once. */
    List<String> above(String path) {
        int begin = begins(path);
        List<String> comments = new ArrayList<>();
        for (int at = begin - 1; at > 0 && line(at).strip().startsWith("#"); at--) {
            if (told.add(at)) {
                comments.add(0, line(at).strip());
            }
        }
        return begin == 0 ? List.of() : comments;
    }

    /** The comment behind the key or the value; "" if there is none. */
    String behind(String path) {
        int begin = begins(path);
        if (begin == 0 || !told.add(begin)) {
            return "";
        }
        int comment = comment(line(begin));
        return comment < 0 ? "" : " " + line(begin).substring(comment).strip();
    }

    /** The comment lines at the end of the document that nothing else told. */
    List<String> atTheEnd() {
        List<String> comments = new ArrayList<>();
        int last = document.lines().values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int at = last + 1; at <= lines.length && !line(at).startsWith("---"); at++) {
            if (line(at).strip().startsWith("#") && told.add(at)) {
                comments.add(line(at).strip());
            }
        }
        return comments;
    }

    private static int comment(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && (i == 0 || " [{,:".indexOf(line.charAt(i - 1)) >= 0)) {
                quote = c;
            } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return i;
            }
        }
        return -1;
    }

    /** How the value of that path was written, if it is still the same and stood in one line behind its key; null otherwise. */
    @Nullable String written(String path, @Nullable Object value) {
        Integer number = document.lines().get(path);
        if (number == null || !Objects.equals(at(document.value(), path), value)) {
            return null;
        }
        String line = line(number);
        int end = comment(line);
        String bare = (end < 0 ? line : line.substring(0, end)).stripTrailing();
        String key = path.endsWith("]") ? "- " : path.substring(path.lastIndexOf('.') + 1) + ": ";
        int start = bare.indexOf(key);
        String text = start < 0 ? "" : bare.substring(start + key.length()).strip();
        boolean block = text.isEmpty() || text.startsWith("|") || text.startsWith(">") || text.startsWith("&") || text.startsWith("*");
        boolean collection = value instanceof Map || value instanceof List;
        boolean flow = text.startsWith("[") && text.endsWith("]") || text.startsWith("{") && text.endsWith("}");
        boolean whole = !text.isEmpty() && (text.charAt(0) != '"' || text.length() > 1 && text.endsWith("\"")) && (text.charAt(0) != '\'' || text.length() > 1 && text.endsWith("'"));
        if (block || !whole || collection != flow) {
            return null;
        }
        try {
            return Objects.equals(dev.ktutor.data.Yaml.parse(text), value) ? text : null;
        } catch (dev.ktutor.data.YamlError e) {
            return null;
        }
    }

    private static @Nullable Object at(@Nullable Object tree, String path) {
        Object value = tree;
        for (String step : path.replace("[", ".[").split("\\.")) {
            if (step.startsWith("[")) {
                List<Object> list = Tree.list(value);
                int index = Integer.parseInt(step.substring(1, step.length() - 1));
                value = index < list.size() ? list.get(index) : null;
            } else if (!step.isEmpty()) {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        return value;
    }
}
