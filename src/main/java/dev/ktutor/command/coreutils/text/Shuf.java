package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.OpenFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** shuf(1), by the lab's chance. */
public final class Shuf extends Tool {
    /** The numbers of a range are held in memory, so a range has an end. */
    private static final int MOST_LINES = 1 << 22;

    /** The tool. */
    public Shuf() {
        super("shuf", "Write a random permutation of the input lines to standard output.", """
                [OPTION]... [FILE]
                  -e, --echo                treat each ARG as an input line
                  -i, --input-range=LO-HI   treat each number LO through HI as an input line
                  -n, --head-count=COUNT    output at most COUNT lines
                  -o, --output=FILE         write result to FILE instead of standard output
                  -r, --repeat              output lines can be repeated
                  -z, --zero-terminated     line delimiter is NUL, not newline
                """);
    }

    @Override
    protected void execute(Call call) {
        List<String> lines = lines(call);
        String text = call.value("n", call.has("r") ? "" : String.valueOf(lines.size()));
        if (!text.isEmpty() && !text.matches("[0-9]+")) {
            throw new ToolExit(1, "invalid line count: " + Quote.curly(text));
        }
        long count = text.isEmpty() ? Long.MAX_VALUE : Numbers.clamped(text);
        Random random = new Random(call.in().host().chance().fork());
        StringBuilder kept = new StringBuilder();
        OpenFile file = call.has("o") ? call.openWrite(call.value("o", ""), OpenMode.TRUNCATE) : null;
        char end = call.has("z") ? '\0' : '\n';
        if (!call.has("r")) {
            Collections.shuffle(lines, random);
        } else if (lines.isEmpty() && count > 0) {
            throw new ToolExit(1, "no lines to repeat");
        }
        for (long i = 0; i < count && (call.has("r") || i < lines.size()); i++) {
            String line = (call.has("r") ? lines.get(random.nextInt(lines.size())) : lines.get((int) i)) + end;
            if (file == null) {
                call.latin(line);
            } else {
                kept.append(line);
            }
        }
        if (file != null) {
            file.output().write(Latin.bytes(kept.toString()));
            file.release();
        }
    }

    private static List<String> lines(Call call) {
        List<String> lines = new ArrayList<>();
        if (call.has("e")) {
            call.operands().forEach(o -> lines.add(Latin.of(o)));
        } else if (call.has("i")) {
            String range = call.value("i", "");
            int dash = range.indexOf('-');
            if (dash < 0) {
                throw new ToolExit(1, "invalid input range: " + Quote.curly(range));
            }
            long least = Numbers.between(range.substring(0, dash), 0, Long.MAX_VALUE, "invalid input range");
            long most = Numbers.between(range.substring(dash + 1), 0, Long.MAX_VALUE, "invalid input range");
            if (least > most && least - most > 1) {
                throw new ToolExit(1, "invalid input range: " + Quote.curly(range));
            }
            if (most - least >= MOST_LINES) {
                throw new ToolExit(1, "memory exhausted");
            }
            for (long i = least; i <= most; i++) {
                lines.add(String.valueOf(i));
            }
        } else {
            if (call.operands().size() > 1) {
                throw new UsageError("extra operand " + Quote.curly(call.operands().get(1)));
            }
            Lines reader = new Lines(call.open(call.inputs().get(0)), call.has("z") ? 0 : '\n');
            for (String line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
            reader.close();
        }
        return lines;
    }
}
