package dev.ktutor.command.editor.nano;

import dev.ktutor.host.Screen;
import dev.ktutor.text.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** nano's picture: title bar, text with the current line scrolled sideways if it is long, status, keys. */
final class NanoPainter {
    private final NanoText text;
    private final int tab;
    private final boolean numbers;
    private int top;

    /** What is shown, and where the cursor is, from 0. */
    record Picture(List<String> lines, int row, int column) { }

    NanoPainter(NanoText text, int tab, boolean numbers) {
        this.text = text;
        this.tab = tab;
        this.numbers = numbers;
    }

    /** Rows for text. */
    static int height(Screen.Size size) {
        return Math.max(1, size.rows() - 4);
    }

    Picture draw(Screen.Size size, String name, String status, NanoMenu menu, int promptCursor) {
        int height = height(size);
        if (text.row() < top || text.row() >= top + height) {
            top = Math.max(0, text.row() - height / 2);
        }
        int gutter = numbers ? String.valueOf(text.size()).length() + 1 : 0;
        gutter = numbers ? Math.max(gutter, 3) : 0;
        int width = Math.max(4, size.columns() - gutter);
        List<String> lines = new ArrayList<>();
        lines.add(title(size.columns(), name));
        int cursorColumn = gutter;
        for (int i = 0; i < height; i++) {
            int line = top + i;
            if (line >= text.size()) {
                lines.add("");
                continue;
            }
            boolean current = line == text.row();
            int cell = current ? cell(text.line(), text.column()) : 0;
            int page = cell < width - 1 ? 0 : (cell - 1) / (width - 8) * (width - 8);
            cursorColumn = current ? gutter + cell - page : cursorColumn;
            String number = numbers ? "\u001b[7m" + String.format("%" + (gutter - 1) + "d ", line + 1) + "\u001b[0m" : "";
            lines.add(number + shown(line, page, width));
        }
        lines.add(status);
        lines.add(menu.row(0, size.columns()));
        lines.add(menu.row(1, size.columns()));
        return promptCursor >= 0 ? new Picture(lines, height + 1, promptCursor) : new Picture(lines, text.row() - top + 1, cursorColumn);
    }

    private String title(int columns, String name) {
        String left = "  GNU nano 7.2";
        String shown = name.isEmpty() ? "New Buffer" : name;
        String right = text.modified() ? "Modified " : "";
        int room = columns - left.length() - Math.max(right.length(), 9) - 1;
        int at = Math.max(left.length() + 1, left.length() + Math.max(0, (columns - left.length() - 9 - DisplayWidth.of(shown) + 2) / 2));
        String bar = left + " ".repeat(at - left.length()) + DisplayWidth.cut(shown, Math.max(1, room));
        int pad = Math.max(1, columns - DisplayWidth.of(bar) - right.length());
        return "\u001b[7m" + bar + " ".repeat(pad) + right + "\u001b[0m";
    }

    /** A message in the middle of the status row, as nano brackets it. */
    static String centred(String said, int columns) {
        String box = "[ " + said + " ]";
        return said.isEmpty() ? "" : " ".repeat(Math.max(0, (columns - DisplayWidth.of(box)) / 2)) + "\u001b[7m" + DisplayWidth.cut(box, columns) + "\u001b[0m";
    }

    private int width(int c, int at) {
        return c == '\t' ? tab - at % tab : c < 32 || c == 127 ? 2 : c >= 0xDC80 && c <= 0xDCFF ? 1 : DisplayWidth.of(c);
    }

    /** The cell at which a character begins. */
    int cell(String line, int column) {
        int cell = 0;
        for (int i = 0; i < column; i += Character.charCount(line.codePointAt(i))) {
            cell += width(line.codePointAt(i), cell);
        }
        return cell;
    }

    private String shown(int number, int from, int width) {
        String line = text.line(number);
        StringBuilder out = new StringBuilder();
        int cell = 0;
        int used = 0;
        boolean marked = false;
        for (int i = 0; i < line.length();) {
            int c = line.codePointAt(i);
            int cells = width(c, cell);
            boolean visible = cell >= from;
            if (visible && used + cells > width) {
                return out + (marked ? "\u001b[0m" : "") + "\u001b[7m>\u001b[0m";
            }
            if (visible) {
                boolean inMark = marked(number, i);
                if (inMark != marked) {
                    out.append(inMark ? "\u001b[7m" : "\u001b[0m");
                    marked = inMark;
                }
                boolean last = used + cells == width && i + Character.charCount(c) < line.length();
                if (last) {
                    return out + (marked ? "\u001b[0m" : "") + "\u001b[7m>\u001b[0m";
                }
                if (used == 0 && from > 0) {
                    out.append("\u001b[7m<\u001b[0m").append(" ".repeat(Math.max(0, cells - 1)));
                } else {
                    out.append(c == '\t' ? " ".repeat(cells) : c < 32 || c == 127 ? "^" + (char) (c ^ 64) : c >= 0xDC80 && c <= 0xDCFF ? "\uFFFD" : Character.toString(c));
                }
                used += cells;
            }
            cell += cells;
            i += Character.charCount(c);
        }
        return out + (marked ? "\u001b[0m" : "");
    }

    private boolean marked(int row, int column) {
        int[] mark = text.mark();
        if (mark == null) {
            return false;
        }
        boolean forward = mark[0] < text.row() || mark[0] == text.row() && mark[1] <= text.column();
        int[] from = forward ? mark : new int[] {text.row(), text.column()};
        int[] to = forward ? new int[] {text.row(), text.column()} : mark;
        boolean behindStart = row > from[0] || row == from[0] && column >= from[1];
        return behindStart && (row < to[0] || row == to[0] && column < to[1]);
    }
}
