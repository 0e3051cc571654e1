package dev.ktutor.command.coreutils.find;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.OpenFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** xargs(1) as GNU findutils 4.9; commands run one after the other, whatever -P says. */
public final class Xargs extends Tool {
    private static final int MOST_BYTES = 131072;

    /** The tool. */
    public Xargs() {
        super("xargs", "Run COMMAND with arguments INITIAL-ARGS and more arguments read from input.", """
                [OPTION]... COMMAND [INITIAL-ARGS]...
                  -0, --null                   items are separated by a null, not whitespace
                  -a, --arg-file=FILE          read arguments from FILE, not standard input
                  -d, --delimiter=CHARACTER    items in input stream are separated by CHARACTER, not by whitespace
                  -E END                       set logical EOF string
                  -e, --eof[=END]              equivalent to -E END if END is specified
                  -I R                         same as --replace=R
                  -i, --replace[=R]            replace R in INITIAL-ARGS with names read from standard input
                  -L, --max-lines=MAX-LINES    use at most MAX-LINES non-blank input lines per command line
                  -l[MAX-LINES]                similar to -L but defaults to at most one
                  -n, --max-args=MAX-ARGS      use at most MAX-ARGS arguments per command line
                  -o, --open-tty               reopen stdin as /dev/tty in the child process
                  -P, --max-procs=MAX-PROCS    run at most MAX-PROCS processes at a time
                  -p, --interactive            prompt before running commands
                  -r, --no-run-if-empty        if there are no arguments, then do not run COMMAND
                  -s, --max-chars=MAX-CHARS    limit length of command line to MAX-CHARS
                  -t, --verbose                print commands before executing them
                  -x, --exit                   exit if the size is exceeded
                """);
    }

    @Override
    protected boolean stopsAtOperand() {
        return true;
    }

    @Override
    protected void execute(Call call) {
        int most = number(call, "n", Integer.MAX_VALUE, 1);
        int mostLines = call.has("L") ? number(call, "L", 1, 1) : call.has("l") ? call.parsed().value("l") == null ? 1
                : number(call, "l", 1, 1) : 0;
        int bytes = number(call, "s", MOST_BYTES, 1);
        number(call, "P", 1, 0);
        List<String> command = call.operands().isEmpty() ? List.of("echo") : call.operands();
        Parsed.Given last = call.parsed().last("I", "i", "L", "l", "n");
        if (call.has("I") && call.has("n") && !call.value("n", "").equals("1")) {
            call.warn("warning: options --max-args and --replace/-I/-i are mutually exclusive, ignoring previous --max-args value");
        }
        last = call.has("n") && call.value("n", "").equals("1") && (call.has("I") || call.has("i")) ? call.parsed().last("I", "i") : last;
        String replace = last != null && (last.is("I") || last.is("i")) ? last.text().isEmpty() ? "{}" : last.text() : "";
        Items items = new Items(call, !replace.isEmpty());
        Run run = new Run(call, command);
        if (!replace.isEmpty()) {
            for (String item = items.next(); item != null; item = items.next()) {
                String value = item;
                run.run(command.stream().map(part -> part.replace(replace, value)).toList());
            }
        } else {
            gather(call, items, run, command, most, last != null && last.is("n") ? 0 : mostLines, bytes);
        }
        throw new ToolExit(run.status, "");
    }

    private static int number(Call call, String option, int otherwise, int least) {
        String text = call.parsed().value(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new UsageError("invalid number \"" + text + "\" for -" + option + " option");
        }
        if (Integer.parseInt(text) < least) {
            throw new UsageError("value " + text + " for -" + option + " option should be >= " + least);
        }
        return Integer.parseInt(text);
    }

    private static void gather(Call call, Items items, Run run, List<String> command, int most, int mostLines, int bytes) {
        int base = command.stream().mapToInt(part -> part.length() + 1).sum();
        List<String> batch = new ArrayList<>();
        int size = base;
        int lines = 0;
        boolean ran = false;
        for (String item = items.next(); item != null; item = items.next()) {
            int length = item.length() + 1;
            boolean full = batch.size() >= most || size + length > bytes || mostLines > 0 && items.startsLine() && lines >= mostLines;
            if (full && !batch.isEmpty()) {
                run.run(joined(command, batch));
                ran = true;
                batch.clear();
                size = base;
                lines = 0;
            }
            if (base + length > bytes) {
                throw new ToolExit(1, "cannot fit single argument within argument list size limit");
            }
            lines += items.startsLine() ? 1 : 0;
            batch.add(item);
            size += length;
        }
        items.complain();
        if (!batch.isEmpty() || !ran && !call.has("r")) {
            run.run(joined(command, batch));
        }
    }

    private static List<String> joined(List<String> command, List<String> batch) {
        List<String> argv = new ArrayList<>(command);
        argv.addAll(batch);
        return argv;
    }

    /** Runs commands and keeps the status that results (xargs(1), EXIT STATUS). */
    private static final class Run {
        private final Call call;
        private int status;

        Run(Call call, List<String> command) {
            this.call = call;
            if (command.isEmpty()) {
                throw new IllegalStateException("no command");
            }
        }

        /** Runs a command with its own table of open files, which must be closed so that pipes end. */
        private int inside(List<String> argv) {
            var descriptors = call.in().descriptors().copy();
            try {
                // What the command reads is /dev/null, unless the items come from a file.
                if (!call.has("a") && !call.has("o")) {
                    descriptors.put(0, OpenFile.reading(Input.of(new byte[0])));
                }
                return call.in().withDescriptors(descriptors).run(argv).code();
            } finally {
                descriptors.closeAll();
            }
        }

        void run(List<String> argv) {
            call.checkpoint();
            call.out().flush();
            if (call.has("t") || call.has("p")) {
                call.in().err().print(String.join(" ", argv.stream().map(Quote::listed).toList()) + (call.has("p") ? " ?..." : "\n"));
            }
            int code = inside(argv);
            if (code == 127 && !argv.get(0).equals("sh") && !argv.get(0).equals("bash")) {
                call.warn(argv.get(0) + ": No such file or directory");
                throw new ToolExit(127, "");
            }
            if (code == 126) {
                call.warn(argv.get(0) + ": Permission denied");
                throw new ToolExit(126, "");
            }
            if (code == 255) {
                call.warn(argv.get(0) + ": exited with status 255; aborting");
                throw new ToolExit(124, "");
            }
            status = code == 0 ? status : 123;
        }
    }

    /** The items of the input: words with quotes, lines, or pieces between delimiters. */
    private static final class Items {
        private final Input input;
        private final boolean lines;
        private final int delimiter;
        private final @Nullable String eof;
        private final byte[] buffer = new byte[8192];
        private int at;
        private int end;
        private boolean fresh = true;
        private boolean startsLine;
        private boolean ended;
        private String complaint = "";

        Items(Call call, boolean lines) {
            String path = call.value("a", "-");
            try {
                this.input = call.open(path);
            } catch (FileError e) {
                throw new ToolExit(1, "Cannot open input file " + Quote.curly(path) + ": " + e.reason());
            }
            this.lines = lines;
            this.delimiter = call.has("0") ? 0 : call.has("d") ? delimiter(call.value("d", "")) : -1;
            this.eof = call.parsed().value("E") != null ? call.parsed().value("E") : call.parsed().value("e");
        }

        private static int delimiter(String text) {
            if (text.length() == 1) {
                return Latin.of(text).charAt(0);
            }
            int simple = text.length() == 2 && text.charAt(0) == '\\' ? "abfnrtv0\\".indexOf(text.charAt(1)) : -1;
            if (simple >= 0) {
                return "\u0007\b\f\n\r\t\u000b\0\\".charAt(simple);
            }
            if (text.matches("\\\\x[0-9a-fA-F]{1,2}")) {
                return Integer.parseInt(text.substring(2), 16);
            }
            throw new ToolExit(1, "Invalid input delimiter specification " + text + ": the delimiter must be either a single character or "
                    + "an escape sequence starting with \\.");
        }

        private int read() {
            if (at == end) {
                end = Math.max(0, input.read(buffer, 0, buffer.length));
                at = 0;
                if (end == 0) {
                    return -1;
                }
            }
            return buffer[at++] & 0xFF;
        }

        boolean startsLine() {
            return startsLine;
        }

        void complain() {
            if (!complaint.isEmpty()) {
                throw new ToolExit(1, complaint);
            }
        }

        @Nullable String next() {
            if (ended) {
                complain();
                return null;
            }
            String item = delimiter >= 0 ? piece() : word();
            if (item == null || item.equals(eof)) {
                ended = true;
                if (lines) {
                    complain();
                }
                return null;
            }
            return Latin.text(item);
        }

        private @Nullable String piece() {
            StringBuilder item = new StringBuilder();
            int b = read();
            startsLine = true;
            if (b < 0) {
                return null;
            }
            while (b >= 0 && b != delimiter) {
                item.append((char) b);
                b = read();
            }
            return item.toString();
        }

        private @Nullable String word() {
            StringBuilder item = new StringBuilder();
            boolean some = false;
            char quote = 0;
            startsLine = fresh;
            for (int b = read(); ; b = read()) {
                if (b < 0 || quote != 0 && b == '\n') {
                    if (quote != 0) {
                        complaint = "unmatched " + (quote == '"' ? "double" : "single")
                                + " quote; by default quotes are special to xargs unless you use the -0 option";
                        ended = true;
                        return null;
                    }
                    fresh = true;
                    return some ? item.toString() : null;
                }
                char c = (char) b;
                if (quote != 0) {
                    if (c == quote) {
                        quote = 0;
                    } else {
                        item.append(c);
                    }
                } else if (c == '\n' || !lines && (c == ' ' || c == '\t' || c == 11 || c == '\f' || c == '\r')) {
                    boolean lineEnd = c == '\n';
                    if (some) {
                        // A blank before the newline joins the next line to this one (xargs -L).
                        fresh = lineEnd;
                        return item.toString();
                    }
                    startsLine |= lineEnd;
                } else if (lines && !some && (c == ' ' || c == '\t')) {
                    continue;
                } else {
                    some = true;
                    if (c == '\'' || c == '"') {
                        quote = c;
                    } else if (c == '\\') {
                        int next = read();
                        item.append(next < 0 ? '\\' : (char) next);
                    } else {
                        item.append(c);
                    }
                }
            }
        }
    }
}
