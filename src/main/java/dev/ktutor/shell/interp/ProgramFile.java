package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import org.jspecify.annotations.Nullable;

/**
 * What a command name leads to.
 *
 * @param path the file, null if there is none
 * @param state whether it can be run
 */
record ProgramFile(@Nullable String path, State state) {
    static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    enum State { RUNNABLE, MISSING, NOT_DIRECTORY, DIRECTORY, FORBIDDEN, NOT_FOUND }

    private static boolean throughFile(FileView files, String name) {
        for (int slash = name.indexOf('/', 1); slash > 0; slash = name.indexOf('/', slash + 1)) {
            FileStat stat = files.find(name.substring(0, slash));
            if (stat != null && !stat.isDirectory()) {
                return true;
            }
        }
        return false;
    }

    /** Looks for a name with a slash as a path, for any other in the directories of PATH. */
    static ProgramFile find(FileView files, @Nullable String path, String name) {
        if (name.indexOf('/') >= 0) {
            FileStat stat = files.find(name);
            State state = stat == null ? throughFile(files, name) ? State.NOT_DIRECTORY : State.MISSING : stat.isDirectory() ? State.DIRECTORY
                    : files.may(name, 1) ? State.RUNNABLE : State.FORBIDDEN;
            return new ProgramFile(name, state);
        }
        String forbidden = null;
        if (!name.isEmpty()) {
            for (String directory : (path == null ? DEFAULT_PATH : path).split(":", -1)) {
                String candidate = directory.isEmpty() ? "./" + name : directory.endsWith("/") ? directory + name : directory + "/" + name;
                FileStat stat = files.find(candidate);
                if (stat == null || stat.isDirectory()) {
                    continue;
                }
                if (files.may(candidate, 1)) {
                    return new ProgramFile(candidate, State.RUNNABLE);
                }
                forbidden = forbidden == null ? candidate : forbidden;
            }
        }
        return forbidden == null ? new ProgramFile(null, State.NOT_FOUND) : new ProgramFile(forbidden, State.FORBIDDEN);
    }
}
