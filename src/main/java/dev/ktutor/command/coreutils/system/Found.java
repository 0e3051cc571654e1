package dev.ktutor.command.coreutils.system;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileStat;
import java.util.ArrayList;
import java.util.List;

/** Programs in the PATH, for which(1) and for those that must tell a missing program from one that ends with 127. */
final class Found {
    private Found() { }

    /** Whether there is such a program. */
    static boolean program(Invocation in, String name) {
        return name.indexOf('/') >= 0 ? in.files().exists(name) : !paths(in, name).isEmpty();
    }

    /** Whether it may be run. */
    static boolean executable(Invocation in, String name) {
        return name.indexOf('/') >= 0 ? in.files().may(name, 1) && !in.files().isDirectory(name) : !paths(in, name).isEmpty();
    }

    /** Every executable of that name, in the order of the PATH. */
    static List<String> paths(Invocation in, String name) {
        List<String> paths = new ArrayList<>();
        if (name.indexOf('/') >= 0) {
            if (in.files().isRegular(name) && in.files().may(name, 1)) {
                paths.add(name);
            }
            return paths;
        }
        for (String directory : in.env("PATH").orElse("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin").split(":")) {
            String path = (directory.isEmpty() ? "." : directory) + "/" + name;
            FileStat stat = in.files().find(path);
            if (stat != null && stat.isRegular() && in.files().may(path, 1)) {
                paths.add(path);
            }
        }
        return paths;
    }
}
