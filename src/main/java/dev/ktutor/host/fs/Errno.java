package dev.ktutor.host.fs;

/** Why a call on a file failed, with the C library's text (errno(3), strerror(3)). */
public enum Errno {
    EPERM("Operation not permitted"),
    ENOENT("No such file or directory"),
    EBADF("Bad file descriptor"),
    EACCES("Permission denied"),
    EBUSY("Device or resource busy"),
    EEXIST("File exists"),
    EXDEV("Invalid cross-device link"),
    ENOTDIR("Not a directory"),
    EISDIR("Is a directory"),
    EINVAL("Invalid argument"),
    ETXTBSY("Text file busy"),
    EFBIG("File too large"),
    ENOSPC("No space left on device"),
    EROFS("Read-only file system"),
    EMLINK("Too many links"),
    ENAMETOOLONG("File name too long"),
    ENOTEMPTY("Directory not empty"),
    ELOOP("Too many levels of symbolic links"),
    ENXIO("No such device or address");

    private final String text;

    Errno(String text) {
        this.text = text;
    }

    /** What strerror(3) says. */
    public String text() {
        return text;
    }
}
