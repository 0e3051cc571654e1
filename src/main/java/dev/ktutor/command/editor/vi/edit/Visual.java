package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;
import dev.ktutor.command.editor.vi.text.Register.Kind;

/** What is selected: from an anchor to the cursor, by characters (v), lines (V) or as a block (Ctrl-V). */
public final class Visual {
    static final char BLOCK = 0x16;
    private final Editor editor;
    private char mode;
    private Position anchor = new Position(1, 0);
    private char lastMode;
    private Position lastAnchor = new Position(1, 0);
    private Position lastCursor = new Position(1, 0);
    private boolean lastToEnd;
    private boolean repeated;

    /** The size of a selection, for the dot: lines below the first, and cells on the last line. */
    record Extent(char mode, int lines, int cells, boolean toEnd) { }

    Visual(Editor editor) {
        this.editor = editor;
    }

    /** Whether something is selected. */
    public boolean active() {
        return mode != 0;
    }

    /** v, V or Ctrl-V; 0 if nothing is selected. */
    public char mode() {
        return mode;
    }

    Position anchor() {
        return anchor;
    }

    void anchor(Position at) {
        anchor = at;
    }

    void mode(char how) {
        mode = how;
    }

    static Position first(Position a, Position b) {
        return a.before(b) ? a : b;
    }

    static Position last(Position a, Position b) {
        return a.before(b) ? b : a;
    }

    boolean endsBefore(Position cursor) {
        return active() && !anchor.before(cursor) && !anchor.equals(cursor);
    }

    void begin(char how) {
        mode = how;
        repeated = false;
        anchor = editor.cursor().position();
        editor.say("");
    }

    /** Ends selecting; the marks and gv remember it. */
    void end() {
        if (!active()) {
            return;
        }
        lastMode = mode;
        lastAnchor = anchor;
        lastCursor = editor.cursor().position();
        lastToEnd = editor.wantsEnd();
        marks();
        mode = 0;
    }

    /** Ends selecting without a trace. */
    void drop() {
        mode = 0;
    }

    /** Sets the marks < and > to what is selected now. */
    void marks() {
        Position cursor = editor.cursor().position();
        Position from = first(anchor, cursor);
        Position to = last(anchor, cursor);
        boolean lines = mode == 'V';
        editor.buffer().marks().set('<', lines ? new Position(from.line(), 0) : from);
        editor.buffer().marks().set('>', lines ? new Position(to.line(), Integer.MAX_VALUE) : to);
    }

    /** gv: selects again what was selected last, or exchanges the two. */
    void again() {
        Trip.require(lastMode != 0);
        char was = mode;
        Position wasAnchor = anchor;
        Position wasCursor = editor.cursor().position();
        mode = lastMode;
        anchor = lastAnchor;
        editor.go(lastCursor);
        if (lastToEnd) {
            editor.wantEnd();
        }
        if (was != 0) {
            lastMode = was;
            lastAnchor = wasAnchor;
            lastCursor = wasCursor;
        }
    }

    /** The selection as a region. */
    Region region() {
        Position cursor = editor.cursor().position();
        Position from = first(anchor, cursor);
        Position to = last(anchor, cursor);
        if (mode == 'V') {
            return lines();
        }
        if (mode == BLOCK) {
            return Region.block(editor, anchor, cursor, editor.wantsEnd(), true);
        }
        boolean onNewline = to.column() >= editor.buffer().line(to.line()).length();
        if (onNewline && to.line() < editor.buffer().size()) {
            // The newline is selected too.
            return new Region(Kind.CHAR, from, new Position(to.line() + 1, 0), false, true, false, 0, 0);
        }
        return new Region(Kind.CHAR, from, to, !onNewline, true, false, 0, 0);
    }

    /** The lines that are touched; they begin in the first column where the anchor comes first. */
    Region lines() {
        Position cursor = editor.cursor().position();
        Position from = anchor.compareTo(cursor) > 0 ? cursor : repeated ? anchor : new Position(anchor.line(), 0);
        return new Region(Kind.LINE, from, last(anchor, cursor), true, true, false, 0, 0);
    }

    Extent extent() {
        Position cursor = editor.cursor().position();
        Position from = first(anchor, cursor);
        Position to = last(anchor, cursor);
        int tab = editor.options().tabStop();
        if (mode == BLOCK) {
            Region block = region();
            return new Extent(mode, block.height() - 1, block.lastCell() - block.firstCell(), editor.wantsEnd());
        }
        String line = editor.buffer().line(to.line());
        int end = Columns.cell(line, to.column(), tab);
        boolean single = from.line() == to.line();
        return new Extent(mode, to.line() - from.line(), single ? end - Columns.cell(line, from.column(), tab) : end, editor.wantsEnd());
    }

    /** Selects as much from the cursor on. */
    void select(Extent extent) {
        Cursor cursor = editor.cursor();
        int tab = editor.options().tabStop();
        mode = extent.mode();
        repeated = true;
        anchor = cursor.position();
        int start = Columns.cell(cursor.text(), cursor.column(), tab);
        int line = Math.min(editor.buffer().size(), cursor.line() + extent.lines());
        boolean fromStart = extent.mode() == 'v' && extent.lines() > 0;
        cursor.set(line, 0);
        int column = Columns.column(cursor.text(), fromStart ? extent.cells() : start + extent.cells(), tab);
        if (extent.toEnd()) {
            column = cursor.text().length();
            editor.wantEnd();
        } else {
            editor.wantCursor();
        }
        boolean past = extent.toEnd() && extent.mode() == 'v';
        cursor.set(line, Math.min(column, Math.max(0, cursor.text().length() - (past ? 0 : 1))));
    }

    /** Whether the cell of the screen at that character is selected. */
    public boolean holds(int line, int column, int cell) {
        if (!active()) {
            return false;
        }
        Position cursor = editor.cursor().position();
        Position from = first(anchor, cursor);
        Position to = last(anchor, cursor);
        if (mode == 'V') {
            return line >= from.line() && line <= to.line();
        }
        if (mode == BLOCK) {
            Region block = region();
            return line >= block.from() && line <= block.to() && cell >= block.firstCell() && cell <= block.lastCell();
        }
        Position here = new Position(line, column);
        return !here.before(from) && here.compareTo(to) <= 0;
    }
}
