package dev.ktutor.host.io;

import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import org.jspecify.annotations.Nullable;

/** An open file description (open(2)): what several descriptors, also of several processes, may share. */
public final class OpenFile {
    private final @Nullable Input input;
    private final @Nullable Output output;
    private int references = 1;

    private OpenFile(@Nullable Input input, @Nullable Output output) {
        this.input = input;
        this.output = output;
    }

    /** Open for reading. */
    public static OpenFile reading(Input input) {
        return new OpenFile(input, null);
    }

    /** Open for writing. */
    public static OpenFile writing(Output output) {
        return new OpenFile(null, output);
    }

    /** Open for both. */
    public static OpenFile both(Input input, Output output) {
        return new OpenFile(input, output);
    }

    /** The reading side; fails with EBADF if it is not open for reading. */
    public Input input() {
        if (input == null) {
            throw new FileError(Errno.EBADF, "");
        }
        return input;
    }

    /** The writing side; fails with EBADF if it is not open for writing. */
    public Output output() {
        if (output == null) {
            throw new FileError(Errno.EBADF, "");
        }
        return output;
    }

    /** Whether it is open for reading. */
    public boolean readable() {
        return input != null;
    }

    /** Whether it is open for writing. */
    public boolean writable() {
        return output != null;
    }

    /** One more descriptor refers to it. */
    public OpenFile retain() {
        references++;
        return this;
    }

    /** One descriptor less; the last one closes it. */
    public void release() {
        if (--references == 0) {
            if (input != null) {
                input.close();
            }
            if (output != null) {
                output.close();
            }
        }
    }
}
