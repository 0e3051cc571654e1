package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;
import org.jspecify.annotations.Nullable;

/** i( a( i{ a{ i[ a[ i< a<: what brackets enclose. */
final class BracketObjects {
    private BracketObjects() { }

    static Reach select(Trip trip, boolean around, char open) {
        Cursor cursor = trip.cursor();
        Visual visual = trip.editor().visual();
        boolean extending = trip.visual() && !visual.anchor().equals(cursor.position());
        Position begin = cursor.position();
        char close = open == '(' ? ')' : open == '<' ? '>' : (char) (open + 2);
        Position oldStart = extending ? Visual.first(visual.anchor(), begin) : begin;
        Position oldEnd = extending ? Visual.last(visual.anchor(), begin) : begin;
        if (extending) {
            begin = oldStart;
        } else if (cursor.character() == open) {
            // On the opening bracket it encloses the cursor.
            begin = new Position(begin.line(), begin.column() + 1);
        }
        if (!extending) {
            begin = overIndent(trip, begin, open);
        }
        int times = trip.times();
        Position start = null;
        Position end = null;
        while (true) {
            for (int i = 0; i < times; i++) {
                start = enclosing(trip, start == null ? begin : start, open);
                Trip.require(start != null);
            }
            end = close(trip, start, open, close);
            Trip.require(end != null);
            if (around) {
                break;
            }
            Region inner = inner(trip, start, end);
            if (extending && !inner.start.before(oldStart) && inner.end.compareTo(oldEnd) <= 0) {
                // Already selected: the next enclosing pair.
                times = 1;
                continue;
            }
            cursor.set(inner.end);
            return Reach.of(!inner.empty).from(inner.start).asRigid();
        }
        cursor.set(end);
        return Reach.INCLUSIVE.from(start).asRigid();
    }

    private record Region(Position start, Position end, boolean empty) { }

    private static Position overIndent(Trip trip, Position from, char open) {
        if (open != '{') {
            return from;
        }
        // In the indent the bracket behind it counts.
        String line = trip.buffer().line(from.line());
        int indent = Columns.indentEnd(line);
        boolean inIndent = from.column() <= indent && indent < line.length() && line.charAt(indent) == '{' && from.column() < indent;
        return inIndent ? new Position(from.line(), indent + 1) : from;
    }

    private static Region inner(Trip trip, Position start, Position end) {
        Cursor first = new Cursor(trip.buffer(), start);
        first.inc();
        boolean sol = first.character() < 0 && first.column() > 0 || first.column() == 0;
        if (first.character() < 0) {
            first.inc();
        }
        Cursor last = new Cursor(trip.buffer(), end);
        // A closing bracket alone on its line stays, and so does the newline before it.
        boolean aloneOnLine = Columns.indentEnd(last.text()) == last.column() && last.line() > start.line();
        if (first.position().equals(end)) {
            return new Region(end, end, true);
        }
        if (aloneOnLine && sol) {
            last.set(last.line() - 1, 0);
            last.set(last.line(), last.text().length());
            return new Region(first.position(), last.position(), false);
        }
        last.dec();
        return new Region(first.position(), last.position(), false);
    }

    private static @Nullable Position enclosing(Trip trip, Position from, char open) {
        if (open != '<') {
            return new Matching(trip.buffer()).enclosing(from, open);
        }
        return angle(trip, from, false);
    }

    private static @Nullable Position close(Trip trip, Position start, char open, char close) {
        if (open != '<') {
            return new Matching(trip.buffer()).enclosing(new Position(start.line(), start.column()), close);
        }
        return angle(trip, start, true);
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
