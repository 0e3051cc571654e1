package dev.ktutor.host.io;

import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/**
 * Where a process writes bytes to. Writing may block the process; writing to a pipe that nobody reads stops it with
 * SIGPIPE (a {@link dev.ktutor.sim.ProcessStopped}).
 */
public abstract class Output {

    /** Writes all of them. */
    public abstract void write(byte[] bytes, int offset, int length);

    /** Gives it up; a pipe's reader then sees the end. */
    public void close() { }

    /** Whether it is a terminal ({@code test -t 1}). */
    public boolean isTerminal() {
        return false;
    }

    /** Writes all of them. */
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /** Writes the text (see {@link ByteText}). */
    public void print(String text) {
        write(ByteText.encode(text));
    }

    /** Writes the text and a newline. */
    public void println(String text) {
        print(text + "\n");
    }

    /** A view for libraries; closing it changes nothing here. */
    public OutputStream asStream() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                Output.this.write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                Output.this.write(bytes, offset, length);
            }
        };
    }

    /** Swallows everything, as /dev/null does. */
    public static Output discard() {
        return new Output() {
            @Override
            public void write(byte[] bytes, int offset, int length) { }
        };
    }

    /** Collects everything into the buffer. */
    public static Output to(ByteArrayOutputStream buffer) {
        return new Output() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                buffer.write(bytes, offset, length);
            }
        };
    }
}
