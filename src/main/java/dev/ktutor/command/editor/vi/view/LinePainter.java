package dev.ktutor.command.editor.vi.view;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.command.editor.vi.pattern.PatternError;
import dev.ktutor.command.editor.vi.pattern.VimPattern;
import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One line of the text as the rows it takes: tabs, control characters, 'list', what is selected or found. */
final class LinePainter {
    private static final String SELECTED = "7";
    private static final String FOUND = "30;43";
    private static final String SPECIAL = "94";
    private final Editor editor;
    private final int width;

    LinePainter(Editor editor, int width) {
        this.editor = editor;
        this.width = width;
    }

    List<String> rows(int number) {
        String line = editor.buffer().line(number);
        String[] styles = styles(number, line);
        boolean list = editor.options().on("list");
        int tab = editor.options().tabStop();
        Row row = new Row();
        int cell = 0;
        for (int i = 0; i < line.length();) {
            int c = line.codePointAt(i);
            int cells = Columns.width(c, cell, tab);
            String text = text(c, cells, list);
            boolean selected = editor.visual().active() && holds(number, i, cell, cells);
            boolean special = c < 32 && c != '\t' || c == 127 || list && c == '\t' || c >= 0xDC80 && c <= 0xDCFF;
            row.put(text, list && c == '\t' ? 2 : cells, selected ? SELECTED : styles[i] != null ? styles[i] : special ? SPECIAL : "");
            cell += cells;
            i += Character.charCount(c);
        }
        if (list) {
            row.put("$", 1, SPECIAL);
        } else if (line.isEmpty() && editor.visual().active() && editor.visual().holds(number, 0, 0)) {
            row.put(" ", 1, SELECTED);
        }
        return row.rows();
    }

    private boolean holds(int number, int column, int cell, int cells) {
        for (int i = 0; i < Math.max(1, cells); i++) {
            if (editor.visual().holds(number, column, cell + i)) {
                return true;
            }
        }
        return false;
    }

    private static String text(int c, int cells, boolean list) {
        if (c == '\t') {
            return list ? "^I" : " ".repeat(cells);
        }
        if (c < 32 || c == 127) {
            return "^" + (char) (c ^ 64);
        }
        return c >= 0xDC80 && c <= 0xDCFF ? String.format("<%02x>", c - 0xDC00) : Character.toString(c);
    }

    /** Colours by column: syntax below, matches of the last search above. */
    private String[] styles(int number, String line) {
        String[] styles = new String[line.length()];
        if (editor.options().text("syntax").equals("yaml")) {
            YamlColours.paint(line, styles);
        }
        String pattern = editor.search().highlighted();
        if (pattern != null) {
            found(number, pattern, styles);
        }
        return styles;
    }

    private void found(int number, String pattern, String[] styles) {
        Buffer buffer = editor.buffer();
        try {
            VimPattern compiled = editor.search().compile(pattern, true);
            int column = 0;
            VimPattern.Match match = compiled.find(buffer, number, 0);
            while (match != null && column <= styles.length) {
                int end = match.end().line() > number ? styles.length : match.end().column();
                Arrays.fill(styles, Math.min(styles.length, match.start().column()), Math.min(styles.length, end), FOUND);
                column = Math.max(end, match.start().column() + 1);
                match = column > styles.length ? null : compiled.find(buffer, number, column);
            }
        } catch (Refusal | PatternError e) {
            // A pattern that cannot be compiled any more marks nothing.
            return;
        }
    }

    /** Collects cells into rows of the window's width. */
    private final class Row {
        private final List<String> rows = new ArrayList<>();
        private final StringBuilder row = new StringBuilder();
        private String style = "";
        private int used;

        void put(String text, int cells, String wanted) {
            if (used + cells > width && used > 0 && text.isBlank() && cells > 1) {
                // A tab goes on in the next row.
                int here = width - used;
                put(" ".repeat(here), here, wanted);
                put(" ".repeat(cells - here), cells - here, wanted);
                return;
            }
            if (used + cells > width && used > 0) {
                if (!editor.options().on("wrap")) {
                    return;
                }
                end();
            }
            if (!style.equals(wanted)) {
                row.append("\u001b[0").append(wanted.isEmpty() ? "" : ";" + wanted).append('m');
                style = wanted;
            }
            row.append(text);
            used += cells;
        }

        private void end() {
            rows.add(row + (style.isEmpty() ? "" : "\u001b[0m"));
            row.setLength(0);
            row.append(style.isEmpty() ? "" : "\u001b[0;" + style + "m");
            used = 0;
        }

        List<String> rows() {
            end();
            return rows;
        }
    }
}
