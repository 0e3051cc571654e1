package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import java.util.ArrayList;
import java.util.List;

/** fold(1); as coreutils 9.1, columns are bytes but for tabs and backspaces. */
public final class Fold extends Tool {
    /** The tool. */
    public Fold() {
        super("fold", "Wrap input lines in each FILE, writing to standard output.", """
                [OPTION]... [FILE]...
                  -b, --bytes         count bytes rather than columns
                  -s, --spaces        break at spaces
                  -w, --width=WIDTH   use WIDTH columns instead of 80
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        List<String> modern = new ArrayList<>();
        args.forEach(a -> modern.add(a.matches("-[0-9]+") ? "-w" + a.substring(1) : a));
        return modern;
    }

    @Override
    protected void execute(Call call) {
        String text = call.value("w", "80");
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
            throw new ToolExit(1, "invalid number of columns: " + Quote.curly(text));
        }
        int width = Integer.parseInt(text);
        call.eachInput('\n', lines -> {
            for (String line = lines.next(); line != null; line = lines.next()) {
                fold(call, line, width);
                if (lines.ended()) {
                    call.latin("\n");
                }
            }
        });
    }

    private static int column(int column, char c, boolean bytes) {
        return bytes ? column + 1 : switch (c) {
            case '\t' -> column + 8 - column % 8;
            case '\b' -> Math.max(0, column - 1);
            case '\r' -> 0;
            default -> column + 1;
        };
    }

    private static void fold(Call call, String line, int width) {
        boolean bytes = call.has("b");
        int start = 0;
        int column = 0;
        int i = 0;
        while (i < line.length()) {
            int next = column(column, line.charAt(i), bytes);
            if (next <= width || i == start) {
                column = next;
                i++;
                continue;
            }
            int end = i;
            if (call.has("s")) {
                int blank = i - 1;
                while (blank >= start && line.charAt(blank) != ' ' && line.charAt(blank) != '\t') {
                    blank--;
                }
                end = blank >= start ? blank + 1 : i;
            }
            call.latin(line.substring(start, end) + "\n");
            start = end;
            column = 0;
            for (int k = start; k < i; k++) {
                column = column(column, line.charAt(k), bytes);
            }
        }
        call.latin(line.substring(start));
    }
}
