package dev.ktutor.command.editor.nano;

import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import java.util.List;

/** The file nano edits, and others by name; failures in nano's words. */
final class NanoFiles {
    private final FileView files;
    private String name = "";

    NanoFiles(FileView files) {
        this.files = files;
    }

    String name() {
        return name;
    }

    boolean exists(String path) {
        return files.exists(path);
    }

    /** Reads it; what nano says. */
    String open(String path, NanoText text) {
        text.load(List.of());
        if (path.isEmpty()) {
            return "";
        }
        if (files.isDirectory(path)) {
            return "\"" + path + "\" is a directory";
        }
        name = path;
        try {
            List<String> lines = lines(files.readText(path));
            text.load(lines);
            String locked = files.may(path, 2) ? "" : "File '" + path + "' is unwritable";
            return locked.isEmpty() ? "Read " + counted(lines.size()) : locked;
        } catch (FileError e) {
            if (e.errno() == Errno.ENOENT) {
                int slash = path.lastIndexOf('/');
                boolean missing = slash > 0 && !files.exists(path.substring(0, slash));
                return missing ? "Directory '" + path.substring(0, slash) + "' does not exist" : "New File";
            }
            name = "";
            return "Error reading " + path + ": " + e.reason();
        }
    }

    private static String counted(int lines) {
        return lines + (lines == 1 ? " line" : " lines");
    }

    private static List<String> lines(String content) {
        if (content.isEmpty()) {
            return List.of();
        }
        return List.of((content.endsWith("\n") ? content.substring(0, content.length() - 1) : content).split("\n", -1));
    }

    /** Writes; what went wrong, or "". */
    String write(String path, String content) {
        try {
            files.write(path, content);
            name = path;
            return "";
        } catch (FileError e) {
            return "Error writing " + path + ": " + e.reason();
        }
    }

    /** Puts another file's text at the cursor; what nano says. */
    String insert(String path, NanoText text) {
        try {
            String content = files.readText(path);
            text.insertFile(content);
            return "Inserted " + counted(lines(content).size());
        } catch (FileError e) {
            return e.errno() == Errno.ENOENT ? "File \"" + path + "\" not found" : e.errno() == Errno.EISDIR ? "\"" + path + "\" is a directory"
                    : "Error reading " + path + ": " + e.reason();
        }
    }
}
