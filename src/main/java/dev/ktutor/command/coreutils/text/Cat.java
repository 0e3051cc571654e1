package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Input;
import java.util.Arrays;

/** cat(1): bytes through, or lines with numbers and visible control characters. */
public final class Cat extends Tool {
    /** The tool. */
    public Cat() {
        super("cat", "Concatenate FILE(s) to standard output.", """
                [OPTION]... [FILE]...
                  -A, --show-all           equivalent to -vET
                  -b, --number-nonblank    number nonempty output lines, overrides -n
                  -e                       equivalent to -vE
                  -E, --show-ends          display $ at end of each line
                  -n, --number             number all output lines
                  -s, --squeeze-blank      suppress repeated empty output lines
                  -t                       equivalent to -vT
                  -T, --show-tabs          display TAB characters as ^I
                  -u                       (ignored)
                  -v, --show-nonprinting   use ^ and M- notation, except for LFD and TAB
                """);
    }

    @Override
    protected void execute(Call call) {
        Format format = new Format(call);
        byte[] buffer = new byte[32768];
        for (String path : call.inputs()) {
            try {
                Input input = call.open(path);
                try {
                    for (int n = input.read(buffer, 0, buffer.length); n >= 0; n = input.read(buffer, 0, buffer.length)) {
                        if (format.plain) {
                            call.out().write(buffer, 0, n);
                        } else {
                            format.feed(buffer, n);
                        }
                    }
                } finally {
                    input.close();
                }
            } catch (FileError e) {
                call.error(Quote.ifNeeded(path) + ": " + e.reason());
            }
        }
    }

    /** The state of formatting, which goes on from file to file. */
    private static final class Format {
        private final Call call;
        private final boolean plain;
        private final boolean number;
        private final boolean numberNonblank;
        private final boolean ends;
        private final boolean tabs;
        private final boolean visible;
        private final boolean squeeze;
        private long line;
        private boolean carriage;
        private int newlines = 1;
        private byte[] piece = new byte[256];
        private int used;

        Format(Call call) {
            this.call = call;
            numberNonblank = call.has("b");
            number = call.has("n") || numberNonblank;
            ends = call.has("E") || call.has("A") || call.has("e");
            tabs = call.has("T") || call.has("A") || call.has("t");
            visible = call.has("v") || call.has("A") || call.has("e") || call.has("t");
            squeeze = call.has("s");
            plain = !number && !ends && !tabs && !visible && !squeeze;
        }

        void feed(byte[] bytes, int count) {
            for (int i = 0; i < count; i++) {
                int b = bytes[i] & 0xFF;
                if (b == '\n') {
                    newlines++;
                    if (squeeze && newlines > 2) {
                        continue;
                    }
                    if (number && !numberNonblank && newlines > 1) {
                        number();
                    }
                    if (carriage && ends && !visible) {
                        put('^');
                        put('M');
                    }
                    carriage = false;
                    if (ends) {
                        put('$');
                    }
                    put('\n');
                } else {
                    if (newlines > 0 && number) {
                        number();
                    }
                    newlines = 0;
                    // -E shows a carriage return before the end of the line, also without -v.
                    if (carriage) {
                        put('\r');
                        carriage = false;
                    }
                    if (b == '\r' && ends && !visible) {
                        carriage = true;
                    } else if (b == '\t') {
                        if (tabs) {
                            put('^');
                            put('I');
                        } else {
                            put(b);
                        }
                    } else if (visible) {
                        show(b);
                    } else {
                        put(b);
                    }
                }
            }
            call.out().write(piece, 0, used);
            used = 0;
        }

        private void number() {
            for (byte b : String.format("%6d\t", ++line).getBytes(java.nio.charset.StandardCharsets.US_ASCII)) {
                put(b);
            }
        }

        private void show(int b) {
            int c = b;
            if (c >= 128) {
                put('M');
                put('-');
                c -= 128;
            }
            if (c < 32 || c == 127) {
                put('^');
                put(c == 127 ? '?' : c + 64);
            } else {
                put(c);
            }
        }

        private void put(int b) {
            if (used == piece.length) {
                piece = Arrays.copyOf(piece, used * 2);
            }
            piece[used++] = (byte) b;
        }
    }
}
