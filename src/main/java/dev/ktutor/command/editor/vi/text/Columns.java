package dev.ktutor.command.editor.vi.text;

import dev.ktutor.text.DisplayWidth;

/** Cells on the screen: what a line's characters take, with tabs and wide characters. */
public final class Columns {
    private Columns() { }

    /** The cells a character takes that begins at that cell. */
    public static int width(int c, int at, int tabStop) {
        if (c == '\t') {
            return tabStop - at % tabStop;
        }
        if (c < 32 || c == 127) {
            return 2;
        }
        // A byte that is no UTF-8 shows as <xx>.
        return c >= 0xDC80 && c <= 0xDCFF || c >= 0x80 && c < 0xA0 ? 4 : DisplayWidth.of(c);
    }

    /** The cell at which the character at that column begins. */
    public static int cell(String line, int column, int tabStop) {
        int cell = 0;
        int end = Math.min(column, line.length());
        for (int i = 0; i < end; i += Character.charCount(line.codePointAt(i))) {
            cell += width(line.codePointAt(i), cell, tabStop);
        }
        return cell;
    }

    /** The last cell of the character at that column. */
    public static int lastCell(String line, int column, int tabStop) {
        int first = cell(line, column, tabStop);
        return column < line.length() ? first + Math.max(1, width(line.codePointAt(column), first, tabStop)) - 1 : first;
    }

    /** The column of the character that covers the cell; the line's length if it is shorter. */
    public static int column(String line, int cell, int tabStop) {
        int at = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            at += width(line.codePointAt(i), at, tabStop);
            if (at > cell) {
                return i;
            }
        }
        return line.length();
    }

    /** How many blanks and tabs the line begins with. */
    public static int indentEnd(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** The line's indent in cells. */
    public static int indent(String line, int tabStop) {
        return cell(line, indentEnd(line), tabStop);
    }

    /** White space that many cells wide. */
    public static String white(int cells, int tabStop, boolean expand) {
        int width = Math.max(0, cells);
        return expand ? " ".repeat(width) : "\t".repeat(width / tabStop) + " ".repeat(width % tabStop);
    }
}
