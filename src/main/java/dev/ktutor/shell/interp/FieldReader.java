package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.List;

/** Splits a line into fields for {@code read}; a guard character protects the one behind it from being a separator. */
final class FieldReader {
    private final String line;
    private final String separators;
    private final char guard;
    private int at;

    FieldReader(String line, String separators, char guard) {
        this.line = line;
        this.separators = separators;
        this.guard = guard;
        skipBlanks();
    }

    private boolean separator(int index) {
        return separators.indexOf(line.charAt(index)) >= 0;
    }

    private boolean blank(int index) {
        char c = line.charAt(index);
        return (c == ' ' || c == '\t' || c == '\n') && separator(index);
    }

    private void skipBlanks() {
        while (at < line.length() && blank(at)) {
            at++;
        }
    }

    /** The next field, empty when the line is used up. */
    String next() {
        int start = at;
        while (at < line.length() && !separator(at)) {
            at += line.charAt(at) == guard ? 2 : 1;
        }
        String field = line.substring(start, Math.min(at, line.length()));
        skipBlanks();
        if (at < line.length() && separator(at) && !blank(at)) {
            at++;
            skipBlanks();
        }
        return unguarded(field, guard);
    }

    /** All that is left, without blanks at its end; a single last field also loses the separator behind it. */
    String rest() {
        int start = at;
        int saved = at;
        String single = next();
        if (at >= line.length()) {
            return single;
        }
        at = saved;
        int end = line.length();
        while (end > start && blank(end - 1) && !(end > 1 && line.charAt(end - 2) == guard)) {
            end--;
        }
        return unguarded(line.substring(start, end), guard);
    }

    /** All fields. */
    List<String> all() {
        List<String> fields = new ArrayList<>();
        while (at < line.length()) {
            fields.add(next());
        }
        return fields;
    }

    static String unguarded(String text, char guard) {
        return text.indexOf(guard) < 0 ? text : text.replace(String.valueOf(guard), "");
    }
}
