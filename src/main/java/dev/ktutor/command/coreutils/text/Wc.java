package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.io.Input;
import java.util.ArrayList;
import java.util.List;

/** wc(1). */
public final class Wc extends Tool {
    /** The tool. */
    public Wc() {
        super("wc", "Print newline, word, and byte counts for each FILE, and a total line if more than one FILE is specified.", """
                [OPTION]... [FILE]...
                  -c, --bytes            print the byte counts
                  -m, --chars            print the character counts
                  -l, --lines            print the newline counts
                      --files0-from=F    read input from the files specified by NUL-terminated names in file F
                  -L, --max-line-length  print the maximum display width
                  -w, --words            print the word counts
                """);
    }

    /** What was counted. */
    private static final class Count {
        private long lines;
        private long words;
        private long chars;
        private long bytes;
        private long longest;
        private boolean inWord;
        private long column;

        void feed(byte[] buffer, int n) {
            bytes += n;
            for (int i = 0; i < n; i++) {
                int b = buffer[i];
                if ((b & 0xC0) == 0x80) {
                    continue;
                }
                chars++;
                switch (b) {
                    case '\n', '\r', '\f' -> {
                        lines += b == '\n' ? 1 : 0;
                        longest = Math.max(longest, column);
                        column = 0;
                        inWord = false;
                    }
                    case '\t' -> {
                        column += 8 - column % 8;
                        inWord = false;
                    }
                    case ' ', 11 -> {
                        column += b == ' ' ? 1 : 0;
                        inWord = false;
                    }
                    default -> {
                        boolean printable = b < 0 || b >= 32 && b < 127;
                        column += printable ? 1 : 0;
                        if (printable && !inWord) {
                            inWord = true;
                            words++;
                        }
                    }
                }
            }
        }

        void add(Count other) {
            lines += other.lines;
            words += other.words;
            chars += other.chars;
            bytes += other.bytes;
            longest = Math.max(longest, Math.max(other.longest, other.column));
        }
    }

    @Override
    protected void execute(Call call) {
        List<String> paths = call.inputs();
        if (call.has("files0-from")) {
            try {
                paths = List.of(call.open(call.value("files0-from", "-")).readText().split("\0"));
            } catch (FileError e) {
                throw new dev.ktutor.command.coreutils.tool.ToolExit(1, "cannot open " + Quote.always(e.path()) + " for reading: " + e.reason());
            }
        }
        int width = width(call, paths);
        Count total = new Count();
        for (String path : paths) {
            Count count = new Count();
            try {
                Input input = call.open(path);
                byte[] buffer = new byte[65536];
                try {
                    for (int n = input.read(buffer, 0, buffer.length); n >= 0; n = input.read(buffer, 0, buffer.length)) {
                        count.feed(buffer, n);
                    }
                } catch (FileError e) {
                    call.error(Quote.ifNeeded(path) + ": " + e.reason());
                } finally {
                    input.close();
                }
            } catch (FileError e) {
                call.error(Quote.ifNeeded(path) + ": " + e.reason());
                continue;
            }
            total.add(count);
            show(call, count, width, call.operands().isEmpty() && !call.has("files0-from") ? "" : path);
        }
        if (paths.size() > 1) {
            show(call, total, width, "total");
        }
    }

    /** The width of a column: enough for the size of all files, 7 where sizes are not known, 1 for a single number. */
    private static int width(Call call, List<String> paths) {
        long kinds = List.of("l", "w", "m", "c", "L").stream().filter(call::has).count();
        if (paths.size() == 1 && kinds == 1) {
            return 1;
        }
        long sum = 0;
        int least = 1;
        for (String path : paths) {
            long size = -1;
            try {
                FileStat stat = path.equals("-") ? null : call.stat(path);
                size = stat == null ? call.in().in().size() : stat.isRegular() ? stat.size() : -1;
            } catch (FileError e) {
                continue;
            }
            sum += Math.max(0, size);
            least = size < 0 ? 7 : least;
        }
        return Math.max(least, String.valueOf(sum).length());
    }

    private static void show(Call call, Count count, int width, String name) {
        boolean all = List.of("l", "w", "m", "c", "L").stream().noneMatch(call::has);
        List<Long> numbers = new ArrayList<>();
        if (all || call.has("l")) {
            numbers.add(count.lines);
        }
        if (all || call.has("w")) {
            numbers.add(count.words);
        }
        if (call.has("m")) {
            numbers.add(count.chars);
        }
        if (all || call.has("c")) {
            numbers.add(count.bytes);
        }
        if (call.has("L")) {
            numbers.add(Math.max(count.longest, count.column));
        }
        StringBuilder line = new StringBuilder();
        for (long number : numbers) {
            line.append(line.length() == 0 ? "" : " ").append(String.format("%" + width + "d", number));
        }
        call.println(line + (name.isEmpty() ? "" : " " + name));
    }
}
