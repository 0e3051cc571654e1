package dev.ktutor.command.coreutils.awk;

import dev.ktutor.command.coreutils.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;

/** The record and its fields, split when first asked for, joined again when one has been changed. */
final class Fields {
    private final Machine machine;
    private String record = "";
    private Object recordValue = Text.NOTHING;
    private final List<Object> fields = new ArrayList<>();
    private boolean split = true;
    private boolean joined = true;

    Fields(Machine machine) {
        this.machine = machine;
    }

    void record(String text) {
        record = text;
        recordValue = new Text(text);
        split = false;
        joined = true;
    }

    String record() {
        if (!joined) {
            StringBuilder text = new StringBuilder();
            String separator = machine.text(machine.variable("OFS").value());
            for (int i = 0; i < fields.size(); i++) {
                text.append(i == 0 ? "" : separator).append(machine.text(fields.get(i)));
            }
            record = text.toString();
            recordValue = new Text(record);
            joined = true;
        }
        return record;
    }

    int count() {
        splitNow();
        return fields.size();
    }

    private void splitNow() {
        if (!split) {
            split = true;
            fields.clear();
            for (String part : split(machine, record, machine.text(machine.variable("FS").value()))) {
                fields.add(new Text(part));
            }
        }
    }

    Object get(int index) {
        if (index == 0) {
            record();
            return recordValue;
        }
        if (index < 0) {
            throw new AwkError("trying to access out of range field " + index);
        }
        splitNow();
        return index <= fields.size() ? fields.get(index - 1) : Text.NOTHING;
    }

    void set(int index, String text, Object value) {
        if (index == 0) {
            record(text);
            return;
        }
        if (index < 0 || index > 1 << 20) {
            throw new AwkError("trying to access out of range field " + index);
        }
        splitNow();
        while (fields.size() < index) {
            fields.add("");
        }
        fields.set(index - 1, value);
        joined = false;
    }

    /** NF is assigned to. */
    void resize(int count) {
        splitNow();
        while (fields.size() > Math.max(0, count)) {
            fields.remove(fields.size() - 1);
        }
        while (fields.size() < count && fields.size() < 1 << 20) {
            fields.add("");
        }
        joined = false;
    }

    static List<String> split(Machine machine, String text, String separator) {
        List<String> parts = new ArrayList<>();
        if (text.isEmpty()) {
            return parts;
        }
        if (separator.equals(" ")) {
            int i = 0;
            int n = text.length();
            while (i < n) {
                while (i < n && blank(text.charAt(i))) {
                    i++;
                }
                int start = i;
                while (i < n && !blank(text.charAt(i))) {
                    i++;
                }
                if (i > start) {
                    parts.add(text.substring(start, i));
                }
            }
            return parts;
        }
        if (separator.isEmpty()) {
            text.codePoints().forEach(c -> parts.add(Character.toString(c)));
            return parts;
        }
        if (separator.length() == 1 && separator.charAt(0) != '\\') {
            char c = separator.charAt(0);
            int start = 0;
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == c) {
                    parts.add(text.substring(start, i));
                    start = i + 1;
                }
            }
            parts.add(text.substring(start));
            return parts;
        }
        return splitBy(machine.regex(separator), text);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    static List<String> splitBy(Regex regex, String text) {
        List<String> parts = new ArrayList<>();
        if (text.isEmpty()) {
            return parts;
        }
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            Optional<MatchResult> found = regex.find(text, at);
            if (found.isEmpty()) {
                break;
            }
            MatchResult match = found.get();
            if (match.end() == match.start()) {
                at = match.end() + 1;
                continue;
            }
            parts.add(text.substring(start, match.start()));
            start = match.end();
            at = start;
        }
        parts.add(text.substring(start));
        return parts;
    }
}
