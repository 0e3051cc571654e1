package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import java.util.List;

/** Names laid out in a grid as wide as the screen allows, or in a list with commas. */
final class Columns {
    private Columns() { }

    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean wide = c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3
                    || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60 || c >= 0x1F300 && c <= 0x1FAFF;
            width += wide ? 2 : 1;
        }
        return width;
    }

    static void commas(Call call, List<String> texts, List<Integer> widths, int line) {
        StringBuilder out = new StringBuilder();
        int used = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                boolean fits = used + 2 + widths.get(i) < line;
                out.append(fits ? ", " : ",\n");
                used = fits ? used + 2 : 0;
            }
            out.append(texts.get(i));
            used += widths.get(i);
        }
        if (!texts.isEmpty()) {
            call.println(out.toString());
        }
    }

    /** As many columns as fit, two blanks between them; down first, or across first. */
    static void grid(Call call, List<String> texts, List<Integer> widths, int line, boolean across, int tab) {
        int count = texts.size();
        int most = Math.min(count, Math.max(1, line / 3));
        for (int columns = most; columns >= 1; columns--) {
            int rows = (count + columns - 1) / columns;
            int[] sizes = new int[columns];
            for (int i = 0; i < count; i++) {
                int column = across ? i % columns : i / rows;
                boolean last = column == columns - 1;
                sizes[column] = Math.max(sizes[column], widths.get(i) + (last ? 0 : 2));
            }
            int total = 0;
            for (int size : sizes) {
                total += size;
            }
            if (total < line || columns == 1) {
                write(call, texts, widths, sizes, rows, across, tab);
                return;
            }
        }
    }

    /** From one column to another, with tabs where they help (ls.c, indent). */
    private static void indent(StringBuilder out, int from, int to, int tab) {
        int at = from;
        while (at < to) {
            if (tab != 0 && to / tab > (at + 1) / tab) {
                out.append('\t');
                at += tab - at % tab;
            } else {
                out.append(' ');
                at++;
            }
        }
    }

    private static void write(Call call, List<String> texts, List<Integer> widths, int[] sizes, int rows, boolean across, int tab) {
        int columns = sizes.length;
        for (int row = 0; row < rows; row++) {
            StringBuilder out = new StringBuilder();
            int at = 0;
            int start = 0;
            for (int column = 0; column < columns; column++) {
                int index = across ? row * columns + column : column * rows + row;
                if (index >= texts.size()) {
                    break;
                }
                indent(out, at, start, tab);
                out.append(texts.get(index));
                at = start + widths.get(index);
                start += sizes[column];
            }
            call.println(out.toString());
        }
    }
}
