package dev.ktutor.host.fs;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Path resolution (path_resolution(7)) for one process: symlinks, "..", search permission. */
final class PathWalk {
    private static final int MAX_LINKS = 40;

    /**
     * Where a path leads.
     *
     * @param parent the directory that holds (or would hold) it
     * @param name its name there; "" for the root directory
     * @param inode the file, or null if there is none of that name
     * @param real its absolute path without symlinks
     */
    record Found(Inode parent, String name, @Nullable Inode inode, String real) { }

    private final FileTree tree;
    private final Credentials credentials;
    private final String given;

    private PathWalk(FileTree tree, Credentials credentials, String given) {
        this.tree = tree;
        this.credentials = credentials;
        this.given = given;
    }

    /** Resolves; all but the last component must exist and be searchable directories. */
    static Found resolve(FileTree tree, Credentials credentials, String cwd, String path, boolean followLast) {
        if (path.isEmpty()) {
            throw new FileError(Errno.ENOENT, path);
        }
        tree.demand(FileView.normalise(path.startsWith("/") ? path : cwd + "/" + path));
        return new PathWalk(tree, credentials, path).walk(cwd, followLast);
    }

    private Found walk(String cwd, boolean followLast) {
        Deque<Inode> directories = new ArrayDeque<>();
        Deque<String> names = new ArrayDeque<>();
        Deque<String> todo = new ArrayDeque<>();
        directories.push(tree.inode(FileTree.ROOT));
        split(given.startsWith("/") ? given : cwd + "/" + given, todo);
        boolean mustBeDirectory = given.endsWith("/") || given.endsWith("/.") || given.endsWith("/..");
        int links = 0;
        while (!todo.isEmpty()) {
            String name = todo.poll();
            Inode directory = directories.peek();
            if (name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                if (directories.size() > 1) {
                    directories.pop();
                    names.removeLast();
                }
                continue;
            }
            search(directory);
            Inode child = tree.child(directory, name);
            boolean last = todo.isEmpty();
            if (child == null) {
                if (!last) {
                    throw new FileError(Errno.ENOENT, given);
                }
                return new Found(directory, name, null, join(names, name));
            }
            if (child.kind == FileKind.SYMLINK && (!last || followLast || mustBeDirectory)) {
                if (++links > MAX_LINKS) {
                    throw new FileError(Errno.ELOOP, given);
                }
                String target = String.valueOf(child.target);
                if (target.startsWith("/")) {
                    while (directories.size() > 1) {
                        directories.pop();
                    }
                    names.clear();
                }
                Deque<String> rest = new ArrayDeque<>();
                split(target, rest);
                while (!rest.isEmpty()) {
                    todo.push(rest.pollLast());
                }
                tree.demand(FileView.normalise(target.startsWith("/") ? target : join(names, target)));
                continue;
            }
            if (child.isDirectory()) {
                directories.push(child);
                names.addLast(name);
            } else if (!last || mustBeDirectory) {
                throw new FileError(Errno.ENOTDIR, given);
            } else {
                return new Found(directory, name, child, join(names, name));
            }
        }
        Inode found = directories.pop();
        String real = names.isEmpty() ? "/" : join(names, null);
        Inode parent = directories.isEmpty() ? found : directories.peek();
        return new Found(parent, names.isEmpty() ? "" : names.getLast(), found, real);
    }

    private void search(Inode directory) {
        if (!credentials.may(1, directory.uid, directory.gid, directory.mode, true)) {
            throw new FileError(Errno.EACCES, given);
        }
    }

    private void split(String path, Deque<String> into) {
        for (String part : path.split("/")) {
            if (part.length() > 255) {
                throw new FileError(Errno.ENAMETOOLONG, given);
            }
            if (!part.isEmpty()) {
                into.add(part);
            }
        }
    }

    private static String join(Deque<String> names, @Nullable String last) {
        StringBuilder path = new StringBuilder();
        names.forEach(name -> path.append('/').append(name));
        if (last != null) {
            path.append('/').append(last);
        }
        return path.toString();
    }
}
