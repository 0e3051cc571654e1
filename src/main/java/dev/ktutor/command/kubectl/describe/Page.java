package dev.ktutor.command.kubectl.describe;

import dev.ktutor.command.kubectl.print.TabWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A description as it grows: lines of tab-separated cells, indented by two blanks a level. */
final class Page {
    private static final DateTimeFormatter RFC1123Z = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final String SKIPPED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final int LONGEST = 140;

    private final StringBuilder done = new StringBuilder();
    private TabWriter writer = new TabWriter(0, 2);

    /** A line of cells. */
    Page line(int level, String... cells) {
        writer.print("  ".repeat(level) + String.join("\t", cells) + "\n");
        return this;
    }

    /** Text as it is. */
    Page text(String text) {
        writer.print(text);
        return this;
    }

    /** What follows has columns of its own. */
    Page flush() {
        done.append(writer.flush());
        writer = new TabWriter(0, 2);
        return this;
    }

    String finish() {
        flush();
        return done.toString();
    }

    /** Labels or selectors, one a line. */
    Page labels(String title, Map<String, String> labels) {
        String before = title + ":\t";
        if (labels.isEmpty()) {
            return text(before + "<none>\n");
        }
        for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
            text(before + label.getKey() + "=" + label.getValue() + "\n");
            before = "\t";
        }
        return this;
    }

    Page annotations(String title, Map<String, String> annotations) {
        Map<String, String> shown = new TreeMap<>(annotations);
        shown.remove(SKIPPED);
        if (shown.isEmpty()) {
            return text(title + ":\t<none>\n");
        }
        String before = title + ":\t";
        for (Map.Entry<String, String> annotation : shown.entrySet()) {
            String value = annotation.getValue().replaceFirst("\n$", "");
            if (value.length() + annotation.getKey().length() + 2 > LONGEST || value.contains("\n")) {
                text(before + annotation.getKey() + ":\n");
                for (String part : value.split("\n", -1)) {
                    text("\t  " + (part.length() > LONGEST - 2 ? part.substring(0, LONGEST - 2) + "..." : part) + "\n");
                }
            } else {
                text(before + annotation.getKey() + ": " + value + "\n");
            }
            before = "\t";
        }
        return this;
    }

    /** A list in one cell, or what stands for none. */
    static String orNone(List<String> values, String separator) {
        return values.isEmpty() ? "<none>" : String.join(separator, values);
    }

    static String orNone(String value) {
        return value.isEmpty() ? "<none>" : value;
    }

    /** A timestamp as {@code Thu, 15 Jan 2026 09:00:00 +0000}. */
    static String date(String timestamp) {
        try {
            return RFC1123Z.format(Instant.parse(timestamp));
        } catch (DateTimeParseException e) {
            return "Mon, 01 Jan 0001 00:00:00 +0000";
        }
    }
}
