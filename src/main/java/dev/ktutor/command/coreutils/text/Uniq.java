package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Choice;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.BufferedOutput;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** uniq(1), over bytes. */
public final class Uniq extends Tool {
    /** The tool. */
    public Uniq() {
        super("uniq", "Filter adjacent matching lines from INPUT (or standard input), writing to OUTPUT (or standard output).", """
                [OPTION]... [INPUT [OUTPUT]]
                  -c, --count           prefix lines by the number of occurrences
                  -d, --repeated        only print duplicate lines, one for each group
                  -D                    print all duplicate lines
                      --all-repeated[=METHOD]  like -D, but allow separating groups: none, prepend, separate
                  -f, --skip-fields=N   avoid comparing the first N fields
                      --group[=METHOD]  show all items, separating groups with an empty line
                  -i, --ignore-case     ignore differences in case when comparing
                  -s, --skip-chars=N    avoid comparing the first N characters
                  -u, --unique          only print unique lines
                  -z, --zero-terminated     line delimiter is NUL, not newline
                  -w, --check-chars=N   compare no more than N characters in lines
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // The old forms: -N skips fields, +N skips characters.
        return args.stream().map(a -> a.matches("-[0-9]+") ? "--skip-fields=" + a.substring(1) : a.matches("\\+[0-9]+") ? "--skip-chars=" + a.substring(1) : a).toList();
    }

    @Override
    protected void execute(Call call) {
        Choice.of("--group", "prepend|append|separate|both").of(call, "group", "");
        Choice.of("--all-repeated", "none|prepend|separate").of(call, "all-repeated", "");
        if (call.has("c") && (call.has("D") || call.has("all-repeated"))) {
            throw new UsageError("printing all duplicated lines and repeat counts is meaningless");
        }
        List<String> operands = call.operands();
        if (operands.size() > 2) {
            throw new UsageError("extra operand " + Quote.curly(operands.get(2)));
        }
        int fields = number(call, "f", "invalid number of fields to skip", 0);
        int skip = number(call, "s", "invalid number of bytes to skip", 0);
        int most = number(call, "w", "invalid number of bytes to compare", Integer.MAX_VALUE);
        Lines lines = new Lines(call.open(operands.isEmpty() ? "-" : operands.get(0)), call.has("z") ? 0 : '\n');
        OpenFile file = operands.size() > 1 && !operands.get(1).equals("-") ? call.openWrite(operands.get(1), OpenMode.TRUNCATE) : null;
        BufferedOutput out = file == null ? call.out() : new BufferedOutput(file.output());
        Groups groups = new Groups(call, out);
        String key = null;
        for (String line = lines.next(); line != null; line = lines.next()) {
            String next = key(line, fields, skip, most);
            if (key == null || !(call.has("i") ? next.equalsIgnoreCase(key) : next.equals(key))) {
                groups.finish();
                key = next;
            }
            groups.add(line);
        }
        groups.finish();
        groups.end();
        lines.close();
        if (file != null) {
            out.flush();
            file.release();
        }
    }

    private static int number(Call call, String option, String complaint, int otherwise) {
        String text = call.parsed().value(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new ToolExit(1, text + ": " + complaint);
        }
        return Integer.parseInt(text);
    }

    private static String key(String line, int fields, int skip, int most) {
        int at = 0;
        for (int f = 0; f < fields && at < line.length(); f++) {
            while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
                at++;
            }
            while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
                at++;
            }
        }
        at = Math.min(line.length(), at + skip);
        return line.substring(at, (int) Math.min(line.length(), (long) at + most));
    }

    /** Writes groups of equal lines as they end; holds one line and a count. */
    private static final class Groups {
        private final Call call;
        private final Output out;
        private final boolean every;
        private final boolean group;
        private final String method;
        private @Nullable String first;
        private long count;
        private boolean wrote;

        Groups(Call call, Output out) {
            this.call = call;
            this.out = out;
            this.group = call.has("group");
            this.every = call.has("D") || call.has("all-repeated") || group;
            this.method = group ? call.value("group", "separate") : call.value("all-repeated", "none");
        }

        void add(String line) {
            count++;
            if (first == null) {
                first = line;
                if (group) {
                    separate();
                    write(line);
                }
            } else if (every) {
                if (count == 2 && !group) {
                    separate();
                    write(first);
                }
                write(line);
            }
        }

        private void separate() {
            if (method.equals("prepend") || method.equals("both") || wrote && (method.equals("separate"))
                    || wrote && method.equals("append")) {
                write("");
            }
        }

        private void write(String line) {
            wrote = true;
            out.write(dev.ktutor.command.coreutils.tool.Latin.bytes(line + (call.has("z") ? '\0' : '\n')));
        }

        void finish() {
            if (first != null && !every) {
                boolean wanted = call.has("d") ? count > 1 && !call.has("u") : !call.has("u") || count == 1;
                if (wanted) {
                    write((call.has("c") ? String.format("%7d ", count) : "") + first);
                }
            }
            first = null;
            count = 0;
        }

        void end() {
            if (group && wrote && (method.equals("append") || method.equals("both"))) {
                write("");
            }
        }
    }
}
