package dev.ktutor.host.fs;

import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.OpenFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** File names that mean a process's open files: /dev/stdin, /dev/stdout, /dev/stderr, /dev/fd/N, /proc/self/fd/N (fd(4)). */
final class DescriptorPath {
    private static final String DEV = "/dev/fd/";
    private static final String PROC = "/proc/self/fd/";

    private DescriptorPath() { }

    /** The descriptor that the path means; -1 if it is an ordinary path. */
    private static int number(String path) {
        if (!path.startsWith("/dev/") && !path.startsWith(PROC)) {
            return -1;
        }
        return switch (path) {
            case "/dev/stdin" -> 0;
            case "/dev/stdout" -> 1;
            case "/dev/stderr" -> 2;
            default -> {
                String digits = path.startsWith(DEV) ? path.substring(DEV.length()) : path.startsWith(PROC) ? path.substring(PROC.length()) : "";
                yield digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : -1;
            }
        };
    }

    /** One more reference to the open file that the path means; null if it is an ordinary path. */
    static @Nullable OpenFile open(@Nullable Descriptors descriptors, String path) {
        int number = descriptors == null ? -1 : number(path);
        if (number < 0 || descriptors == null) {
            return null;
        }
        return descriptors.find(number).orElseThrow(() -> new FileError(Errno.ENOENT, path)).retain();
    }

    /** What stat(2) says of it; null if it is an ordinary path. */
    static @Nullable FileStat stat(@Nullable Descriptors descriptors, String path, Credentials credentials, FileTree tree) {
        int number = descriptors == null ? -1 : number(path);
        if (number < 0 || descriptors == null) {
            return null;
        }
        if (descriptors.find(number).isEmpty()) {
            throw new FileError(Errno.ENOENT, path);
        }
        FileStat root = tree.asRoot().stat("/");
        Instant time = root.changed();
        return new FileStat(0, FileKind.FIFO, 0600, credentials.uid(), credentials.gid(), 1, 0, time, time, time);
    }
}
