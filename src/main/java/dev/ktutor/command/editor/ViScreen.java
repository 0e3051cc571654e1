package dev.ktutor.command.editor;

import dev.ktutor.host.Screen;
import java.util.ArrayList;
import java.util.List;

/** How a buffer looks: a window of lines, line numbers, tabs, the selection, tildes below the end, the bottom line. */
final class ViScreen {
    private int top;

    /** What is shown, and where the cursor is. */
    record Picture(List<String> lines, int row, int column) { }

    Picture draw(TextBuffer text, ViEditor editor, ViSettings settings, Screen.Size size) {
        int rows = Math.max(1, size.rows() - 1);
        int gutter = settings.number ? Math.max(4, String.valueOf(text.size()).length() + 1) : 0;
        int width = Math.max(1, size.columns() - gutter);
        if (text.row() < top) {
            top = text.row();
        }
        while (top < text.row() && height(text, settings, top, text.row(), width) > rows) {
            top++;
        }
        List<String> lines = new ArrayList<>();
        int cursorRow = 0;
        int cursorColumn = 0;
        int line = top;
        while (lines.size() < rows && line < text.size()) {
            String number = settings.number ? String.format("%" + (gutter - 1) + "d ", line + 1) : "";
            List<String> shown = wrap(text.line(line), editor, settings, line, width);
            if (line == text.row()) {
                int cells = cells(text.line(), Math.min(text.column(), text.line().length()), settings);
                cursorRow = lines.size() + cells / width;
                cursorColumn = gutter + cells % width;
            }
            for (int i = 0; i < shown.size() && lines.size() < rows; i++) {
                lines.add((i == 0 ? number : " ".repeat(gutter)) + shown.get(i));
            }
            line++;
        }
        while (lines.size() < rows) {
            lines.add("~");
        }
        String bottom = editor.bottom();
        String place = text.row() + 1 + "," + (text.line().isEmpty() ? "0-1" : String.valueOf(text.column() + 1));
        boolean typing = editor.mode() == ViEditor.Mode.COMMAND || editor.mode() == ViEditor.Mode.SEARCH;
        int room = size.columns() - bottom.length() - place.length() - 8;
        lines.add(typing || room < 1 ? bottom : bottom + " ".repeat(room) + place);
        return typing ? new Picture(lines, rows, bottom.length()) : new Picture(lines, Math.min(rows - 1, cursorRow), cursorColumn);
    }

    private static int height(TextBuffer text, ViSettings settings, int from, int to, int width) {
        int height = 0;
        for (int i = from; i <= to; i++) {
            height += Math.max(1, (cells(text.line(i), text.line(i).length(), settings) + width - 1) / width);
        }
        return height;
    }

    /** How many cells the line takes up to that character. */
    private static int cells(String line, int end, ViSettings settings) {
        int cells = 0;
        for (int i = 0; i < end; i++) {
            cells += cell(line.charAt(i), cells, settings).length();
        }
        return cells;
    }

    private static String cell(char c, int column, ViSettings settings) {
        if (c == '\t') {
            return settings.list ? "^I" : " ".repeat(settings.tabStop - column % settings.tabStop);
        }
        return c < 32 ? "^" + (char) (c + 64) : String.valueOf(c);
    }

    private static List<String> wrap(String line, ViEditor editor, ViSettings settings, int row, int width) {
        List<String> shown = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        int cells = 0;
        int used = 0;
        boolean inverse = false;
        for (int i = 0; i <= line.length(); i++) {
            boolean end = i == line.length();
            String cell = end ? settings.list ? "$" : "" : cell(line.charAt(i), cells, settings);
            boolean selected = editor.selected(row, i) && !end;
            if (selected != inverse) {
                out.append(selected ? "\u001b[7m" : "\u001b[0m");
                inverse = selected;
            }
            if (used + cell.length() > width && used > 0) {
                shown.add(out + (inverse ? "\u001b[0m" : ""));
                out.setLength(0);
                out.append(inverse ? "\u001b[7m" : "");
                used = 0;
            }
            out.append(cell);
            cells += cell.length();
            used += cell.length();
        }
        shown.add(out + (inverse ? "\u001b[0m" : ""));
        return shown;
    }
}
