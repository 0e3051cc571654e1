package dev.ktutor.command.editor;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;

/** The file that is edited, and others that are read or written by name. */
final class ViFiles {
    private final FileView files;
    private String name;

    ViFiles(FileView files, String name) {
        this.files = files;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Reads it; what is shown at the bottom. Fails with a {@link FileError} other than for a new file. */
    String load(TextBuffer text, String path) {
        name = path;
        if (path.isEmpty()) {
            text.load("");
            return "";
        }
        if (files.isDirectory(path)) {
            text.load("");
            return "\"" + path + "\" is a directory";
        }
        if (!files.exists(path)) {
            text.load("");
            return "\"" + path + "\" [New]";
        }
        String content = files.readText(path);
        text.load(content);
        return describe(path, text, content, "");
    }

    private static String describe(String path, TextBuffer text, String content, String verb) {
        return "\"" + path + "\" " + (content.isEmpty() ? 0 : text.size()) + "L, " + dev.ktutor.text.ByteText.encode(content).length + "B" + verb;
    }

    String read(String path) {
        return files.readText(path);
    }

    boolean exists(String path) {
        return files.exists(path);
    }

    /** Writes; what is shown at the bottom. Fails with a {@link FileError}. */
    String save(TextBuffer text, String path, String content) {
        boolean fresh = !files.exists(path);
        files.write(path, content);
        if (name.isEmpty()) {
            name = path;
        }
        return describe(path, text, content, " written").replaceFirst("\" ", fresh ? "\" [New] " : "\" ");
    }
}
