package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.List;

/** column(1) of util-linux 2.38. */
public final class Column extends Tool {
    /** The tool. */
    public Column() {
        super("column", "Columnate lists.", """
                [options] [<file>...]
                  -t, --table                      create a table
                  -c, --output-width=<width>       width of output in number of characters
                  -x, --fillrows                   fill rows before columns
                  -s, --separator=<string>         possible table delimiters
                  -o, --output-separator=<string>  columns separator for table output
                  -N, --table-columns=<names>      comma separated columns names
                  -R, --table-right=<columns>      right align text in these columns
                  -H, --table-hide=<columns>       don't print the columns
                  -n, --table-name=<name>          table name for JSON output
                  -L, --keep-empty-lines           don't ignore empty lines
                """);
    }

    @Override
    protected void execute(Call call) {
        List<String> lines = new ArrayList<>();
        int opened = 0;
        for (String path : call.inputs()) {
            try {
                String text = call.open(path).readText();
                opened++;
                text.lines().filter(line -> !line.isBlank() || call.has("L")).forEach(lines::add);
            } catch (FileError e) {
                call.error(path + ": " + e.reason());
            }
        }
        if (opened == 0) {
            throw new ToolExit(1, "");
        }
        if (lines.isEmpty()) {
            return;
        }
        if (call.has("t")) {
            table(call, lines);
        } else {
            list(call, lines);
        }
    }

    private static List<String> split(String line, String separators) {
        List<String> cells = new ArrayList<>();
        if (separators.isEmpty()) {
            for (String cell : line.strip().split("[ \t]+")) {
                cells.add(cell);
            }
            return cells;
        }
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || separators.indexOf(line.charAt(i)) >= 0) {
                cells.add(line.substring(start, i));
                start = i + 1;
            }
        }
        return cells;
    }

    private static void table(Call call, List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        if (call.has("N")) {
            rows.add(List.of(call.value("N", "").split(",")));
        }
        lines.forEach(line -> rows.add(split(line, call.value("s", ""))));
        int count = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[count];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        List<String> right = List.of(call.value("R", "").split(","));
        String separator = call.value("o", "  ");
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                String cell = i < row.size() ? row.get(i) : "";
                String pad = " ".repeat(Math.max(0, widths[i] - width(cell)));
                boolean last = i == count - 1;
                boolean flushRight = right.contains(String.valueOf(i + 1)) || call.has("N") && right.contains(rows.get(0).get(Math.min(i, rows.get(0).size() - 1)));
                if (flushRight) {
                    text.append(pad).append(cell);
                } else {
                    text.append(cell).append(last ? "" : pad);
                }
                text.append(last ? "" : separator);
            }
            call.println(text.toString());
        }
    }

    private static void list(Call call, List<String> lines) {
        int total = (int) Numbers.plain(call.value("c", call.in().env("COLUMNS").filter(c -> c.matches("[0-9]{1,5}")).orElse("80")), Integer.MAX_VALUE,
                "invalid columns argument");
        int longest = lines.stream().mapToInt(Column::width).max().orElse(0);
        int cell = (longest / 8 + 1) * 8;
        int columns = Math.max(1, total / cell);
        if (longest >= total) {
            lines.forEach(call::println);
            return;
        }
        int rows = (lines.size() + columns - 1) / columns;
        for (int r = 0; r < rows; r++) {
            StringBuilder text = new StringBuilder();
            int column = 0;
            for (int c = 0; c < columns; c++) {
                int index = call.has("x") ? r * columns + c : c * rows + r;
                if (index >= lines.size()) {
                    break;
                }
                String line = lines.get(index);
                while (column < c * cell) {
                    text.append('\t');
                    column = (column / 8 + 1) * 8;
                }
                text.append(line);
                column += width(line);
            }
            call.println(text.toString());
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
