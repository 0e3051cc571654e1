package dev.ktutor.command.coreutils.diff;

import dev.ktutor.command.coreutils.diff.Palette.Kind;
import dev.ktutor.command.coreutils.diff.Script.Hunk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** The forms a script is shown in: normal, unified, context, and the scripts of ed and RCS. */
final class Forms {
    private final Side a;
    private final Side b;
    private final List<Hunk> hunks;
    private final Palette palette;
    private final String tab;
    private final StringBuilder out = new StringBuilder();

    /** Shows what leads from a to b; {@code tab} follows the mark of a line. */
    Forms(Side a, Side b, List<Hunk> hunks, Palette palette, String tab) {
        this.a = a;
        this.b = b;
        this.hunks = hunks;
        this.palette = palette;
        this.tab = tab;
    }

    /** Which lines of a hunk belong to a file, and how its changed lines are shown. */
    private record View(Side side, ToIntFunction<Hunk> from, ToIntFunction<Hunk> end, Kind kind) { }

    private View first() {
        return new View(a, Hunk::from, Hunk::fromEnd, Kind.DELETED);
    }

    private View second() {
        return new View(b, Hunk::to, Hunk::toEnd, Kind.ADDED);
    }

    private void lines(View view, int from, int end, Kind kind, String mark) {
        for (int i = from; i < end; i++) {
            out.append(palette.paint(kind, mark + view.side().line(i)));
        }
    }

    private static String range(int from, int end) {
        return end - from <= 1 ? String.valueOf(end - from == 1 ? from + 1 : from) : from + 1 + "," + end;
    }

    private static boolean deletes(Hunk hunk) {
        return hunk.fromEnd() > hunk.from();
    }

    private static boolean inserts(Hunk hunk) {
        return hunk.toEnd() > hunk.to();
    }

    private static char letter(Hunk hunk) {
        return deletes(hunk) && inserts(hunk) ? 'c' : deletes(hunk) ? 'd' : 'a';
    }

    String normal() {
        String gap = tab.isEmpty() ? " " : "\t";
        for (Hunk hunk : hunks) {
            out.append(palette.paint(Kind.RANGE, range(hunk.from(), hunk.fromEnd()) + letter(hunk) + range(hunk.to(), hunk.toEnd()) + "\n"));
            lines(first(), hunk.from(), hunk.fromEnd(), Kind.DELETED, "<" + gap);
            out.append(deletes(hunk) && inserts(hunk) ? "---\n" : "");
            lines(second(), hunk.to(), hunk.toEnd(), Kind.ADDED, ">" + gap);
        }
        return out.toString();
    }

    /** Hunks so close together that their context meets are shown as one. */
    private List<List<Hunk>> groups(int context) {
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

    /** A group with the lines around it. */
    private record Window(List<Hunk> group, int before, int after) {
        int start(View view) {
            return view.from().applyAsInt(group.get(0)) - before;
        }

        int end(View view) {
            return view.end().applyAsInt(group.get(group.size() - 1)) + after;
        }
    }

    private List<Window> windows(int context) {
        List<Window> windows = new ArrayList<>();
        for (List<Hunk> group : groups(context)) {
            windows.add(new Window(group, Math.min(context, group.get(0).from()),
                    Math.min(context, a.lines().size() - group.get(group.size() - 1).fromEnd())));
        }
        return windows;
    }

    private static String unifiedRange(int from, int end) {
        int count = end - from;
        return count == 1 ? String.valueOf(from + 1) : (count == 0 ? from : from + 1) + "," + count;
    }

    String unified(int context) {
        View first = first();
        View second = second();
        for (Window window : windows(context)) {
            out.append(palette.paint(Kind.RANGE, "@@ -" + unifiedRange(window.start(first), window.end(first)) + " +"
                    + unifiedRange(window.start(second), window.end(second)) + " @@\n"));
            int at = window.start(first);
            for (Hunk hunk : window.group()) {
                lines(first, at, hunk.from(), Kind.COMMON, (tab.isEmpty() ? " " : "") + tab);
                lines(first, hunk.from(), hunk.fromEnd(), Kind.DELETED, "-" + tab);
                lines(second, hunk.to(), hunk.toEnd(), Kind.ADDED, "+" + tab);
                at = hunk.fromEnd();
            }
            lines(first, at, window.end(first), Kind.COMMON, (tab.isEmpty() ? " " : "") + tab);
        }
        return out.toString();
    }

    private static String contextRange(int from, int end) {
        return end - from <= 1 ? String.valueOf(end) : from + 1 + "," + end;
    }

    String context(int context) {
        for (Window window : windows(context)) {
            out.append("***************\n");
            half(window, first(), "*** ", " ****\n", window.group().stream().anyMatch(Forms::deletes), "- ");
            half(window, second(), "--- ", " ----\n", window.group().stream().anyMatch(Forms::inserts), "+ ");
        }
        return out.toString();
    }

    private void half(Window window, View view, String begin, String end, boolean shown, String alone) {
        out.append(palette.paint(Kind.RANGE, begin + contextRange(window.start(view), window.end(view)) + end));
        if (!shown) {
            return;
        }
        String gap = tab.isEmpty() ? " " : "\t";
        int at = window.start(view);
        for (Hunk hunk : window.group()) {
            lines(view, at, view.from().applyAsInt(hunk), Kind.COMMON, " " + gap);
            boolean both = deletes(hunk) && inserts(hunk);
            lines(view, view.from().applyAsInt(hunk), view.end().applyAsInt(hunk), view.kind(), (both ? "!" : alone.strip()) + gap);
            at = view.end().applyAsInt(hunk);
        }
        lines(view, at, window.end(view), Kind.COMMON, " " + gap);
    }

    /** A script for ed: the last change first. */
    String ed() {
        for (int i = hunks.size() - 1; i >= 0; i--) {
            Hunk hunk = hunks.get(i);
            out.append(range(hunk.from(), hunk.fromEnd())).append(letter(hunk)).append('\n');
            if (inserts(hunk)) {
                lines(second(), hunk.to(), hunk.toEnd(), Kind.COMMON, "");
                out.append(".\n");
            }
        }
        return out.toString();
    }

    /** The forward script: like ed's, in the order of the file, which ed cannot read. */
    String forwardEd() {
        for (Hunk hunk : hunks) {
            out.append(letter(hunk)).append(range(hunk.from(), hunk.fromEnd()).replace(',', ' ')).append('\n');
            if (inserts(hunk)) {
                lines(second(), hunk.to(), hunk.toEnd(), Kind.COMMON, "");
                out.append(".\n");
            }
        }
        return out.toString();
    }

    /** RCS's form. */
    String rcs() {
        for (Hunk hunk : hunks) {
            if (deletes(hunk)) {
                out.append('d').append(hunk.from() + 1).append(' ').append(hunk.fromEnd() - hunk.from()).append('\n');
            }
            if (inserts(hunk)) {
                out.append('a').append(hunk.fromEnd()).append(' ').append(hunk.toEnd() - hunk.to()).append('\n');
                lines(second(), hunk.to(), hunk.toEnd(), Kind.COMMON, "");
            }
        }
        return out.toString();
    }
}
