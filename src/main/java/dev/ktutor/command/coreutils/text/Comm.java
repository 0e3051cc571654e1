package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** comm(1). */
public final class Comm extends Tool {
    /** The tool. */
    public Comm() {
        super("comm", "Compare sorted files FILE1 and FILE2 line by line.", """
                [OPTION]... FILE1 FILE2
                  -1                      suppress column 1 (lines unique to FILE1)
                  -2                      suppress column 2 (lines unique to FILE2)
                  -3                      suppress column 3 (lines that appear in both files)
                      --check-order       check that the input is correctly sorted
                      --nocheck-order     do not check that the input is correctly sorted
                      --output-delimiter=STR  separate columns with STR
                      --total             output a summary
                  -z, --zero-terminated   line delimiter is NUL, not newline
                """);
    }

    /** One of the two files, read line by line and watched for disorder. */
    private static final class Side {
        private final Call call;
        private final int number;
        private final Lines lines;
        private @Nullable String line;
        private boolean disordered;

        Side(Call call, int number, String path) {
            this.call = call;
            this.number = number;
            try {
                lines = new Lines(call.open(path), call.has("z") ? 0 : '\n');
                line = lines.next();
            } catch (FileError e) {
                throw new ToolExit(1, Quote.ifNeeded(path) + ": " + e.reason());
            }
        }

        void advance(boolean unpaired) {
            String before = line;
            line = lines.next();
            boolean check = call.has("check-order") || unpaired && !call.has("nocheck-order");
            if (check && !disordered && before != null && line != null && before.compareTo(line) > 0) {
                disordered = true;
                call.error("file " + number + " is not in sorted order");
                if (call.has("check-order")) {
                    throw new ToolExit(1, "");
                }
            }
        }
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            throw new UsageError(operands.isEmpty() ? "missing operand" : "missing operand after " + Quote.curly(operands.get(0)));
        }
        if (operands.size() > 2) {
            throw new UsageError("extra operand " + Quote.curly(operands.get(2)));
        }
        String delimiter = Latin.of(call.value("output-delimiter", "\t"));
        boolean[] shown = {!call.has("1"), !call.has("2"), !call.has("3")};
        String[] indents = {"", shown[0] ? delimiter : "", (shown[0] ? delimiter : "") + (shown[1] ? delimiter : "")};
        long[] totals = new long[3];
        Side a = new Side(call, 1, operands.get(0));
        Side b = new Side(call, 2, operands.get(1));
        boolean unpaired = false;
        while (a.line != null || b.line != null) {
            int order = a.line == null ? 1 : b.line == null ? -1 : a.line.compareTo(b.line);
            unpaired |= order != 0;
            int column = order < 0 ? 0 : order > 0 ? 1 : 2;
            totals[column]++;
            if (shown[column]) {
                call.latin(indents[column] + (order > 0 ? b.line : a.line) + (call.has("z") ? '\0' : '\n'));
            }
            if (order <= 0) {
                a.advance(unpaired);
            }
            if (order >= 0) {
                b.advance(unpaired);
            }
        }
        if (call.has("total")) {
            call.latin(totals[0] + delimiter + totals[1] + delimiter + totals[2] + delimiter + "total\n");
        }
        if (call.status() != 0) {
            call.warn("input is not in sorted order");
        }
    }
}
