package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Options;

/** Which lines are on the screen; long ones take several rows. */
public final class Window {
    private final Buffer buffer;
    private final Options options;
    private int top = 1;
    private int rows = 23;
    private int columns = 80;

    Window(Buffer buffer, Options options) {
        this.buffer = buffer;
        this.options = options;
    }

    /** The terminal's size; the last row is the command line's. */
    public void resize(int terminalRows, int terminalColumns) {
        rows = Math.max(1, terminalRows - 1);
        columns = Math.max(1, terminalColumns);
    }

    /** Rows for text. */
    public int rows() {
        return rows;
    }

    /** All columns, numbers included. */
    public int columns() {
        return columns;
    }

    /** The first line shown. */
    public int top() {
        return top;
    }

    /** Shows that line first. */
    public void top(int line) {
        top = Math.max(1, Math.min(buffer.size(), line));
    }

    /** Columns taken by line numbers. */
    public int gutter() {
        boolean numbers = options.on("number") || options.on("relativenumber");
        int digits = String.valueOf(buffer.size()).length();
        return numbers ? Math.max(Math.max(1, options.number("numberwidth")), digits + 1) : 0;
    }

    /** Rows that a line takes. */
    public int height(int line) {
        if (!options.on("wrap")) {
            return 1;
        }
        int width = Math.max(1, columns - gutter());
        int cells = Columns.cell(buffer.line(line), Integer.MAX_VALUE, options.tabStop()) + (options.on("list") ? 1 : 0);
        return Math.max(1, (cells + width - 1) / width);
    }

    /** The last line that is shown whole. */
    public int bottom() {
        int left = rows - height(top);
        int line = top;
        while (line < buffer.size() && left >= height(line + 1)) {
            line++;
            left -= height(line);
        }
        return line;
    }

    /** Lines kept in sight around the cursor. */
    public int scrollOff() {
        int off = options.number("scrolloff");
        return Math.max(0, Math.min(off, (rows - 1) / 2));
    }

    /** Scrolls until the line is in sight: a little if it is near, else with the line in the middle. */
    public void show(int line) {
        top(top);
        int off = scrollOff();
        if (top > 1 && line < top + off) {
            int distance = heights(line - off, top - 1);
            if (distance >= Math.max(2, rows / 2 - 1)) {
                centre(line, false);
            } else {
                top(Math.max(1, line - off));
            }
            return;
        }
        int bottom = bottom();
        int wanted = Math.min(buffer.size(), line + off);
        if (wanted > bottom) {
            int distance = heights(bottom + 1, wanted);
            if (distance <= rows + 1 && distance < rows / 2 + rows % 2 + off + 1 || heights(top, wanted) <= rows + rows / 2) {
                bottomAt(wanted);
            } else {
                centre(line, false);
            }
        }
    }

    private int heights(int from, int to) {
        int sum = 0;
        for (int i = Math.max(1, from); i <= Math.min(buffer.size(), to) && sum <= 3 * rows; i++) {
            sum += height(i);
        }
        return sum;
    }

    /** Scrolls so that the line is the last one. */
    public void bottomAt(int line) {
        int used = height(Math.min(buffer.size(), line));
        int first = Math.min(buffer.size(), line);
        while (first > 1 && used + height(first - 1) <= rows) {
            first--;
            used += height(first);
        }
        top(first);
    }

    /** Scrolls so that the line is in the middle, rows below the end of the text counted. */
    public void centre(int line) {
        centre(line, true);
    }

    private void centre(int line, boolean countsBeyond) {
        int above = 0;
        int below = 0;
        int first = line;
        int last = line;
        int used = height(line);
        while (first > 1) {
            if (above <= below) {
                int next = height(first - 1);
                if (used + next > rows) {
                    break;
                }
                first--;
                above += next;
                used += next;
            } else {
                boolean beyond = last >= buffer.size();
                int next = beyond ? 1 : height(last + 1);
                if (!(beyond && !countsBeyond) && used + next > rows) {
                    break;
                }
                last++;
                below += next;
                used += beyond && !countsBeyond ? 0 : next;
            }
        }
        top(first);
    }
}
