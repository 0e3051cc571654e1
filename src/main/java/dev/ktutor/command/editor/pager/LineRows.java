package dev.ktutor.command.editor.pager;

import dev.ktutor.text.ByteText;
import dev.ktutor.text.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a line looks: control characters, colours (with -R), overstruck text, matches, cut or wrapped to the screen. */
final class LineRows {
    private final PagerOptions options;
    private final int columns;

    LineRows(PagerOptions options, int columns) {
        this.options = options;
        this.columns = Math.max(1, columns);
    }

    /** The text that is searched: no colours, nothing overstruck. */
    static String plain(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*[mK]", "").replaceAll(".\b", "");
    }

    /** The rows of a line; one if long lines are chopped. */
    List<String> rows(String line, int number, @Nullable Pattern found) {
        String prefix = options.numbers() ? String.format("%7d ", number) : "";
        int width = Math.max(1, columns - prefix.length());
        List<Cell> cells = cells(line);
        mark(cells, found);
        List<String> rows = new ArrayList<>();
        int at = options.chop() ? skip(cells, options.shift()) : 0;
        do {
            StringBuilder row = new StringBuilder(rows.isEmpty() ? prefix : " ".repeat(prefix.length()));
            int used = 0;
            String style = "";
            while (at < cells.size() && used + cells.get(at).width() <= width) {
                Cell cell = cells.get(at++);
                if (!cell.style().equals(style)) {
                    row.append("\u001b[0m").append(cell.style());
                    style = cell.style();
                }
                row.append(cell.text());
                used += cell.width();
            }
            if (used == 0 && at < cells.size()) {
                at++;
            }
            rows.add(row + (style.isEmpty() ? "" : "\u001b[0m"));
        } while (at < cells.size() && !options.chop());
        if (options.chop() && at < cells.size()) {
            String row = rows.get(0);
            rows.set(0, DisplayWidth.cut(row, columns - 1) + "\u001b[0m\u001b[7m>\u001b[0m");
        }
        return rows;
    }

    /** A character as shown, with its colours; its place in the searched text. */
    private record Cell(String text, int width, String style, int place) {
        Cell with(String more) {
            return new Cell(text, width, style + more, place);
        }
    }

    private static int skip(List<Cell> cells, int shift) {
        int at = 0;
        int used = 0;
        while (at < cells.size() && used < shift) {
            used += cells.get(at++).width();
        }
        return at;
    }

    private List<Cell> cells(String line) {
        List<Cell> cells = new ArrayList<>();
        StringBuilder colour = new StringBuilder();
        int column = 0;
        int place = 0;
        for (int i = 0; i < line.length();) {
            int c = line.codePointAt(i);
            int end = i + Character.charCount(c);
            Matcher sequence = c == 0x1B ? Pattern.compile("\u001b\\[[0-9;]*[mK]").matcher(line).region(i, line.length()) : null;
            if (sequence != null && sequence.lookingAt() && options.raw()) {
                String code = sequence.group();
                if (code.endsWith("m")) {
                    boolean reset = code.equals("\u001b[m") || code.equals("\u001b[0m");
                    if (reset) {
                        colour.setLength(0);
                    } else {
                        colour.append(code);
                    }
                }
                i = sequence.end();
                continue;
            }
            String style = colour.toString();
            if (end + 1 < line.length() && line.charAt(end) == '\b') {
                // x BS x is bold, _ BS x underlined.
                boolean bold = line.codePointAt(end + 1) == c;
                style += bold ? "\u001b[1m" : "\u001b[4m";
                i = end + 1;
                c = line.codePointAt(i);
                end = i + Character.charCount(c);
            }
            String text = shown(c, column);
            boolean special = c < 32 && c != '\t' || c == 127 || c >= 0xDC80 && c <= 0xDCFF;
            int width = c == '\t' ? text.length() : special ? text.length() : DisplayWidth.of(c);
            cells.add(new Cell(text, width, special ? style + "\u001b[7m" : style, place));
            column += width;
            place += Character.charCount(c);
            i = end;
        }
        return cells;
    }

    private static String shown(int c, int column) {
        if (c == '\t') {
            return " ".repeat(8 - column % 8);
        }
        if (c == 0x1B) {
            return "ESC";
        }
        if (c < 32 || c == 127) {
            return "^" + (char) (c ^ 64);
        }
        return c >= 0xDC80 && c <= 0xDCFF ? String.format("<%02X>", ByteText.encode(Character.toString(c))[0] & 0xFF) : Character.toString(c);
    }

    private static void mark(List<Cell> cells, @Nullable Pattern found) {
        if (found == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        cells.forEach(cell -> {
            while (text.length() < cell.place()) {
                text.append(' ');
            }
            text.append(cell.text().isBlank() ? " " : cell.text());
        });
        Matcher matcher = found.matcher(text);
        while (matcher.find()) {
            for (int i = 0; i < cells.size(); i++) {
                int place = cells.get(i).place();
                if (place >= matcher.start() && place < matcher.end()) {
                    cells.set(i, cells.get(i).with("\u001b[7m"));
                }
            }
        }
    }
}
