package dev.ktutor.command.coreutils.tool;

import dev.ktutor.host.io.Input;
import dev.ktutor.sim.LimitReached;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of an input as byte strings (see {@link Latin}), read in large pieces. */
public final class Lines {
    private static final int LONGEST = 128 << 20;

    private final Input input;
    private final byte delimiter;
    private byte[] buffer = new byte[32768];
    private int at;
    private int end;
    private boolean ended = true;

    /** Lines that end with a newline. */
    public Lines(Input input) {
        this(input, '\n');
    }

    /** Pieces that end with that byte. */
    public Lines(Input input, int delimiter) {
        this.input = input;
        this.delimiter = (byte) delimiter;
    }

    /** The next line without its delimiter; null at the end. */
    public @Nullable String next() {
        int scan = at;
        while (true) {
            for (; scan < end; scan++) {
                if (buffer[scan] == delimiter) {
                    String line = new String(buffer, at, scan - at, StandardCharsets.ISO_8859_1);
                    at = scan + 1;
                    ended = true;
                    return line;
                }
            }
            int held = end - at;
            if (at > 0) {
                System.arraycopy(buffer, at, buffer, 0, held);
            } else if (held == buffer.length) {
                if (held >= LONGEST) {
                    throw new LimitReached("stopped: a line of more than " + (LONGEST >> 20) + " MiB");
                }
                buffer = Arrays.copyOf(buffer, held * 2);
            }
            at = 0;
            end = held;
            scan = held;
            int n = input.read(buffer, end, buffer.length - end);
            if (n < 0) {
                end = 0;
                if (held == 0) {
                    return null;
                }
                ended = false;
                return new String(buffer, 0, held, StandardCharsets.ISO_8859_1);
            }
            end += n;
        }
    }

    /** Whether the line returned last had its delimiter. */
    public boolean ended() {
        return ended;
    }

    /** Closes the input. */
    public void close() {
        input.close();
    }
}
