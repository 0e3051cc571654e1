package dev.ktutor.command.admin.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unit with its drop-ins, as systemd.unit(5) reads them.
 *
 * @param name such as {@code kubelet.service}
 * @param path where it is
 * @param dropIns what was read after it
 * @param settings all values of {@code Section.Key}, in order; an empty value has forgotten the earlier ones
 */
record UnitFile(String name, String path, List<String> dropIns, Map<String, List<String>> settings) {

    /** Adds what a file says. */
    static void read(String text, Map<String, List<String>> settings) {
        String section = "";
        for (String line : text.replace("\\\n", " ").split("\n")) {
            String stripped = line.strip();
            int equals = stripped.indexOf('=');
            if (stripped.startsWith("[") && stripped.endsWith("]")) {
                section = stripped.substring(1, stripped.length() - 1);
            } else if (equals > 0 && !stripped.startsWith("#") && !stripped.startsWith(";")) {
                String key = section + "." + stripped.substring(0, equals).strip();
                String value = stripped.substring(equals + 1).strip();
                if (value.isEmpty()) {
                    settings.remove(key);
                } else {
                    settings.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
                }
            }
        }
    }

    /** The last value, or the other. */
    String value(String key, String otherwise) {
        List<String> values = settings.getOrDefault(key, List.of());
        return values.isEmpty() ? otherwise : values.get(values.size() - 1);
    }

    /** All values. */
    List<String> values(String key) {
        return settings.getOrDefault(key, List.of());
    }

    /** What it is, in words. */
    String description() {
        return value("Unit.Description", name);
    }

    /** What is said in the log: name and description. */
    String title() {
        String description = description();
        return description.equals(name) ? name : name + " - " + description;
    }

    /** The first command line. */
    String command() {
        List<String> commands = values("Service.ExecStart");
        return commands.isEmpty() ? "" : commands.get(0).replaceFirst("^[-@:+!]+", "");
    }

    /** Its own environment: {@code Environment=} and what the files of {@code EnvironmentFile=} were read to. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String line : values("Service.Environment")) {
            for (String word : words(line)) {
                int equals = word.indexOf('=');
                if (equals > 0) {
                    environment.put(word.substring(0, equals), word.substring(equals + 1));
                }
            }
        }
        return environment;
    }

    /** Splits a command line or a list of assignments: words may be quoted. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (char c : (line + " ").toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                open = true;
            } else if (Character.isWhitespace(c)) {
                if (open) {
                    words.add(word.toString());
                }
                word.setLength(0);
                open = false;
            } else {
                word.append(c);
                open = true;
            }
        }
        return words;
    }
}
