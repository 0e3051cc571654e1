package dev.ktutor.command.kubectl.print;

import java.util.ArrayList;
import java.util.List;

/** Aligns tab-separated cells as Go's text/tabwriter: a column lasts as long as consecutive lines have it. */
public final class TabWriter {
    private final int minimum;
    private final int padding;
    private final StringBuilder text = new StringBuilder();

    /** With the least width of a cell and the blanks after the longest. */
    public TabWriter(int minimum, int padding) {
        this.minimum = minimum;
        this.padding = padding;
    }

    /** The writer of kubectl's tables (printers.GetNewTabWriter). */
    public static TabWriter table() {
        return new TabWriter(6, 3);
    }

    /** Adds text; cells end with a tab, lines with a newline. */
    public TabWriter print(String more) {
        text.append(more);
        return this;
    }

    /** Everything, aligned. */
    public String flush() {
        List<String[]> lines = new ArrayList<>();
        for (String line : text.toString().split("\n", -1)) {
            lines.add(line.split("\t", -1));
        }
        text.setLength(0);
        StringBuilder out = new StringBuilder();
        format(lines, new ArrayList<>(), 0, lines.size(), out);
        return out.toString();
    }

    private void format(List<String[]> lines, List<Integer> widths, int from, int to, StringBuilder out) {
        int column = widths.size();
        int start = from;
        int line = from;
        while (line < to) {
            if (column >= lines.get(line).length - 1) {
                line++;
                continue;
            }
            write(lines, widths, start, line, out);
            start = line;
            int width = minimum;
            while (line < to && column < lines.get(line).length - 1) {
                width = Math.max(width, width(lines.get(line)[column]) + padding);
                line++;
            }
            widths.add(width);
            format(lines, widths, start, line, out);
            widths.remove(widths.size() - 1);
            start = line;
        }
        write(lines, widths, start, to, out);
    }

    private static void write(List<String[]> lines, List<Integer> widths, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            String[] cells = lines.get(i);
            for (int j = 0; j < cells.length; j++) {
                out.append(cells[j]);
                if (j < widths.size()) {
                    out.append(" ".repeat(Math.max(0, widths.get(j) - width(cells[j]))));
                }
            }
            if (i + 1 < lines.size()) {
                out.append('\n');
            }
        }
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
