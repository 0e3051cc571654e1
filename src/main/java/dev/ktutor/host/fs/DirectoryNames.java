package dev.ktutor.host.fs;

import java.util.function.Supplier;

/** Taking names out of directories and moving them, with the rights that needs (unlink(2), rmdir(2), rename(2)). */
final class DirectoryNames {
    private final FileTree tree;
    private final Credentials credentials;

    DirectoryNames(FileTree tree, Credentials credentials) {
        this.tree = tree;
        this.credentials = credentials;
    }

    /** unlink(2). */
    void remove(PathWalk.Found found, String path) {
        if (found.inode() == null) {
            throw new FileError(Errno.ENOENT, path);
        }
        if (found.inode().isDirectory()) {
            throw new FileError(Errno.EISDIR, path);
        }
        requireRemovable(found, path);
        tree.leave(found.parent(), found.name());
    }

    /** rmdir(2). */
    void removeDirectory(PathWalk.Found found, String path) {
        Inode inode = found.inode();
        if (inode == null) {
            throw new FileError(Errno.ENOENT, path);
        }
        if (!inode.isDirectory()) {
            throw new FileError(Errno.ENOTDIR, path);
        }
        if (!FileTree.entries(inode).isEmpty()) {
            throw new FileError(Errno.ENOTEMPTY, path);
        }
        if (found.name().isEmpty()) {
            throw new FileError(Errno.EBUSY, path);
        }
        requireRemovable(found, path);
        tree.leave(found.parent(), found.name());
    }

    private void requireRemovable(PathWalk.Found found, String path) {
        require(found.parent(), 3, path);
        Inode inode = found.inode();
        boolean sticky = (found.parent().mode & 01000) != 0;
        if (sticky && inode != null && !credentials.root() && credentials.uid() != inode.uid
                && credentials.uid() != found.parent().uid) {
            throw new FileError(Errno.EPERM, path);
        }
    }

    /** rename(2): replaces what the new name held. */
    void rename(PathWalk.Found source, String from, Supplier<PathWalk.Found> there, String to) {
        Inode moved = source.inode();
        if (moved == null) {
            throw new FileError(Errno.ENOENT, from);
        }
        PathWalk.Found target = there.get();
        Inode replaced = target.inode();
        if (replaced == moved) {
            return;
        }
        requireRemovable(source, from);
        require(target.parent(), 3, to);
        if (moved.isDirectory() && (target.real() + "/").startsWith(source.real() + "/")) {
            throw new FileError(Errno.EINVAL, to);
        }
        if (replaced != null) {
            requireRemovable(target, to);
            if (replaced.isDirectory() && !moved.isDirectory()) {
                throw new FileError(Errno.EISDIR, to);
            }
            if (!replaced.isDirectory() && moved.isDirectory()) {
                throw new FileError(Errno.ENOTDIR, to);
            }
            if (replaced.isDirectory() && !FileTree.entries(replaced).isEmpty()) {
                throw new FileError(Errno.ENOTEMPTY, to);
            }
            tree.leave(target.parent(), target.name());
        }
        tree.move(source.parent(), source.name(), target.parent(), target.name());
        tree.changed(moved);
    }

    private void require(Inode inode, int bits, String path) {
        if (!credentials.may(bits, inode.uid, inode.gid, inode.mode, inode.isDirectory())) {
            throw new FileError(Errno.EACCES, path);
        }
    }
}
