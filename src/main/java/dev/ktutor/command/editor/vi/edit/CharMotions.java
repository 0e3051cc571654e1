package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import java.util.HashMap;
import java.util.Map;

/** Motions by characters and within a line: h l space backspace 0 ^ $ g_ |. */
final class CharMotions {
    private CharMotions() { }

    static Map<String, Motion> table() {
        Map<String, Motion> table = new HashMap<>();
        for (String key : new String[] {"h", Motions.name(Keys.LEFT)}) {
            table.put(key, trip -> left(trip, false));
        }
        for (String key : new String[] {"\b", "\u007f"}) {
            table.put(key, trip -> left(trip, true));
        }
        for (String key : new String[] {"l", Motions.name(Keys.RIGHT)}) {
            table.put(key, trip -> right(trip, false));
        }
        table.put(" ", trip -> right(trip, true));
        for (String key : new String[] {"0", Motions.name(Keys.HOME), "g0"}) {
            table.put(key, CharMotions::start);
        }
        for (String key : new String[] {"$", Motions.name(Keys.END), "g$"}) {
            table.put(key, CharMotions::end);
        }
        for (String key : new String[] {"^", "g^"}) {
            table.put(key, trip -> {
                trip.cursor().toIndent();
                return Reach.EXCLUSIVE;
            });
        }
        table.put("g_", CharMotions::lastNonBlank);
        table.put("|", CharMotions::cell);
        return table;
    }

    private static Reach left(Trip trip, boolean wraps) {
        Cursor cursor = trip.cursor();
        for (int n = trip.times(); n > 0; n--) {
            if (cursor.left()) {
                continue;
            }
            if (wraps && cursor.line() > 1) {
                cursor.set(cursor.line() - 1, 0);
                cursor.set(cursor.line(), cursor.text().length());
                boolean afterNewline = (trip.operator().equals("d") || trip.operator().equals("c")) && !cursor.text().isEmpty();
                if (!afterNewline) {
                    cursor.ontoText();
                }
                continue;
            }
            Trip.require(trip.operated() || n != trip.times());
            break;
        }
        return Reach.EXCLUSIVE.asRigid();
    }

    private static Reach right(Trip trip, boolean wraps) {
        Cursor cursor = trip.cursor();
        boolean inclusive = false;
        for (int n = trip.times(); n > 0; n--) {
            boolean moved = trip.visual() ? cursor.character() >= 0 && cursor.inc() >= 0 : cursor.right();
            if (moved) {
                continue;
            }
            if (wraps && cursor.line() < trip.buffer().size()) {
                if (trip.operated() && !inclusive && cursor.character() >= 0) {
                    inclusive = true;
                } else {
                    cursor.set(cursor.line() + 1, 0);
                    inclusive = false;
                }
                continue;
            }
            if (!trip.operated()) {
                Trip.require(n != trip.times());
            } else {
                inclusive |= !cursor.text().isEmpty();
            }
            break;
        }
        return Reach.of(inclusive);
    }

    private static Reach start(Trip trip) {
        trip.cursor().set(trip.cursor().line(), 0);
        return Reach.EXCLUSIVE;
    }

    private static Reach end(Trip trip) {
        trip.down(trip.times() - 1);
        Cursor cursor = trip.cursor();
        cursor.set(cursor.line(), cursor.text().length());
        if (!trip.visual()) {
            cursor.ontoText();
        }
        return Reach.INCLUSIVE.wantingEnd();
    }

    private static Reach lastNonBlank(Trip trip) {
        trip.down(trip.times() - 1);
        Cursor cursor = trip.cursor();
        cursor.set(cursor.line(), cursor.text().length());
        cursor.ontoText();
        while (cursor.column() > 0 && (cursor.character() == ' ' || cursor.character() == '\t')) {
            cursor.dec();
        }
        return Reach.INCLUSIVE;
    }

    private static Reach cell(Trip trip) {
        Cursor cursor = trip.cursor();
        cursor.set(cursor.line(), Columns.column(cursor.text(), trip.times() - 1, trip.editor().options().tabStop()));
        if (!trip.visual()) {
            cursor.ontoText();
        }
        return Reach.EXCLUSIVE.wantingCell(trip.times() - 1);
    }
}
