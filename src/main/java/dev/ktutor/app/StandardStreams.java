package dev.ktutor.app;

import dev.ktutor.host.io.BufferedOutput;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process's own stdin, stdout and stderr as a script in a lab sees them. Output is gathered; what one stream holds
 * is written before the other writes and before input is read, so that the order seen outside is the script's.
 */
final class StandardStreams {
    private final BufferedOutput out = new BufferedOutput(new FileOutput(FileDescriptor.out, 1));
    private final Output err = new FileOutput(FileDescriptor.err, 2);

    /** Standard input. Reading blocks the whole lab: nothing passes in it while the script waits for its caller. */
    Input in() {
        FileInputStream stream = new FileInputStream(FileDescriptor.in);
        boolean terminal = isTerminal(0);
        return new Input() {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                flush();
                try {
                    return stream.read(buffer, offset, length);
                } catch (IOException e) {
                    return -1;
                }
            }

            @Override
            public boolean isTerminal() {
                return terminal;
            }
        };
    }

    /** Standard output. */
    Output out() {
        return out.isTerminal() ? new FileOutput(FileDescriptor.out, 1) : out;
    }

    /** Standard error. */
    Output err() {
        return new Output() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                flush();
                err.write(bytes, offset, length);
            }

            @Override
            public boolean isTerminal() {
                return err.isTerminal();
            }
        };
    }

    /** Writes what is still held. */
    void flush() {
        out.flush();
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static final class FileOutput extends Output {
        private final FileOutputStream stream;
        private final boolean terminal;

        FileOutput(FileDescriptor descriptor, int number) {
            this.stream = new FileOutputStream(descriptor);
            this.terminal = StandardStreams.isTerminal(number);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                stream.write(bytes, offset, length);
            } catch (IOException e) {
                if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                    throw new ProcessStopped(Signal.PIPE);
                }
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean isTerminal() {
            return terminal;
        }
    }
}
