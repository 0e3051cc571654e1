package dev.ktutor.host.fs;

/** How a file is opened for writing (open(2)). */
public enum OpenMode {
    /** Created or emptied: {@code >}. */
    TRUNCATE,
    /** Created or kept, every write at its end: {@code >>}. */
    APPEND,
    /** Created; it must not exist as a regular file: {@code >} under {@code set -C}. */
    CREATE_NEW,
    /** Created or kept, written from its beginning: {@code <>}. */
    OVERWRITE
}
