package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Size;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.BufferedOutput;
import dev.ktutor.host.io.OpenFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** split(1). */
public final class Split extends Tool {
    /** The tool. */
    public Split() {
        super("split", "Output pieces of FILE to PREFIXaa, PREFIXab, ...; default size is 1000 lines, and default PREFIX is 'x'.", """
                [OPTION]... [FILE [PREFIX]]
                  -a, --suffix-length=N   generate suffixes of length N (default 2)
                      --additional-suffix=SUFFIX  append an additional SUFFIX to file names
                  -b, --bytes=SIZE        put SIZE bytes per output file
                  -d                      use numeric suffixes starting at 0, not alphabetic
                      --numeric-suffixes[=FROM]  same as -d, but allow setting the start value
                  -x                      use hex suffixes starting at 0, not alphabetic
                      --hex-suffixes[=FROM]  same as -x, but allow setting the start value
                  -e, --elide-empty-files  do not generate empty output files with '-n'
                  -l, --lines=NUMBER      put NUMBER lines/records per output file
                  -n, --number=CHUNKS     generate CHUNKS output files: N, or l/N for whole lines
                      --verbose           print a diagnostic just before each output file is opened
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        return args.stream().map(a -> a.matches("-[0-9]+") ? "-l" + a.substring(1) : a).toList();
    }

    /** The output files, one after the other. */
    private static final class Pieces {
        private final Call call;
        private final String prefix;
        private final String digits;
        private final int length;
        private final boolean grows;
        private long number;
        private @Nullable OpenFile file;
        private @Nullable BufferedOutput out;

        Pieces(Call call, String prefix) {
            this.call = call;
            this.prefix = prefix;
            boolean decimal = call.has("d") || call.has("numeric-suffixes");
            boolean hexadecimal = call.has("x") || call.has("hex-suffixes");
            this.digits = hexadecimal ? "0123456789abcdef" : decimal ? "0123456789" : "abcdefghijklmnopqrstuvwxyz";
            String start = call.value("numeric-suffixes", call.value("hex-suffixes", "0"));
            String kind = hexadecimal ? "hexadecimal" : "numerical";
            if (!start.matches(hexadecimal ? "[0-9a-fA-F]+" : "[0-9]+")) {
                throw new UsageError(Quote.curly(start) + ": invalid start value for " + kind + " suffix");
            }
            if (start.length() > 15) {
                throw new UsageError(kind + " suffix start value is too large for the suffix length");
            }
            this.number = Long.parseLong(start, hexadecimal ? 16 : 10);
            if (!call.value("a", "2").matches("[0-9]+")) {
                throw new ToolExit(1, "invalid suffix length: " + Quote.curly(call.value("a", "2")));
            }
            int given = Numbers.count(call.value("a", "2"));
            if (given > 1 << 20) {
                throw new ToolExit(1, "memory exhausted");
            }
            this.length = given == 0 ? 2 : given;
            this.grows = !call.has("a") || given == 0;
        }

        void open() {
            close();
            call.checkpoint();
            String path = prefix + suffix() + call.value("additional-suffix", "");
            if (call.has("verbose")) {
                call.println("creating file " + Quote.always(path));
            }
            try {
                file = call.openWrite(path, OpenMode.TRUNCATE);
            } catch (FileError e) {
                throw new ToolExit(1, Quote.ifNeeded(path) + ": " + e.reason());
            }
            out = new BufferedOutput(file.output());
        }

        /** The next suffix; without -a it grows as GNU's does: after yz comes zaaa. */
        private String suffix() {
            int base = digits.length();
            int length = this.length;
            long index = number++;
            String lead = "";
            if (grows) {
                long room = (long) Math.pow(base, length - 1) * (base - 1);
                while (index >= room) {
                    index -= room;
                    lead += digits.charAt(base - 1);
                    length++;
                    room = (long) Math.pow(base, length - 1) * (base - 1);
                }
            }
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.insert(0, digits.charAt((int) (index % base)));
                index /= base;
            }
            if (index > 0) {
                throw new ToolExit(1, "output file suffixes exhausted");
            }
            return lead + text;
        }

        void write(byte[] bytes, int offset, int length) {
            if (out == null) {
                open();
            }
            out.write(bytes, offset, length);
        }

        void close() {
            if (file != null && out != null) {
                out.flush();
                file.release();
            }
            file = null;
            out = null;
        }
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = call.operands();
        if (operands.size() > 2) {
            throw new UsageError("extra operand " + Quote.curly(operands.get(2)));
        }
        String path = operands.isEmpty() ? "-" : operands.get(0);
        Pieces pieces = new Pieces(call, operands.size() > 1 ? operands.get(1) : "x");
        Call.Source input;
        try {
            input = call.open(path);
        } catch (FileError e) {
            throw new ToolExit(1, "cannot open " + Quote.always(path) + " for reading: " + e.reason());
        }
        if (call.has("n")) {
            chunks(call, input.readAll(), pieces);
        } else if (call.has("b")) {
            long size = size(call.value("b", ""), "bytes");
            byte[] buffer = new byte[8192];
            long left = 0;
            for (int n = input.read(buffer, 0, buffer.length); n >= 0; n = input.read(buffer, 0, buffer.length)) {
                for (int at = 0; at < n; ) {
                    if (left == 0) {
                        pieces.open();
                        left = size;
                    }
                    int part = (int) Math.min(left, n - at);
                    pieces.write(buffer, at, part);
                    at += part;
                    left -= part;
                }
            }
        } else {
            long size = size(call.value("l", "1000"), "lines");
            Lines lines = new Lines(input);
            long count = 0;
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (count++ % size == 0) {
                    pieces.open();
                }
                byte[] bytes = Latin.bytes(lines.ended() ? line + "\n" : line);
                pieces.write(bytes, 0, bytes.length);
            }
        }
        pieces.close();
        input.close();
    }

    private static long size(String text, String what) {
        try {
            long size = Size.parse(text);
            if (size > 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new ToolExit(1, "invalid number of " + what + ": " + Quote.curly(text));
        }
        throw new ToolExit(1, "invalid number of " + what + ": " + Quote.curly(text));
    }

    private static void chunks(Call call, byte[] all, Pieces pieces) {
        String text = call.value("n", "");
        boolean lines = text.startsWith("l/");
        String number = lines ? text.substring(2) : text;
        if (!number.matches("[1-9][0-9]{0,5}")) {
            throw new ToolExit(1, "invalid number of chunks: " + Quote.curly(text));
        }
        int count = Integer.parseInt(number);
        int at = 0;
        for (int i = 1; i <= count; i++) {
            int end = i == count ? all.length : (int) ((long) all.length * i / count);
            if (lines) {
                end = Math.max(at, end);
                while (end < all.length && end > 0 && all[end - 1] != '\n') {
                    end++;
                }
            }
            if (end > at || !call.has("e")) {
                pieces.open();
                pieces.write(all, at, end - at);
            }
            at = end;
        }
    }
}
