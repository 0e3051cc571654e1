package dev.ktutor.kube.node.container;

import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks programs up as runc does before it starts them. */
final class Executables {
    private Executables() { }

    /** Null if the program can be started; else runc's words, such as {@code exec: "bash": executable file not found in $PATH}. */
    static @Nullable String problem(FileView files, String program, Map<String, String> env) {
        if (program.indexOf('/') >= 0) {
            FileStat stat = files.find(program);
            if (stat == null) {
                return "exec: \"" + program + "\": stat " + program + ": no such file or directory";
            }
            return stat.isDirectory() ? "exec: \"" + program + "\": is a directory"
                    : files.may(program, 1) ? null : "exec: \"" + program + "\": permission denied";
        }
        for (String directory : env.getOrDefault("PATH", "").split(":")) {
            String path = directory + "/" + program;
            if (files.isRegular(path) && files.may(path, 1)) {
                return null;
            }
        }
        return "exec: \"" + program + "\": executable file not found in $PATH";
    }
}
