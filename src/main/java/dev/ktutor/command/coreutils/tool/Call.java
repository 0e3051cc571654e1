package dev.ktutor.command.coreutils.tool;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileKind;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.BufferedOutput;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.OpenFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a tool: its parsed command line, its buffered output, its errors and the status they lead to. */
public final class Call {
    private final Invocation in;
    private final Parsed parsed;
    private final BufferedOutput out;
    private int status;

    Call(Invocation in, Parsed parsed, BufferedOutput out) {
        this.in = in;
        this.parsed = parsed;
        this.out = out;
    }

    /** What it may see of the world. */
    public Invocation in() {
        return in;
    }

    /** The parsed command line. */
    public Parsed parsed() {
        return parsed;
    }

    /** The operands. */
    public List<String> operands() {
        return parsed.operands();
    }

    /** The operands that name inputs; standard input where there are none. */
    public List<String> inputs() {
        return parsed.operands().isEmpty() ? List.of("-") : parsed.operands();
    }

    /** Whether the option was given. */
    public boolean has(String id) {
        return parsed.has(id);
    }

    /** The option's last value, or the other. */
    public String value(String id, String otherwise) {
        String value = parsed.value(id);
        return value == null ? otherwise : value;
    }

    /** Standard output; written when full, at the end, before an error report and before standard input is read. */
    public BufferedOutput out() {
        return out;
    }

    /** Writes bytes kept one a char (see {@link Latin}). */
    public void latin(String bytes) {
        out.write(Latin.bytes(bytes));
    }

    /** Opens an input's lines; null after the usual report if it cannot be opened. */
    public @Nullable Lines lines(String path, int delimiter) {
        try {
            return new Lines(open(path), delimiter);
        } catch (FileError e) {
            error(Quote.ifNeeded(path) + ": " + e.reason());
            return null;
        }
    }

    /**
     * Does something with the lines of each input; what cannot be opened or read is reported as {@code name: path: reason}
     * and left out.
     */
    public void eachInput(int delimiter, java.util.function.Consumer<Lines> action) {
        for (String path : inputs()) {
            Lines lines = null;
            try {
                lines = new Lines(open(path), delimiter);
                action.accept(lines);
            } catch (FileError e) {
                error(Quote.ifNeeded(path) + ": " + e.reason());
            } finally {
                if (lines != null) {
                    lines.close();
                }
            }
        }
    }

    /** The same after work worth so many steps. */
    public void checkpoint(int steps) {
        in.simulation().current().checkpoint(steps);
    }

    /** Writes a line. */
    public void println(String line) {
        out.println(line);
    }

    /** The file system. */
    public FileView files() {
        return in.files();
    }

    /** The lab's time. */
    public Instant now() {
        return in.simulation().now();
    }

    /** Lets Ctrl-C through; long loops call it. */
    public void checkpoint() {
        in.simulation().current().checkpoint();
    }

    /** Says {@code name: message} on standard error. */
    public void warn(String message) {
        out.flush();
        in.err().println(in.name() + ": " + message);
    }

    /** Says {@code name: message}; the tool goes on and ends with 1 or what it had already. */
    public void error(String message) {
        error(1, message);
    }

    /** Says {@code name: message}; the tool goes on and ends with that status. */
    public void error(int newStatus, String message) {
        warn(message);
        status = Math.max(status, newStatus);
    }

    /** Says {@code name: path: reason}. */
    public void error(FileError e) {
        error(Quote.ifNeeded(e.path()) + ": " + e.reason());
    }

    /** The status to end with so far. */
    public int status() {
        return status;
    }

    /** Ends with that status unless something worse happened. */
    public void status(int newStatus) {
        status = Math.max(status, newStatus);
    }

    /** Opens an input: {@code -}, the names of descriptors, or a file. To be closed by {@link Source#close}. */
    public Source open(String path) {
        int fd = path.equals("-") ? 0 : descriptor(path);
        if (fd < 0) {
            OpenFile file = files().openRead(path);
            return new Source(file.input(), file, this);
        }
        OpenFile file = in.descriptors().find(fd).orElseThrow(() -> new FileError(fd == 0 ? Errno.EBADF : Errno.ENOENT, path));
        return new Source(file.input(), null, this);
    }

    /** stat(2) that knows the names of descriptors; a pipe or terminal behind one looks like a FIFO. */
    public FileStat stat(String path) {
        int fd = descriptor(path);
        if (fd < 0) {
            return files().stat(path);
        }
        in.descriptors().find(fd).orElseThrow(() -> new FileError(Errno.ENOENT, path));
        Instant now = now();
        return new FileStat(fd, FileKind.FIFO, 0600, in.credentials().uid(), in.credentials().gid(), 1, 0, now, now, now);
    }

    /** The descriptor that a path such as /dev/stdin or /dev/fd/3 names, or -1. */
    public static int descriptor(String path) {
        return switch (path) {
            case "/dev/stdin" -> 0;
            case "/dev/stdout" -> 1;
            case "/dev/stderr" -> 2;
            default -> {
                String number = path.startsWith("/dev/fd/") ? path.substring(8)
                        : path.startsWith("/proc/self/fd/") ? path.substring(14) : "";
                yield !number.isEmpty() && number.length() < 6 && number.chars().allMatch(Character::isDigit)
                        ? Integer.parseInt(number) : -1;
            }
        };
    }

    /** Opens a file for writing, or the descriptor that the path names. */
    public OpenFile openWrite(String path, dev.ktutor.host.fs.OpenMode mode) {
        int fd = descriptor(path);
        return fd < 0 ? files().openWrite(path, mode) : in.descriptors().get(fd).retain();
    }

    /** An input that reports output first and lets Ctrl-C through. */
    public static final class Source extends Input {
        private final Input input;
        private final @Nullable OpenFile owned;
        private final Call call;

        Source(Input input, @Nullable OpenFile owned, Call call) {
            this.input = input;
            this.owned = owned;
            this.call = call;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (owned == null) {
                // Whoever reads our output sees all of it before we wait for more input.
                call.out.flush();
            }
            call.checkpoint();
            return input.read(buffer, offset, length);
        }

        @Override
        public long size() {
            return input.size();
        }

        @Override
        public boolean isTerminal() {
            return input.isTerminal();
        }

        @Override
        public void close() {
            if (owned != null) {
                owned.release();
            }
        }
    }
}
