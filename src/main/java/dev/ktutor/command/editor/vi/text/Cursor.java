package dev.ktutor.command.editor.vi.text;

/** A place that moves through a text; it may stand on the end of a line, where no character is. */
public final class Cursor {
    private final Buffer buffer;
    private int line;
    private int column;

    /** A cursor on that place. */
    public Cursor(Buffer buffer, Position at) {
        this.buffer = buffer;
        this.line = at.line();
        this.column = at.column();
    }

    /** Another cursor on the same place. */
    public Cursor copy() {
        return new Cursor(buffer, position());
    }

    /** The text it moves through. */
    public Buffer buffer() {
        return buffer;
    }

    /** Its line, from 1. */
    public int line() {
        return line;
    }

    /** Its column, from 0. */
    public int column() {
        return column;
    }

    /** Where it is. */
    public Position position() {
        return new Position(line, column);
    }

    /** Its line's text. */
    public String text() {
        return buffer.line(line);
    }

    /** Goes there; not checked. */
    public void set(int newLine, int newColumn) {
        line = newLine;
        column = newColumn;
    }

    /** Goes there; not checked. */
    public void set(Position at) {
        set(at.line(), at.column());
    }

    /** The character under it; -1 at the end of the line. */
    public int character() {
        String text = text();
        return column < text.length() ? text.codePointAt(column) : -1;
    }

    /** The class of the character under it. */
    public int charClass(boolean big) {
        return CharClass.of(character(), big);
    }

    /** One forward, over the end of a line too: 0 moved, 1 to the next line, 2 onto the end of the line, -1 at the end of the text. */
    public int inc() {
        int c = character();
        if (c >= 0) {
            column += Character.charCount(c);
            return column < text().length() ? 0 : 2;
        }
        if (line < buffer.size()) {
            line++;
            column = 0;
            return 1;
        }
        return -1;
    }

    /** One back, onto the end of the line before too: 0 moved, 1 to another line, -1 at the start of the text. */
    public int dec() {
        if (column > 0) {
            column -= Character.charCount(text().codePointBefore(Math.min(column, text().length())));
            return 0;
        }
        if (line > 1) {
            line--;
            column = text().length();
            return 1;
        }
        return -1;
    }

    /** As {@link #inc}, but never stays on the end of a line that has characters. */
    public int incOverEnd() {
        int moved = inc();
        return moved >= 1 && column > 0 ? inc() : moved;
    }

    /** As {@link #dec}, but never stays on the end of a line that has characters. */
    public int decOverEnd() {
        int moved = dec();
        return moved == 1 && column > 0 ? dec() : moved;
    }

    /** One to the left within the line; false at its start. */
    public boolean left() {
        return column > 0 && dec() == 0;
    }

    /** One to the right, not onto the end of the line; false at its last character. */
    public boolean right() {
        int c = character();
        int next = column + (c < 0 ? 0 : Character.charCount(c));
        if (c < 0 || next >= text().length()) {
            return false;
        }
        column = next;
        return true;
    }

    /** Off the end of a line that has characters, onto the last of them. */
    public void ontoText() {
        int length = text().length();
        if (column >= length) {
            column = length == 0 ? 0 : length - Character.charCount(text().codePointBefore(length));
        }
    }

    /** Into the text, wherever it was. */
    public void clamp() {
        line = Math.max(1, Math.min(buffer.size(), line));
        column = Math.max(0, Math.min(text().length(), column));
        if (column > 0 && column < text().length() && Character.isLowSurrogate(text().charAt(column))
                && Character.isHighSurrogate(text().charAt(column - 1))) {
            column--;
        }
    }

    /** To the first character of the line that is no blank, or its last. */
    public void toIndent() {
        column = Columns.indentEnd(text());
        if (column == text().length()) {
            ontoText();
        }
    }
}
