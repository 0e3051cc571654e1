package dev.ktutor.host.io;

import dev.ktutor.sim.LimitReached;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where a process reads bytes from. Reading may block the process, which lets the rest of the lab run. */
public abstract class Input {
    /** More than that is never held in memory in one piece. */
    static final int MOST = 128 << 20;

    /** Reads at least one byte into the buffer and returns how many; -1 at the end. */
    public abstract int read(byte[] buffer, int offset, int length);

    /** Gives it up; a pipe's writer then gets SIGPIPE. */
    public void close() { }

    /** Whether it is a terminal ({@code test -t 0}). */
    public boolean isTerminal() {
        return false;
    }

    /** The size of the regular file behind it; -1 if it is none (a pipe, a terminal, a device). */
    public long size() {
        return -1;
    }

    /** The next byte, or -1 at the end. */
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** Everything up to the end. */
    public byte[] readAll() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = read(buffer, 0, buffer.length); n >= 0; n = read(buffer, 0, buffer.length)) {
            if (n > MOST - all.size()) {
                throw new LimitReached("stopped: more than " + (MOST >> 20) + " MiB of input at once");
            }
            all.write(buffer, 0, n);
        }
        return all.toByteArray();
    }

    /** Everything up to the end, as text (see {@link ByteText}). */
    public String readText() {
        return ByteText.decode(readAll());
    }

    /**
     * The next line with its newline, byte by byte so that nothing beyond it is taken, as the shell's {@code read} does;
     * null at the end. For fast line reading use {@link LineReader}.
     */
    public @Nullable String readLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = read();
        while (b >= 0) {
            line.write(b);
            if (b == '\n') {
                break;
            }
            b = read();
        }
        return line.size() == 0 ? null : ByteText.decode(line.toByteArray());
    }

    /** A view for libraries. */
    public InputStream asStream() {
        return new InputStream() {
            @Override
            public int read() {
                return Input.this.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length == 0 ? 0 : Input.this.read(buffer, offset, length);
            }
        };
    }

    /** The given bytes, then the end. */
    public static Input of(byte[] bytes) {
        return new Input() {
            private int at;

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (at >= bytes.length) {
                    return -1;
                }
                int n = Math.min(length, bytes.length - at);
                System.arraycopy(bytes, at, buffer, offset, n);
                at += n;
                return n;
            }
        };
    }

    /** The given text, then the end. */
    public static Input of(String text) {
        return of(ByteText.encode(text));
    }
}
