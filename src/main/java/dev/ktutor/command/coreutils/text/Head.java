package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Size;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** head(1). */
public final class Head extends Tool {
    /** The tool. */
    public Head() {
        super("head", "Print the first 10 lines of each FILE to standard output.", """
                [OPTION]... [FILE]...
                  -c, --bytes=[-]NUM       print the first NUM bytes of each file; with '-', all but the last NUM bytes
                  -n, --lines=[-]NUM       print the first NUM lines instead of the first 10; with '-', all but the last NUM
                  -q, --quiet, --silent    never print headers giving file names
                  -v, --verbose            always print headers giving file names
                  -z, --zero-terminated    line delimiter is NUL, not newline
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        return Counts.modern(args);
    }

    @Override
    protected void execute(Call call) {
        Parsed.Given given = call.parsed().last("c", "n");
        boolean bytes = given != null && given.is("c");
        String text = given == null ? "10" : given.text();
        boolean butLast = text.startsWith("-");
        long count = Counts.parse(butLast ? text.substring(1) : text, bytes);
        int delimiter = call.has("z") ? 0 : '\n';
        boolean headers = call.has("v") || call.inputs().size() > 1 && !call.has("q");
        boolean first = true;
        for (String path : call.inputs()) {
            try {
                Call.Source input = call.open(path.equals("-") ? "-" : path);
                try {
                    if (headers) {
                        call.println((first ? "" : "\n") + "==> " + (path.equals("-") ? "standard input" : path) + " <==");
                        first = false;
                    }
                    copy(call, input, path.equals("-"), bytes, butLast, count, delimiter);
                } catch (FileError e) {
                    call.error("error reading " + Quote.always(path) + ": " + e.reason());
                } finally {
                    input.close();
                }
            } catch (FileError e) {
                call.error("cannot open " + Quote.always(path) + " for reading: " + e.reason());
            }
        }
    }

    private static void copy(Call call, Input input, boolean shared, boolean bytes, boolean butLast, long count, int delimiter) {
        if (butLast) {
            copyAllButLast(call, input, bytes, count, delimiter);
        } else if (bytes) {
            byte[] buffer = new byte[8192];
            long left = count;
            while (left > 0) {
                int n = input.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (n < 0) {
                    break;
                }
                call.out().write(buffer, 0, n);
                left -= n;
            }
        } else if (shared) {
            // Byte by byte: what follows the lines is left for the next reader, as head does by seeking back.
            byte[] one = new byte[1];
            for (long left = count; left > 0 && input.read(one, 0, 1) > 0; ) {
                call.out().write(one);
                left -= one[0] == delimiter ? 1 : 0;
            }
        } else {
            Lines lines = new Lines(input, delimiter);
            for (long left = count; left > 0; left--) {
                String line = lines.next();
                if (line == null) {
                    break;
                }
                call.latin(lines.ended() ? line + (char) delimiter : line);
            }
        }
    }

    private static void copyAllButLast(Call call, Input input, boolean bytes, long count, int delimiter) {
        if (bytes) {
            byte[] all = input.readAll();
            call.out().write(all, 0, (int) Math.max(0, all.length - count));
            return;
        }
        Deque<String> held = new ArrayDeque<>();
        Lines lines = new Lines(input, delimiter);
        for (String line = lines.next(); line != null; line = lines.next()) {
            held.add(lines.ended() ? line + (char) delimiter : line);
            if (held.size() > count) {
                call.latin(held.remove());
            }
        }
    }

    /** The counts of head and tail. */
    static final class Counts {
        private Counts() { }

        /** {@code -3} as {@code -n3}; {@code -5c} as {@code -c5}. */
        static List<String> modern(List<String> args) {
            List<String> result = new ArrayList<>(args);
            for (int i = 0; i < args.size() && !args.get(i).equals("--"); i++) {
                String arg = args.get(i);
                if (arg.equals("-n") || arg.equals("-c") || arg.equals("-s")) {
                    i++;
                } else if (arg.matches("-[0-9]+[bkmcqvlf]*")) {
                    int end = 1;
                    while (end < arg.length() && Character.isDigit(arg.charAt(end))) {
                        end++;
                    }
                    String letters = arg.substring(end);
                    String kind = letters.indexOf('c') >= 0 ? "-c" : "-n";
                    result.set(i, kind + arg.substring(1, end));
                    String rest = letters.replaceAll("[cbkml]", "");
                    if (!rest.isEmpty()) {
                        result.add(i, "-" + rest);
                    }
                }
            }
            return result;
        }

        static long parse(String text, boolean bytes) {
            try {
                return Size.parse(text.startsWith("+") ? text.substring(1) : text);
            } catch (NumberFormatException e) {
                throw new ToolExit(1, "invalid number of " + (bytes ? "bytes" : "lines") + ": " + Quote.curly(text));
            }
        }
    }

}
