package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.CharClass;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;

/** iw aw iW aW. */
final class WordObjects {
    private WordObjects() { }

    private static void toStart(Cursor cursor, boolean big) {
        int kind = cursor.charClass(big);
        while (cursor.column() > 0) {
            cursor.dec();
            if (cursor.charClass(big) != kind) {
                cursor.inc();
                return;
            }
        }
    }

    static Reach select(Trip trip, boolean around, boolean big) {
        Cursor cursor = trip.cursor();
        Position begin;
        boolean whiteBefore = false;
        boolean inclusive = true;
        int count = trip.times();
        boolean extends_ = trip.visual() && !trip.editor().visual().anchor().equals(cursor.position());
        if (extends_) {
            begin = trip.editor().visual().anchor();
        } else {
            toStart(cursor, big);
            begin = cursor.position();
            whiteBefore = first(cursor, around, big);
            count--;
        }
        boolean back = extends_ && cursor.position().before(begin);
        Position first = begin;
        for (; count > 0; count--) {
            inclusive = back ? extendBack(cursor, around, big) : extend(cursor, around, big);
        }
        if (whiteBefore && (cursor.charClass(big) != CharClass.BLANK || cursor.column() == 0 && !inclusive)) {
            first = whiteBefore(trip, begin, big);
        }
        return Reach.of(inclusive).from(first);
    }

    /** The first word or white space; true if white space may be taken in front of it. */
    private static boolean first(Cursor cursor, boolean around, boolean big) {
        if ((cursor.charClass(big) == CharClass.BLANK) == around) {
            Trip.require(WordMotions.end(cursor, 1, big, true, true));
            return false;
        }
        WordMotions.forward(cursor, 1, big, true);
        if (cursor.column() == 0) {
            cursor.decOverEnd();
        } else {
            cursor.left();
        }
        return around;
    }

    private static boolean extend(Cursor cursor, boolean around, boolean big) {
        Trip.require(cursor.incOverEnd() != -1);
        if (around) {
            if (cursor.charClass(big) == CharClass.BLANK) {
                Trip.require(WordMotions.end(cursor, 1, big, true, true));
                return true;
            }
            WordMotions.forward(cursor, 1, big, true);
            return cursor.left() || !backOverNewline(cursor);
        }
        if (cursor.charClass(big) == CharClass.BLANK) {
            WordMotions.forward(cursor, 1, big, true);
            return cursor.left() || !backOverNewline(cursor);
        }
        Trip.require(WordMotions.end(cursor, 1, big, true, true));
        return true;
    }

    private static boolean backOverNewline(Cursor cursor) {
        return cursor.column() == 0;
    }

    private static boolean extendBack(Cursor cursor, boolean around, boolean big) {
        Trip.require(cursor.decOverEnd() != -1);
        if (around && cursor.charClass(big) != CharClass.BLANK) {
            toStart(cursor, big);
            Cursor before = cursor.copy();
            if (before.left() && before.charClass(big) == CharClass.BLANK) {
                cursor.set(before.position());
                toStart(cursor, big);
            }
        } else if (around) {
            toStart(cursor, big);
            if (cursor.decOverEnd() != -1) {
                toStart(cursor, big);
            }
        } else {
            toStart(cursor, big);
        }
        return true;
    }

    private static Position whiteBefore(Trip trip, Position begin, boolean big) {
        Cursor before = new Cursor(trip.buffer(), begin);
        if (before.left()) {
            toStart(before, big);
            if (before.charClass(big) == CharClass.BLANK && before.column() > 0) {
                return before.position();
            }
        }
        return begin;
    }
}
