package dev.ktutor.host.fs;

/** A call on a file failed. Commands turn it into the real tool's words. */
public final class FileError extends RuntimeException {
    private final Errno errno;
    private final String path;

    /** The call failed for this reason; the path is as the caller gave it. */
    public FileError(Errno errno, String path) {
        super(path + ": " + errno.text(), null, false, false);
        this.errno = errno;
        this.path = path;
    }

    /** Why. */
    public Errno errno() {
        return errno;
    }

    /** Which file, as the caller named it. */
    public String path() {
        return path;
    }

    /** The C library's words for it. */
    public String reason() {
        return errno.text();
    }
}
