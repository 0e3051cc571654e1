package dev.ktutor.command.coreutils.diff;

import dev.ktutor.command.coreutils.diff.Script.Hunk;
import java.util.List;

/** The form in two columns, as sdiff prints it. */
final class SideBySide {
    private SideBySide() { }

    /** What is shown of lines that are in both files. */
    enum Shown { ALL, LEFT_COLUMN, NONE }

    /** Two columns with a mark between them. */
    static String of(Side a, Side b, List<Hunk> hunks, int width, Shown shown) {
        StringBuilder out = new StringBuilder();
        // As sdiff: the second column begins at a tab stop near the middle.
        int offset = (width + 8 + 3) / 16 * 8;
        int half = Math.max(0, Math.min(offset - 3, width - offset));
        int i = 0;
        int j = 0;
        for (Hunk hunk : hunks) {
            while (i < hunk.from()) {
                common(out, a.lines().get(i++), b.lines().get(j++), half, offset, shown);
            }
            while (i < hunk.fromEnd() || j < hunk.toEnd()) {
                boolean left = i < hunk.fromEnd();
                boolean right = j < hunk.toEnd();
                char mark = left && right ? unlikeOnlyInTheEnd(a, b, i, j) : left ? '<' : '>';
                row(out, left ? a.lines().get(i++) : "", mark, right ? b.lines().get(j++) : "", half, offset);
            }
        }
        while (i < a.lines().size()) {
            common(out, a.lines().get(i++), b.lines().get(j++), half, offset, shown);
        }
        return out.toString();
    }

    /** A last line with a newline against the same without one: a slash leans to the side that lacks it. */
    private static char unlikeOnlyInTheEnd(Side a, Side b, int i, int j) {
        boolean same = a.lines().get(i).equals(b.lines().get(j));
        boolean lastOfA = i == a.lines().size() - 1 && !a.ended();
        boolean lastOfB = j == b.lines().size() - 1 && !b.ended();
        return same && lastOfA != lastOfB ? lastOfA ? '\\' : '/' : '|';
    }

    private static void common(StringBuilder out, String left, String right, int half, int offset, Shown shown) {
        switch (shown) {
            case ALL -> row(out, left, ' ', right, half, offset);
            case LEFT_COLUMN -> row(out, left, '(', "", half, offset);
            default -> { }
        }
    }

    private static void row(StringBuilder out, String left, char mark, String right, int half, int offset) {
        String shown = left.substring(0, Math.min(left.length(), half));
        StringBuilder line = new StringBuilder(shown);
        int column = shown.length();
        if (mark != ' ') {
            column = pad(line, column, half + offset - 1 >> 1);
            line.append(mark);
            column++;
        }
        if (!right.isEmpty() || mark == ' ') {
            pad(line, column, offset);
            line.append(right, 0, Math.min(right.length(), half));
        }
        out.append(line).append('\n');
    }

    /** Tabs as far as they reach, then blanks. */
    private static int pad(StringBuilder line, int from, int to) {
        int column = from;
        while (column / 8 * 8 + 8 <= to) {
            line.append('\t');
            column = column / 8 * 8 + 8;
        }
        while (column < to) {
            line.append(' ');
            column++;
        }
        return column;
    }
}
