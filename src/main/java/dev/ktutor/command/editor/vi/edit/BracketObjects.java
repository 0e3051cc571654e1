package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;
import org.jspecify.annotations.Nullable;

/** i( a( i{ a{ i[ a[ i< a<: what brackets enclose. */
final class BracketObjects {
    private BracketObjects() { }

    private static boolean inIndent(Cursor cursor) {
        return Columns.indentEnd(cursor.text()) >= cursor.column() + 1;
    }

    static Reach select(Trip trip, boolean around, char open) {
        Cursor cursor = trip.cursor();
        Visual visual = trip.editor().visual();
        boolean extending = trip.visual() && !visual.anchor().equals(cursor.position());
        Position oldStart = extending ? Visual.first(visual.anchor(), cursor.position()) : cursor.position();
        Position oldEnd = extending ? Visual.last(visual.anchor(), cursor.position()) : cursor.position();
        if (extending) {
            // What is selected already is looked around from its start.
            cursor.set(oldStart);
        } else {
            while (open == '{' && inIndent(cursor)) {
                if (cursor.inc() != 0) {
                    break;
                }
            }
            if (cursor.character() == open) {
                cursor.inc();
            }
        }
        Position start = opening(trip, cursor.position(), open);
        Position end = start == null ? null : close(trip, start, open);
        Trip.require(end != null);
        boolean wholeLine = false;
        while (!around) {
            Cursor first = new Cursor(trip.buffer(), start);
            first.incOverEnd();
            cursor.set(end);
            wholeLine = cursor.column() == 0;
            cursor.decOverEnd();
            while (inIndent(cursor)) {
                wholeLine = true;
                if (cursor.decOverEnd() != 0) {
                    break;
                }
            }
            boolean notBigger = trip.visual() && !first.position().before(oldStart) && cursor.position().compareTo(oldEnd) <= 0
                    && !first.position().equals(cursor.position());
            if (!notBigger) {
                start = first.position();
                end = cursor.position();
                break;
            }
            cursor.set(oldStart);
            cursor.decOverEnd();
            start = enclosing(trip, cursor.position(), open);
            Trip.require(start != null);
            end = close(trip, start, open);
            Trip.require(end != null);
        }
        cursor.set(end);
        return reach(trip, start, around, wholeLine);
    }

    private static Reach reach(Trip trip, Position start, boolean around, boolean wholeLine) {
        Cursor cursor = trip.cursor();
        if (around) {
            return Reach.INCLUSIVE.from(start);
        }
        if (trip.visual()) {
            if (wholeLine && cursor.character() >= 0) {
                cursor.inc();
            }
            return Reach.INCLUSIVE.from(start);
        }
        if (wholeLine) {
            cursor.incOverEnd();
            return Reach.EXCLUSIVE.from(start);
        }
        if (start.compareTo(cursor.position()) <= 0) {
            return Reach.INCLUSIVE.from(start);
        }
        cursor.set(start);
        return Reach.EXCLUSIVE.from(start);
    }

    /** The opening bracket around the place, or the next one ahead; so often as the count asks. */
    private static @Nullable Position opening(Trip trip, Position from, char open) {
        Position at = from;
        boolean back = enclosing(trip, from, open) != null;
        for (int i = 0; i < trip.times(); i++) {
            Position next = back ? enclosing(trip, at, open) : open == '<' ? null : new Matching(trip.buffer()).ahead(at, open);
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    private static @Nullable Position enclosing(Trip trip, Position from, char open) {
        return open == '<' ? angle(trip, from, false) : new Matching(trip.buffer()).plain().enclosing(from, open);
    }

    private static @Nullable Position close(Trip trip, Position start, char open) {
        char close = open == '(' ? ')' : (char) (open + 2);
        return open == '<' ? angle(trip, start, true) : new Matching(trip.buffer()).enclosing(start, close);
    }

    private static @Nullable Position angle(Trip trip, Position from, boolean forward) {
        Cursor at = new Cursor(trip.buffer(), from);
        int depth = 0;
        while ((forward ? at.inc() : at.dec()) != -1) {
            int c = at.character();
            if (c == (forward ? '>' : '<')) {
                if (depth == 0) {
                    return at.position();
                }
                depth--;
            } else if (c == (forward ? '<' : '>')) {
                depth++;
            }
        }
        return null;
    }
}
