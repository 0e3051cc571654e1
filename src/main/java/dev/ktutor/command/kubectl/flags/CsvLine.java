package dev.ktutor.command.kubectl.flags;

import java.util.ArrayList;
import java.util.List;

/** One record of comma-separated values as Go's encoding/csv reads it; pflag's string slices are such records. */
final class CsvLine {
    private CsvLine() { }

    static List<String> split(String line) {
        String text = line.contains("\n") ? line.substring(0, line.indexOf('\n')) : line;
        List<String> values = new ArrayList<>();
        int at = 0;
        while (true) {
            StringBuilder value = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                at = quoted(text, at + 1, value);
            } else {
                while (at < text.length() && text.charAt(at) != ',') {
                    if (text.charAt(at) == '"') {
                        throw new FlagError("parse error on line 1, column " + (at + 1) + ": bare \" in non-quoted-field");
                    }
                    value.append(text.charAt(at++));
                }
            }
            values.add(value.toString());
            if (at >= text.length()) {
                return values;
            }
            at++;
        }
    }

    private static int quoted(String text, int from, StringBuilder value) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '"') {
                value.append(c);
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                value.append('"');
                at += 2;
            } else if (at + 1 >= text.length() || text.charAt(at + 1) == ',') {
                return at + 1;
            } else {
                throw new FlagError("parse error on line 1, column " + (at + 1) + ": extraneous or missing \" in quoted-field");
            }
        }
        throw new FlagError("parse error on line 1, column " + (text.length() + 1) + ": extraneous or missing \" in quoted-field");
    }
}
