package dev.ktutor.command.editor;

import org.jspecify.annotations.Nullable;

/**
 * Where a motion of vi leads.
 *
 * @param row line, from 0
 * @param column character, from 0
 * @param linewise whether an operator takes whole lines
 * @param inclusive whether an operator takes the character at the end too
 */
record Motion(int row, int column, boolean linewise, boolean inclusive) {

    /** The motion of a key, or null if the key is none; {@code count} is 0 where none was given. */
    static @Nullable Motion of(TextBuffer text, String key, int count, String argument) {
        int row = text.row();
        int column = text.column();
        int times = Math.max(1, count);
        return switch (key) {
            case "h", "\u001b[D", "\u001bOD", "\u007f", "\b" -> new Motion(row, Math.max(0, column - times), false, false);
            case "l", "\u001b[C", "\u001bOC", " " -> new Motion(row, Math.min(text.line().length(), column + times), false, false);
            case "j", "\u001b[B", "\u001bOB", "\u000e" -> new Motion(Math.min(text.size() - 1, row + times), column, true, false);
            case "k", "\u001b[A", "\u001bOA", "\u0010" -> new Motion(Math.max(0, row - times), column, true, false);
            case "+", "\r", "\n" -> line(text, Math.min(text.size() - 1, row + times));
            case "-" -> line(text, Math.max(0, row - times));
            case "_" -> line(text, Math.min(text.size() - 1, row + times - 1));
            case "0", "\u001b[H", "\u001bOH", "\u001b[1~" -> new Motion(row, 0, false, false);
            case "^" -> new Motion(row, indent(text.line()), false, false);
            case "$", "\u001b[F", "\u001bOF", "\u001b[4~" -> {
                int target = Math.min(text.size() - 1, row + times - 1);
                yield new Motion(target, Math.max(0, text.line(target).length() - 1), false, true);
            }
            case "|" -> new Motion(row, Math.min(text.line().length(), times - 1), false, false);
            case "G" -> line(text, count == 0 ? text.size() - 1 : Math.min(text.size() - 1, count - 1));
            case "gg" -> line(text, Math.min(text.size() - 1, times - 1));
            case "w", "W" -> repeated(text, times, at -> forward(text, at, key.equals("W")));
            case "b", "B" -> repeated(text, times, at -> backward(text, at, key.equals("B")));
            case "e", "E" -> end(repeated(text, times, at -> wordEnd(text, at, key.equals("E"))));
            case "{" -> new Motion(paragraph(text, row, times, -1), 0, false, false);
            case "}" -> new Motion(paragraph(text, row, times, 1), 0, false, false);
            case "f", "t", "F", "T" -> find(text, key.charAt(0), argument, times);
            case "%" -> bracket(text);
            default -> null;
        };
    }

    private static Motion line(TextBuffer text, int row) {
        return new Motion(row, indent(text.line(row)), true, false);
    }

    private static Motion end(Motion motion) {
        return new Motion(motion.row, motion.column, false, true);
    }

    static int indent(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i == line.length() ? Math.max(0, i - 1) : i;
    }

    /** A place in the text. */
    private record At(int row, int column) { }

    private static Motion repeated(TextBuffer text, int times, java.util.function.UnaryOperator<At> step) {
        At at = new At(text.row(), text.column());
        for (int i = 0; i < times; i++) {
            at = step.apply(at);
        }
        return new Motion(at.row, at.column, false, false);
    }

    /** 0 for blanks, 1 for words, 2 for other characters. */
    private static int kind(char c, boolean big) {
        return c == ' ' || c == '\t' ? 0 : big || Character.isLetterOrDigit(c) || c == '_' ? 1 : 2;
    }

    private static At forward(TextBuffer text, At from, boolean big) {
        String line = text.line(from.row);
        int i = from.column;
        if (i < line.length()) {
            int kind = kind(line.charAt(i), big);
            while (i < line.length() && kind != 0 && kind(line.charAt(i), big) == kind) {
                i++;
            }
        }
        while (i < line.length() && kind(line.charAt(i), big) == 0) {
            i++;
        }
        int row = from.row;
        while (i >= line.length()) {
            if (row == text.size() - 1) {
                return new At(row, line.length());
            }
            line = text.line(++row);
            i = 0;
            if (line.isEmpty()) {
                return new At(row, 0);
            }
            while (i < line.length() && kind(line.charAt(i), big) == 0) {
                i++;
            }
        }
        return new At(row, i);
    }

    private static At backward(TextBuffer text, At from, boolean big) {
        int row = from.row;
        int i = from.column - 1;
        while (true) {
            String line = text.line(row);
            while (i >= 0 && (i >= line.length() || kind(line.charAt(i), big) == 0)) {
                i--;
            }
            if (i >= 0) {
                int kind = kind(line.charAt(i), big);
                while (i > 0 && kind(line.charAt(i - 1), big) == kind) {
                    i--;
                }
                return new At(row, i);
            }
            if (row == 0) {
                return new At(0, 0);
            }
            row--;
            i = text.line(row).length() - 1;
            if (text.line(row).isEmpty()) {
                return new At(row, 0);
            }
        }
    }

    private static At wordEnd(TextBuffer text, At from, boolean big) {
        int row = from.row;
        int i = from.column + 1;
        while (true) {
            String line = text.line(row);
            while (i < line.length() && kind(line.charAt(i), big) == 0) {
                i++;
            }
            if (i < line.length()) {
                int kind = kind(line.charAt(i), big);
                while (i + 1 < line.length() && kind(line.charAt(i + 1), big) == kind) {
                    i++;
                }
                return new At(row, i);
            }
            if (row == text.size() - 1) {
                return new At(row, Math.max(0, line.length() - 1));
            }
            row++;
            i = 0;
        }
    }

    private static int paragraph(TextBuffer text, int from, int times, int step) {
        int row = from;
        for (int i = 0; i < times; i++) {
            row += step;
            while (row > 0 && row < text.size() - 1 && !text.line(row).isEmpty()) {
                row += step;
            }
        }
        return Math.max(0, Math.min(text.size() - 1, row));
    }

    private static @Nullable Motion find(TextBuffer text, char kind, String wanted, int times) {
        String line = text.line();
        boolean ahead = kind == 'f' || kind == 't';
        int at = text.column();
        for (int i = 0; i < times; i++) {
            int from = ahead ? at + 1 : at - 1;
            at = ahead ? line.indexOf(wanted, from) : from < 0 ? -1 : line.lastIndexOf(wanted, from);
            if (at < 0 || wanted.isEmpty()) {
                return null;
            }
        }
        int column = kind == 't' ? at - 1 : kind == 'T' ? at + 1 : at;
        return new Motion(text.row(), column, false, ahead);
    }

    private static @Nullable Motion bracket(TextBuffer text) {
        String line = text.line();
        int column = text.column();
        while (column < line.length() && "()[]{}".indexOf(line.charAt(column)) < 0) {
            column++;
        }
        if (column >= line.length()) {
            return null;
        }
        char open = line.charAt(column);
        int index = "()[]{}".indexOf(open);
        char other = "()[]{}".charAt(index ^ 1);
        int step = index % 2 == 0 ? 1 : -1;
        int depth = 0;
        int row = text.row();
        while (row >= 0 && row < text.size()) {
            String here = text.line(row);
            while (column >= 0 && column < here.length()) {
                char c = here.charAt(column);
                depth += c == open ? 1 : c == other ? -1 : 0;
                if (depth == 0) {
                    return new Motion(row, column, false, true);
                }
                column += step;
            }
            row += step;
            column = step > 0 ? 0 : row >= 0 ? text.line(row).length() - 1 : 0;
        }
        return null;
    }
}
