package dev.ktutor.command.editor;

import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.command.coreutils.regex.RegexError;
import dev.ktutor.command.coreutils.regex.RegexSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Searches through a buffer, around its ends. */
final class ViSearch {
    private ViSearch() { }

    /** A pattern as vi reads it; null if it is malformed. */
    static @Nullable Regex compile(String pattern, boolean ignoreCase) {
        boolean ignore = ignoreCase || pattern.contains("\\c");
        String plain = pattern.replace("\\c", "").replace("\\C", "").replaceFirst("^\\\\v", "");
        try {
            RegexSyntax syntax = pattern.startsWith("\\v") ? RegexSyntax.EXTENDED : RegexSyntax.BASIC;
            return ignore ? Regex.compile(plain, syntax, Regex.Option.IGNORE_CASE) : Regex.compile(plain, syntax);
        } catch (RegexError e) {
            return null;
        }
    }

    private static List<Integer> starts(Regex regex, String line) {
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            MatchResult match = regex.find(line, at).orElse(null);
            if (match == null) {
                break;
            }
            starts.add(match.start());
            at = Math.max(match.end(), match.start() + 1);
        }
        return starts;
    }

    /** The next match in that direction, so many times; null if there is none at all. */
    static @Nullable Motion next(TextBuffer text, String pattern, char direction, boolean ignoreCase, int times) {
        Regex regex = pattern.isEmpty() ? null : compile(pattern, ignoreCase);
        if (regex == null) {
            return null;
        }
        int row = text.row();
        int column = text.column();
        for (int i = 0; i < times; i++) {
            int[] found = once(text, regex, direction == '/', row, column);
            if (found.length == 0) {
                return null;
            }
            row = found[0];
            column = found[1];
        }
        return new Motion(row, column, false, false);
    }

    private static int[] once(TextBuffer text, Regex regex, boolean forward, int row, int column) {
        int size = text.size();
        for (int step = 0; step <= size; step++) {
            int here = Math.floorMod(forward ? row + step : row - step, size);
            List<Integer> starts = starts(regex, text.line(here));
            if (!forward) {
                java.util.Collections.reverse(starts);
            }
            for (int start : starts) {
                boolean beyond = step > 0 || (forward ? start > column : start < column);
                if (beyond) {
                    return new int[] {here, start};
                }
            }
        }
        return new int[0];
    }
}
