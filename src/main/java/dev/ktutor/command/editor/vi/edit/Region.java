package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;
import dev.ktutor.command.editor.vi.text.Register.Kind;

/**
 * The text an operator works on.
 *
 * @param kind characters, whole lines or a block
 * @param start its first place
 * @param end its last character if inclusive, else the one behind
 * @param inclusive whether the end belongs to it
 * @param visual whether it was selected
 * @param numbered whether a deletion of it goes to register 1 however small
 * @param firstCell of a block
 * @param lastCell of a block; the greatest number up to the ends of lines
 */
public record Region(Kind kind, Position start, Position end, boolean inclusive, boolean visual, boolean numbered, int firstCell, int lastCell) {
    static final int TO_END = Integer.MAX_VALUE;

    /** Whole lines. */
    public static Region lines(int from, int to) {
        return new Region(Kind.LINE, new Position(from, 0), new Position(to, 0), true, false, false, 0, 0);
    }

    /** Characters on a line, the end excluded. */
    static Region characters(Position start, Position behind) {
        return new Region(Kind.CHAR, start, behind, false, false, false, 0, 0);
    }

    /** From a motion; {@code forced} is v, V or Ctrl-V typed after the operator, or 0. */
    static Region of(Trip trip, Position from, Reach reach, int forced) {
        Position origin = reach.start() == null ? from : reach.start();
        Position to = trip.cursor().position();
        boolean ahead = origin.compareTo(to) <= 0;
        Position start = ahead ? origin : to;
        Position end = ahead ? to : origin;
        boolean linewise = reach.kind() == Reach.Kind.LINEWISE;
        boolean inclusive = reach.kind() == Reach.Kind.INCLUSIVE;
        if (forced == 'V') {
            linewise = true;
        } else if (forced == 'v') {
            inclusive = !linewise && !inclusive;
            linewise = false;
        } else if (forced == 0x16) {
            return block(trip.editor(), start, end, false, false);
        }
        if (linewise) {
            return new Region(Kind.LINE, start, end, true, false, reach.numbered(), 0, 0);
        }
        Buffer buffer = trip.buffer();
        boolean backs = !inclusive && !reach.rigid() && forced == 0 && end.column() == 0 && end.line() > start.line();
        if (backs) {
            // An exclusive motion to the first column ends on the line before (vim's o_v).
            int line = end.line() - 1;
            if (Columns.indentEnd(buffer.line(start.line())) >= start.column()) {
                return new Region(Kind.LINE, start, new Position(line, 0), true, false, reach.numbered(), 0, 0);
            }
            Cursor last = new Cursor(buffer, new Position(line, buffer.line(line).length()));
            boolean hasText = last.left();
            return new Region(Kind.CHAR, start, last.position(), hasText, false, reach.numbered(), 0, 0);
        }
        return new Region(Kind.CHAR, start, end, inclusive, false, reach.numbered(), 0, 0);
    }

    static Region block(Editor editor, Position a, Position b, boolean toEnd, boolean visual) {
        int tab = editor.options().tabStop();
        String first = editor.buffer().line(a.line());
        String second = editor.buffer().line(b.line());
        int left = Math.min(Columns.cell(first, a.column(), tab), Columns.cell(second, b.column(), tab));
        int right = Math.max(Columns.lastCell(first, a.column(), tab), Columns.lastCell(second, b.column(), tab));
        int top = Math.min(a.line(), b.line());
        int bottom = Math.max(a.line(), b.line());
        Position start = new Position(top, Math.min(Columns.column(editor.buffer().line(top), left, tab), editor.buffer().line(top).length()));
        return new Region(Kind.BLOCK, start, new Position(bottom, 0), true, visual, false, left, toEnd ? TO_END : right);
    }

    /** The same text as characters or lines. */
    Region as(Kind other) {
        return new Region(other, start, end, inclusive, visual, numbered, firstCell, lastCell);
    }

    /** How many lines it touches. */
    public int height() {
        return end.line() - start.line() + 1;
    }

    int from() {
        return start.line();
    }

    int to() {
        return end.line();
    }

    /** The column behind its last character on its last line. */
    int behind(Buffer buffer) {
        String line = buffer.line(end.line());
        int column = Math.min(end.column(), line.length());
        return inclusive && column < line.length() ? column + Character.charCount(line.codePointAt(column)) : column;
    }

    boolean empty(Buffer buffer) {
        return kind == Kind.CHAR && height() == 1 && behind(buffer) <= start.column();
    }
}
