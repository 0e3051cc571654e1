package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.ToolExit;

/**
 * A KEYDEF of sort(1): {@code F[.C][OPTS][,F[.C][OPTS]]}.
 *
 * @param separator the byte between fields, -1 for the empty string between a non-blank and a blank
 * @param field first field, from 0
 * @param character first character in it, from 0
 * @param endField number of the last field, 0 for the end of the line
 * @param endCharacter number of the last character in it, 0 for all
 * @param flags ordering options
 */
record SortKey(int separator, int field, int character, int endField, int endCharacter, boolean skipStart, boolean skipEnd,
        String flags) {

    static SortKey whole(String flags) {
        return new SortKey(-1, 0, 0, 0, 0, flags.indexOf('b') >= 0, false, flags);
    }

    static SortKey parse(String text, int separator, String global) {
        int comma = text.indexOf(',');
        String start = comma < 0 ? text : text.substring(0, comma);
        String end = comma < 0 ? "" : text.substring(comma + 1);
        String startFlags = letters(start);
        String endFlags = letters(end);
        if (start.isEmpty() || !Character.isDigit(start.charAt(0))) {
            throw new ToolExit(2, "invalid number at field start: invalid count at start of " + Quote.curly(text));
        }
        for (char c : (startFlags + endFlags).toCharArray()) {
            if ("bdfgiMhnRrV".indexOf(c) < 0) {
                throw invalid("stray character in field spec", text);
            }
        }
        boolean own = !startFlags.isEmpty() || !endFlags.isEmpty();
        String flags = own ? startFlags + endFlags : global;
        int[] from = numbers(start.substring(0, start.length() - startFlags.length()), text);
        int[] to = comma < 0 ? new int[] {0, 0} : numbers(end.substring(0, end.length() - endFlags.length()), text);
        if (from[0] == 0 || comma >= 0 && to[0] == 0) {
            throw invalid("field number is zero", text);
        }
        if (start.indexOf('.') >= 0 && from[1] == 0) {
            throw invalid("character offset is zero", text);
        }
        boolean blanks = !own && global.indexOf('b') >= 0;
        return new SortKey(separator, from[0] - 1, Math.max(0, from[1] - 1), to[0], to[1], blanks || startFlags.indexOf('b') >= 0,
                blanks || endFlags.indexOf('b') >= 0, flags);
    }

    private static ToolExit invalid(String why, String text) {
        return new ToolExit(2, why + ": invalid field specification " + Quote.curly(text));
    }

    private static String letters(String part) {
        int i = part.length();
        while (i > 0 && !Character.isDigit(part.charAt(i - 1)) && part.charAt(i - 1) != '.') {
            i--;
        }
        return part.substring(i);
    }

    private static int[] numbers(String part, String text) {
        String[] pieces = part.split("\\.", -1);
        if (pieces[0].isEmpty() || pieces.length > 2 || pieces.length == 2 && pieces[1].isEmpty()) {
            String start = pieces[0].isEmpty() ? part : pieces.length > 1 ? pieces[1] : "";
            throw new ToolExit(2, "invalid number " + (pieces[0].isEmpty() ? "at field start" : "after '.'")
                    + ": invalid count at start of " + Quote.curly(start.isEmpty() ? text : start));
        }
        return new int[] {number(pieces[0]), pieces.length > 1 ? number(pieces[1]) : 0};
    }

    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE - 1 : Integer.parseInt(digits);
    }

    /** The stretch of the line that it names. */
    String of(String line) {
        int from = begin(line);
        int to = endField == 0 ? line.length() : limit(line);
        return from >= to ? "" : line.substring(from, to);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private int begin(String line) {
        int at = skipFields(line, field);
        if (skipStart) {
            at = skipBlanks(line, at);
        }
        return (int) Math.min(line.length(), (long) at + character);
    }

    private int limit(String line) {
        if (endCharacter == 0) {
            int at = skipFields(line, endField);
            // With a separator the key ends before it.
            boolean passed = separator >= 0 && at > 0 && at <= line.length() && endField > 0 && line.charAt(at - 1) == separator
                    && fieldsBefore(line, at) >= endField;
            return passed ? at - 1 : at;
        }
        int at = skipFields(line, endField - 1);
        if (skipEnd) {
            at = skipBlanks(line, at);
        }
        return (int) Math.min(line.length(), (long) at + endCharacter);
    }

    private int fieldsBefore(String line, int at) {
        int count = 0;
        for (int i = 0; i < at; i++) {
            count += line.charAt(i) == separator ? 1 : 0;
        }
        return count;
    }

    private int skipFields(String line, int count) {
        int at = 0;
        int end = line.length();
        for (int i = 0; i < count && at < end; i++) {
            if (separator >= 0) {
                int next = line.indexOf(separator, at);
                at = next < 0 ? end : next + 1;
            } else {
                at = skipBlanks(line, at);
                while (at < end && !blank(line.charAt(at))) {
                    at++;
                }
            }
        }
        return at;
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && blank(line.charAt(at))) {
            at++;
        }
        return at;
    }
}
