package dev.ktutor.terminal;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.terminal.LabCompleter.Suggestion;
import java.util.ArrayList;
import java.util.List;

/** Completes file names as bash does: hidden ones only when asked for, a slash after directories. */
final class FileCompletion {
    private FileCompletion() { }

    /** The files whose path begins with what was typed; "~/" is the home directory. */
    static List<Suggestion> of(String typed, FileView files, String home) {
        int slash = typed.lastIndexOf('/');
        String folder = slash < 0 ? "" : typed.substring(0, slash + 1);
        String start = typed.substring(slash + 1);
        String place = folder.isEmpty() ? "." : folder.startsWith("~/") ? home + folder.substring(1) : folder;
        List<Suggestion> found = new ArrayList<>();
        try {
            for (String name : files.list(place)) {
                if (name.startsWith(start) && (start.startsWith(".") || !name.startsWith("."))) {
                    boolean directory = files.isDirectory(place + "/" + name);
                    found.add(new Suggestion(folder + name + (directory ? "/" : ""), name + (directory ? "/" : ""), !directory));
                }
            }
        } catch (FileError e) {
            // A folder that cannot be read completes nothing, as in bash.
            return List.of();
        }
        return found;
    }
}
