package dev.ktutor.kube.client;

import dev.ktutor.host.fs.FileError;
import java.util.Locale;

/** Errors of files as Go's os package words them: {@code open x: no such file or directory}. */
public final class GoFile {
    private GoFile() { }

    /** The text of an {@code *fs.PathError} for the operation. */
    public static String text(String operation, FileError error) {
        return operation + " " + error.path() + ": " + error.errno().text().toLowerCase(Locale.ROOT);
    }

    /** As {@link #text(String, FileError)}, for a path as the user gave it. */
    public static String text(String operation, String path, FileError error) {
        return operation + " " + path + ": " + error.errno().text().toLowerCase(Locale.ROOT);
    }

    /** Reading a whole file: opening fails for most reasons, reading for a directory. */
    public static String readText(String path, FileError error) {
        String operation = error.errno() == dev.ktutor.host.fs.Errno.EISDIR ? "read" : "open";
        return text(operation, path, error);
    }
}
