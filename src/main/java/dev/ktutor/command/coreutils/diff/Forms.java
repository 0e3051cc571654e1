package dev.ktutor.command.coreutils.diff;

import dev.ktutor.command.coreutils.diff.Script.Hunk;
import java.util.ArrayList;
import java.util.List;

/** The forms a script is shown in: normal, unified, context, side by side. */
final class Forms {
    private Forms() { }

    private static String range(int from, int end) {
        return end - from <= 1 ? String.valueOf(end - from == 1 ? from + 1 : from) : from + 1 + "," + end;
    }

    static String normal(Side a, Side b, List<Hunk> hunks) {
        StringBuilder out = new StringBuilder();
        for (Hunk hunk : hunks) {
            boolean deletes = hunk.fromEnd() > hunk.from();
            boolean inserts = hunk.toEnd() > hunk.to();
            out.append(range(hunk.from(), hunk.fromEnd())).append(deletes && inserts ? 'c' : deletes ? 'd' : 'a')
                    .append(range(hunk.to(), hunk.toEnd())).append('\n');
            for (int i = hunk.from(); i < hunk.fromEnd(); i++) {
                out.append("< ").append(a.line(i));
            }
            out.append(deletes && inserts ? "---\n" : "");
            for (int i = hunk.to(); i < hunk.toEnd(); i++) {
                out.append("> ").append(b.line(i));
            }
        }
        return out.toString();
    }

    /** Hunks so close together that their context meets are shown as one. */
    private static List<List<Hunk>> groups(List<Hunk> hunks, int context) {
        List<List<Hunk>> groups = new ArrayList<>();
        for (Hunk hunk : hunks) {
            List<Hunk> last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last != null && hunk.from() - last.get(last.size() - 1).fromEnd() <= 2 * context) {
                last.add(hunk);
            } else {
                groups.add(new ArrayList<>(List.of(hunk)));
            }
        }
        return groups;
    }

    private static String unifiedRange(int from, int end) {
        int count = end - from;
        return count == 1 ? String.valueOf(from + 1) : (count == 0 ? from : from + 1) + "," + count;
    }

    static String unified(Side a, Side b, List<Hunk> hunks, int context) {
        StringBuilder out = new StringBuilder();
        for (List<Hunk> group : groups(hunks, context)) {
            Hunk first = group.get(0);
            Hunk last = group.get(group.size() - 1);
            int before = Math.min(context, first.from());
            int after = Math.min(context, a.lines().size() - last.fromEnd());
            out.append("@@ -").append(unifiedRange(first.from() - before, last.fromEnd() + after)).append(" +")
                    .append(unifiedRange(first.to() - before, last.toEnd() + after)).append(" @@\n");
            int at = first.from() - before;
            for (Hunk hunk : group) {
                while (at < hunk.from()) {
                    out.append(' ').append(a.line(at++));
                }
                while (at < hunk.fromEnd()) {
                    out.append('-').append(a.line(at++));
                }
                for (int i = hunk.to(); i < hunk.toEnd(); i++) {
                    out.append('+').append(b.line(i));
                }
            }
            while (at < last.fromEnd() + after) {
                out.append(' ').append(a.line(at++));
            }
        }
        return out.toString();
    }

    private static String contextRange(int from, int end) {
        return end - from <= 1 ? String.valueOf(end) : from + 1 + "," + end;
    }

    static String context(Side a, Side b, List<Hunk> hunks, int context) {
        StringBuilder out = new StringBuilder();
        for (List<Hunk> group : groups(hunks, context)) {
            Hunk first = group.get(0);
            Hunk last = group.get(group.size() - 1);
            int before = Math.min(context, first.from());
            int after = Math.min(context, a.lines().size() - last.fromEnd());
            out.append("***************\n*** ").append(contextRange(first.from() - before, last.fromEnd() + after)).append(" ****\n");
            if (group.stream().anyMatch(h -> h.fromEnd() > h.from())) {
                int at = first.from() - before;
                for (Hunk hunk : group) {
                    while (at < hunk.from()) {
                        out.append("  ").append(a.line(at++));
                    }
                    while (at < hunk.fromEnd()) {
                        out.append(hunk.toEnd() > hunk.to() ? "! " : "- ").append(a.line(at++));
                    }
                }
                while (at < last.fromEnd() + after) {
                    out.append("  ").append(a.line(at++));
                }
            }
            out.append("--- ").append(contextRange(first.to() - before, last.toEnd() + after)).append(" ----\n");
            if (group.stream().anyMatch(h -> h.toEnd() > h.to())) {
                int at = first.to() - before;
                for (Hunk hunk : group) {
                    while (at < hunk.to()) {
                        out.append("  ").append(b.line(at++));
                    }
                    while (at < hunk.toEnd()) {
                        out.append(hunk.fromEnd() > hunk.from() ? "! " : "+ ").append(b.line(at++));
                    }
                }
                while (at < last.toEnd() + after) {
                    out.append("  ").append(b.line(at++));
                }
            }
        }
        return out.toString();
    }

    /** Two columns with a mark between them. */
    static String sideBySide(Side a, Side b, List<Hunk> hunks, int width, boolean onlyChanges) {
        StringBuilder out = new StringBuilder();
        // As sdiff: the second column begins at a tab stop near the middle.
        int offset = (width + 8 + 3) / 16 * 8;
        int half = Math.max(0, Math.min(offset - 3, width - offset));
        int i = 0;
        int j = 0;
        for (Hunk hunk : hunks) {
            while (i < hunk.from()) {
                row(out, a.lines().get(i++), ' ', b.lines().get(j++), half, offset, onlyChanges);
            }
            while (i < hunk.fromEnd() || j < hunk.toEnd()) {
                boolean left = i < hunk.fromEnd();
                boolean right = j < hunk.toEnd();
                row(out, left ? a.lines().get(i++) : "", left && right ? '|' : left ? '<' : '>', right ? b.lines().get(j++) : "", half, offset,
                        false);
            }
        }
        while (i < a.lines().size()) {
            row(out, a.lines().get(i++), ' ', b.lines().get(j++), half, offset, onlyChanges);
        }
        return out.toString();
    }

    private static void row(StringBuilder out, String left, char mark, String right, int half, int offset, boolean skip) {
        if (skip) {
            return;
        }
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
