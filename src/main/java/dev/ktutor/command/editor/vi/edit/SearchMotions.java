package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.CharClass;
import dev.ktutor.command.editor.vi.text.Cursor;
import java.util.Map;

/** Motions by searching: / ? n N * # g* g#. */
final class SearchMotions {
    private SearchMotions() { }

    static Map<String, Motion> table() {
        return Map.of("/", trip -> typed(trip, true), "?", trip -> typed(trip, false), "n", trip -> again(trip, false),
                "N", trip -> again(trip, true), "*", trip -> word(trip, true, true), "#", trip -> word(trip, false, true),
                "g*", trip -> word(trip, true, false), "g#", trip -> word(trip, false, false));
    }

    private static Reach typed(Trip trip, boolean forward) {
        Editor editor = trip.editor();
        String typed = new LineInput(editor, forward ? "/" : "?", "").read();
        if (typed == null) {
            throw new Refusal();
        }
        editor.say("");
        Search.Found found = editor.search().typed(typed, forward, trip.cursor().position(), trip.times());
        return arrive(trip, found);
    }

    private static Reach again(Trip trip, boolean opposite) {
        return arrive(trip, trip.editor().search().again(opposite, trip.cursor().position(), trip.times()));
    }

    private static Reach arrive(Trip trip, Search.Found found) {
        trip.editor().jumpMark();
        trip.cursor().set(found.at());
        if (found.linewise()) {
            trip.cursor().toIndent();
            return Reach.LINEWISE;
        }
        return Reach.of(found.inclusive()).asNumbered();
    }

    private static Reach word(Trip trip, boolean forward, boolean whole) {
        Cursor cursor = trip.cursor().copy();
        String line = cursor.text();
        int start = cursor.column();
        // The keyword under the cursor or after it, else whatever else stands there.
        boolean keyword = true;
        while (start < line.length() && !isKeyword(line, start)) {
            start++;
        }
        if (start >= line.length()) {
            keyword = false;
            start = cursor.column();
            while (start < line.length() && CharClass.of(line.codePointAt(start), false) == CharClass.BLANK) {
                start++;
            }
            if (start >= line.length()) {
                throw new Refusal("E348: No string under cursor");
            }
        }
        int kind = CharClass.of(line.codePointAt(start), false);
        while (start > 0 && CharClass.of(line.codePointBefore(start), false) == kind) {
            start--;
        }
        int end = start;
        while (end < line.length() && CharClass.of(line.codePointAt(end), false) == kind) {
            end += Character.charCount(line.codePointAt(end));
        }
        StringBuilder escaped = new StringBuilder();
        line.substring(start, end).codePoints().forEach(c -> escaped.append((forward ? "\\/.*$^~[" : "\\/?.*$^~[").indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c));
        String pattern = whole && keyword ? "\\<" + escaped + "\\>" : escaped.toString();
        trip.cursor().set(cursor.line(), start);
        return arrive(trip, trip.editor().search().word(pattern, forward, trip.cursor().position(), trip.times()));
    }

    private static boolean isKeyword(String line, int at) {
        return CharClass.of(line.codePointAt(at), false) >= 2;
    }
}
