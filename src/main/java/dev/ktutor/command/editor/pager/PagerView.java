package dev.ktutor.command.editor.pager;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which rows of the text are on the screen: a line and a row of it at the top, moved by rows. */
final class PagerView {
    private final PagerOptions options;
    private PagedText text;
    private int rows;
    private int columns;
    private int top;
    private int topRow;
    private @Nullable Pattern found;
    private IntPredicate shownLine = i -> true;

    PagerView(PagedText text, PagerOptions options) {
        this.text = text;
        this.options = options;
    }

    void text(PagedText other) {
        text = other;
        top = 0;
        topRow = 0;
        shownLine = i -> true;
    }

    void size(int screenRows, int screenColumns) {
        rows = Math.max(1, screenRows - 1);
        columns = screenColumns;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    int top() {
        return top;
    }

    void found(@Nullable Pattern pattern) {
        found = pattern;
    }

    /** Only lines that pass are shown. */
    void only(IntPredicate lines) {
        shownLine = lines;
        if (top < text.size() && !lines.test(top)) {
            forward(0);
        }
    }

    private boolean shows(int line) {
        boolean squeezed = options.squeeze() && line > 0 && text.line(line).isEmpty() && text.line(line - 1).isEmpty();
        return !squeezed && shownLine.test(line);
    }

    private List<String> rowsOf(int line) {
        return new LineRows(options, columns).rows(text.line(line), line + 1, found);
    }

    /** The rows on the screen, with ~ below the end of the text. */
    List<String> window() {
        text.want(top + 2 * rows);
        List<String> out = new ArrayList<>();
        int skip = topRow;
        for (int line = top; line < text.size() && out.size() < rows; line++) {
            if (!shows(line)) {
                continue;
            }
            List<String> own = rowsOf(line);
            for (int i = Math.min(skip, own.size() - 1); i < own.size() && out.size() < rows; i++) {
                out.add(own.get(i));
            }
            skip = 0;
        }
        while (out.size() < rows) {
            out.add("\u001b[1m~\u001b[0m");
        }
        return out;
    }

    /** The last line of which something is on the screen. */
    int bottom() {
        int used = -topRow;
        int last = top;
        for (int line = top; line < text.size() && used < rows; line++) {
            if (shows(line)) {
                used += rowsOf(line).size();
                last = line;
            }
        }
        return last;
    }

    /** Whether the end of the text is on the screen. */
    boolean atEnd() {
        int used = -topRow;
        for (int line = top; line < text.size(); line++) {
            used += shows(line) ? rowsOf(line).size() : 0;
            if (used > rows) {
                return false;
            }
        }
        return text.ended();
    }

    /** Down by rows, not beyond the last page; false if it was there already. */
    boolean forward(int count) {
        boolean moved = false;
        while (top < text.size() && !shows(top) && top + 1 < text.size()) {
            top++;
        }
        for (int i = 0; i < count && !atEnd(); i++) {
            if (topRow + 1 < rowsOf(top).size()) {
                topRow++;
            } else if (top + 1 < text.size()) {
                topRow = 0;
                do {
                    top++;
                } while (top + 1 < text.size() && !shows(top));
            } else {
                break;
            }
            moved = true;
        }
        return moved;
    }

    /** Up by rows; false if it was at the top already. */
    boolean back(int count) {
        boolean moved = false;
        for (int i = 0; i < count; i++) {
            if (topRow > 0) {
                topRow--;
            } else {
                int line = top - 1;
                while (line >= 0 && !shows(line)) {
                    line--;
                }
                if (line < 0) {
                    break;
                }
                top = line;
                topRow = rowsOf(line).size() - 1;
            }
            moved = true;
        }
        return moved;
    }

    /** Shows that line first. */
    void goTo(int line) {
        top = Math.max(0, Math.min(text.size() - 1, line));
        topRow = 0;
    }

    /** Shows the last page. */
    void goToEnd() {
        top = Math.max(0, text.size());
        topRow = 0;
        back(rows);
    }
}
