package dev.ktutor.host.io;

import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A process's file descriptors: 0 is standard input, 1 standard output, 2 standard error. */
public final class Descriptors {
    private final Map<Integer, OpenFile> files = new TreeMap<>();

    /** The three standard descriptors. */
    public static Descriptors of(Input in, Output out, Output err) {
        Descriptors table = new Descriptors();
        table.files.put(0, OpenFile.reading(in));
        table.files.put(1, OpenFile.writing(out));
        table.files.put(2, OpenFile.writing(err));
        return table;
    }

    /** A second table that shares every open file, as after fork(2). */
    public Descriptors copy() {
        Descriptors copy = new Descriptors();
        files.forEach((fd, file) -> copy.files.put(fd, file.retain()));
        return copy;
    }

    /** The open file behind the descriptor. */
    public Optional<OpenFile> find(int fd) {
        return Optional.ofNullable(files.get(fd));
    }

    /** The open file behind the descriptor; fails with EBADF if there is none. */
    public OpenFile get(int fd) {
        return find(fd).orElseThrow(() -> new FileError(Errno.EBADF, String.valueOf(fd)));
    }

    /** Makes the descriptor refer to the file, whose reference passes to this table; closes what was there. */
    public void put(int fd, OpenFile file) {
        OpenFile old = files.put(fd, file);
        if (old != null) {
            old.release();
        }
    }

    /** Makes {@code to} refer to what {@code from} refers to (dup2(2)). */
    public void duplicate(int from, int to) {
        OpenFile file = get(from).retain();
        put(to, file);
    }

    /** Closes the descriptor; nothing happens if it is not open. */
    public void close(int fd) {
        OpenFile file = files.remove(fd);
        if (file != null) {
            file.release();
        }
    }

    /** Closes them all. */
    public void closeAll() {
        files.values().forEach(OpenFile::release);
        files.clear();
    }

    /** The lowest descriptor not in use from the given one up. */
    public int lowestFree(int from) {
        int fd = from;
        while (files.containsKey(fd)) {
            fd++;
        }
        return fd;
    }

    /** The open descriptors' numbers, lowest first. */
    public Iterable<Integer> numbers() {
        return java.util.List.copyOf(files.keySet());
    }
}
