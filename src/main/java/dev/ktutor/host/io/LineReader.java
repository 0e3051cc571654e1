package dev.ktutor.host.io;

import dev.ktutor.sim.LimitReached;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Lines of an input, read in large pieces; takes more from the input than it returns. */
public final class LineReader {
    private final Input input;
    private final byte[] buffer = new byte[16384];
    private int at;
    private int end;
    private boolean lastEnded = true;

    /** Reads from the given input. */
    public LineReader(Input input) {
        this.input = input;
    }

    /** The next line without its newline; null at the end. */
    public @Nullable String next() {
        return next('\n');
    }

    /** The next piece up to the delimiter, without it; null at the end. */
    public @Nullable String next(int delimiter) {
        ByteArrayOutputStream line = null;
        while (true) {
            if (at == end) {
                end = input.read(buffer, 0, buffer.length);
                at = 0;
                if (end < 0) {
                    end = 0;
                    if (line == null) {
                        return null;
                    }
                    lastEnded = false;
                    return ByteText.decode(line.toByteArray());
                }
            }
            int start = at;
            while (at < end && buffer[at] != (byte) delimiter) {
                at++;
            }
            if (at < end) {
                lastEnded = true;
                at++;
                if (line == null) {
                    return ByteText.decode(buffer, start, at - 1 - start);
                }
                line.write(buffer, start, at - 1 - start);
                return ByteText.decode(line.toByteArray());
            }
            if (line == null) {
                line = new ByteArrayOutputStream();
            }
            line.write(buffer, start, at - start);
            if (line.size() > Input.MOST) {
                throw new LimitReached("stopped: a line of more than " + (Input.MOST >> 20) + " MiB");
            }
        }
    }

    /** Whether the line returned last ended with its delimiter rather than with the input. */
    public boolean lastEnded() {
        return lastEnded;
    }
}
