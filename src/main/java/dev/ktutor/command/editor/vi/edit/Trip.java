package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Cursor;

/**
 * One use of a motion.
 *
 * @param editor whose text it is in
 * @param cursor starts at the editor's cursor and ends where the motion leads
 * @param count as typed; 0 if none was
 * @param operator the operator that waits for it; empty if none does
 */
record Trip(Editor editor, Cursor cursor, int count, String operator) {

    int times() {
        return Math.max(1, count);
    }

    boolean operated() {
        return !operator.isEmpty();
    }

    boolean visual() {
        return editor.visual().active();
    }

    Buffer buffer() {
        return editor.buffer();
    }

    int key() {
        return editor.keys().next();
    }

    /** Down by lines, as many as there are; refused on the last line. */
    void down(int lines) {
        if (lines > 0) {
            require(cursor.line() < buffer().size());
            cursor.set(Math.min(buffer().size(), cursor.line() + lines), cursor.column());
        }
    }

    /** Up by lines, as many as there are; refused on the first line. */
    void up(int lines) {
        if (lines > 0) {
            require(cursor.line() > 1);
            cursor.set(Math.max(1, cursor.line() - lines), cursor.column());
        }
    }

    /** Beeps unless it holds. */
    static void require(boolean holds) {
        if (!holds) {
            throw new Refusal();
        }
    }

    /** Off the end of the line after a forward motion; true if that makes an operator's end inclusive. */
    boolean offTheEnd() {
        if (cursor.column() > 0 && cursor.character() < 0 && !visual()) {
            cursor.dec();
            return true;
        }
        return false;
    }
}
