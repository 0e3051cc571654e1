package dev.ktutor.command.coreutils.file;

import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Canonical paths, for readlink and realpath. */
final class Links {
    /** What must exist. */
    enum Demand { ALL, ALL_BUT_LAST, NOTHING }

    private Links() { }

    /** The absolute path without symlinks, "." and ".."; fails as the demand says. */
    static String canonical(FileView files, String path, Demand demand) {
        if (path.isEmpty()) {
            throw new FileError(Errno.ENOENT, path);
        }
        Deque<String> todo = new ArrayDeque<>(parts(path.startsWith("/") ? path : files.cwd() + "/" + path));
        List<String> done = new ArrayList<>();
        int links = 0;
        boolean missing = false;
        while (!todo.isEmpty()) {
            String name = todo.poll();
            if (name.equals("..")) {
                if (!done.isEmpty()) {
                    done.remove(done.size() - 1);
                }
                continue;
            }
            done.add(name);
            String here = "/" + String.join("/", done);
            FileStat stat = missing ? null : find(files, here, demand, path);
            if (stat == null) {
                if (demand == Demand.ALL || demand == Demand.ALL_BUT_LAST && !todo.isEmpty()) {
                    throw new FileError(Errno.ENOENT, path);
                }
                missing = true;
            } else if (stat.isSymlink()) {
                if (++links > 40) {
                    if (demand == Demand.NOTHING) {
                        continue;
                    }
                    throw new FileError(Errno.ELOOP, path);
                }
                String target = files.readLink(here);
                List<String> rest = parts(target);
                done.remove(done.size() - 1);
                if (target.startsWith("/")) {
                    done.clear();
                }
                for (int i = rest.size() - 1; i >= 0; i--) {
                    todo.push(rest.get(i));
                }
            } else if (!stat.isDirectory() && !todo.isEmpty() && demand != Demand.NOTHING) {
                throw new FileError(Errno.ENOTDIR, path);
            }
        }
        return "/" + String.join("/", done);
    }

    private static @org.jspecify.annotations.Nullable FileStat find(FileView files, String path, Demand demand, String given) {
        try {
            return files.lstat(path);
        } catch (FileError e) {
            if (demand != Demand.NOTHING && e.errno() != Errno.ENOENT) {
                throw new FileError(e.errno(), given);
            }
            return null;
        }
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** The path to one canonical path from a canonical directory. */
    static String relative(String path, String directory) {
        List<String> to = parts(path);
        List<String> from = parts(directory);
        int common = 0;
        while (common < to.size() && common < from.size() && to.get(common).equals(from.get(common))) {
            common++;
        }
        List<String> steps = new ArrayList<>();
        for (int i = common; i < from.size(); i++) {
            steps.add("..");
        }
        steps.addAll(to.subList(common, to.size()));
        return steps.isEmpty() ? "." : String.join("/", steps);
    }
}
