package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Cursor;
import java.util.Map;

/** Motions to a character of the line: f F t T and their repetitions ; and comma. */
final class FindMotions {
    private FindMotions() { }

    /** What was looked for last. */
    record Sought(int character, boolean forward, boolean till) { }

    static Map<String, Motion> table() {
        return Map.of("f", trip -> typed(trip, true, false), "F", trip -> typed(trip, false, false), "t", trip -> typed(trip, true, true),
                "T", trip -> typed(trip, false, true), ";", trip -> again(trip, false), ",", trip -> again(trip, true));
    }

    private static Reach typed(Trip trip, boolean forward, boolean till) {
        int character = trip.key();
        Trip.require(character != Keys.ESC);
        if (character == 0x16) {
            character = trip.key();
        }
        Sought sought = new Sought(character, forward, till);
        trip.editor().search().sought(sought);
        return find(trip, sought, false);
    }

    private static Reach again(Trip trip, boolean back) {
        Sought last = trip.editor().search().sought();
        Trip.require(last != null);
        return find(trip, new Sought(last.character(), last.forward() != back, last.till()), true);
    }

    private static Reach find(Trip trip, Sought sought, boolean repeated) {
        Cursor cursor = trip.cursor();
        String line = cursor.text();
        int at = cursor.column();
        // A repeated t does not stay before the character it is already before.
        boolean stop = repeated && sought.till() && trip.times() == 1;
        for (int n = trip.times(); n > 0; n--) {
            while (true) {
                int from = sought.forward() ? at + (at < line.length() ? Character.charCount(line.codePointAt(at)) : 1) : at - 1;
                at = sought.forward() ? line.indexOf(sought.character(), from) : from < 0 ? -1 : line.lastIndexOf(sought.character(), from);
                Trip.require(at >= 0);
                int distance = Math.abs(at - cursor.column());
                if (!(stop && distance == 1)) {
                    break;
                }
                stop = false;
            }
        }
        cursor.set(cursor.line(), at);
        if (sought.till()) {
            if (sought.forward()) {
                cursor.dec();
            } else {
                cursor.inc();
            }
        }
        return Reach.of(sought.forward());
    }
}
