package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Options;
import dev.ktutor.command.editor.vi.text.Position;
import dev.ktutor.command.editor.vi.text.Register.Kind;

/** Changes of whole lines: shifting, joining, and of letters: their case. */
public final class LineChanges {
    private static final int REPORT = 2;

    private LineChanges() { }

    /** > and <: shifts lines by 'shiftwidth'. */
    public static void shift(Editor editor, int from, int to, boolean right, int times) {
        Buffer buffer = editor.buffer();
        editor.save(from, to);
        for (int line = from; line <= to; line++) {
            if (!buffer.line(line).isEmpty()) {
                buffer.set(line, shifted(editor.options(), buffer.line(line), right, times));
            }
        }
        if (to - from + 1 > REPORT) {
            editor.say((to - from + 1) + " lines " + (right ? ">" : "<") + "ed " + times + (times == 1 ? " time" : " times"));
        }
        editor.changeMarks(new Position(from, 0), new Position(to, 0));
    }

    /** A line shifted. */
    static String shifted(Options options, String line, boolean right, int times) {
        int width = options.shiftWidth();
        int indent = Columns.indent(line, options.tabStop());
        int wanted;
        if (options.on("shiftround")) {
            int steps = indent / width;
            int over = indent % width;
            wanted = (right ? steps + times : steps - (over > 0 ? times - 1 : times)) * width;
        } else {
            wanted = indent + (right ? width * times : -width * times);
        }
        return Columns.white(wanted, options.tabStop(), options.on("expandtab")) + line.substring(Columns.indentEnd(line));
    }

    /** J: joins lines, with blanks between them if asked. */
    public static void join(Editor editor, int from, int to, boolean blanks) {
        Buffer buffer = editor.buffer();
        if (to <= from) {
            return;
        }
        editor.save(from, to);
        StringBuilder joined = new StringBuilder(buffer.line(from));
        int before = buffer.line(from).length();
        char end = before == 0 ? 0 : joined.charAt(before - 1);
        int column = 0;
        for (int line = from + 1; line <= to; line++) {
            String next = buffer.line(line);
            String rest = blanks ? next.substring(Columns.indentEnd(next)) : next;
            column = joined.length();
            if (blanks && !rest.isEmpty() && !rest.startsWith(")") && column != 0 && end != '\t') {
                if (end != ' ') {
                    joined.append(' ');
                }
            }
            joined.append(rest);
            before = rest.length();
            end = before == 0 ? 0 : rest.charAt(before - 1);
        }
        buffer.set(from, joined.toString());
        buffer.delete(from + 1, to);
        editor.changeMarks(new Position(from, 0), new Position(from, Integer.MAX_VALUE));
        editor.go(from, column);
    }

    /** How letters change: ~ the other case, u lower, U upper, ? thirteen on. */
    static String recased(String text, char how) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(switch (how) {
            case 'u' -> Character.toLowerCase(c);
            case 'U' -> Character.toUpperCase(c);
            case '?' -> rotated(c);
            default -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
        }));
        return out.toString();
    }

    private static int rotated(int c) {
        int base = c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : 0;
        return base == 0 ? c : base + (c - base + 13) % 26;
    }

    /** g~ gu gU g?: changes the letters of a region. */
    static void recase(Editor editor, Region region, char how) {
        Buffer buffer = editor.buffer();
        editor.save(region.from(), region.to());
        for (int line = region.from(); line <= region.to(); line++) {
            String text = buffer.line(line);
            int from = 0;
            int to = text.length();
            if (region.kind() == Kind.BLOCK) {
                BlockSlice slice = editor.operators().slice(region, line);
                from = slice.before();
                to = slice.behind();
            } else if (region.kind() == Kind.CHAR) {
                from = line == region.from() ? Math.min(text.length(), region.start().column()) : 0;
                to = line == region.to() ? region.behind(buffer) : text.length();
                // Vim changes the very first character of a text even if nothing is covered.
                to = region.empty(buffer) && line == 1 && from == 0 ? Math.min(1, text.length()) : to;
            }
            if (to > from) {
                buffer.set(line, text.substring(0, from) + recased(text.substring(from, to), how) + text.substring(to));
            }
        }
        if (region.height() > REPORT) {
            editor.say(region.height() + " lines changed");
        }
        editor.changeMarks(region.start(), region.end());
        editor.go(region.start());
    }
}
