package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;

/** is as: sentences and the white space between them. */
final class SentenceObjects {
    private SentenceObjects() { }

    private static boolean white(Cursor cursor) {
        return cursor.character() == ' ' || cursor.character() == '\t';
    }

    static Reach select(Trip trip, boolean around) {
        Cursor cursor = trip.cursor();
        Position here = cursor.position();
        Cursor next = cursor.copy();
        BlockMotions.sentence(next, true, 1);
        Cursor start = next.copy();
        BlockMotions.sentence(start, false, 1);
        Cursor white = start.copy();
        // The cursor may be in the white space before the next sentence.
        Cursor end = next.copy();
        while (end.decOverEnd() == 0 && white(end)) { }
        end.incOverEnd();
        boolean inWhite = !here.before(end.position()) && here.before(next.position());
        Position begin = inWhite ? end.position() : white.position();
        cursor.set(inWhite ? next.position() : around ? next.position() : end.position());
        if (around && inWhite) {
            BlockMotions.sentence(cursor, true, 1);
        }
        return Reach.EXCLUSIVE.from(begin).asRigid();
    }
}
