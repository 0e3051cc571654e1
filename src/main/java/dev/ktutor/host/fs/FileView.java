package dev.ktutor.host.fs;

import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Output;
import dev.ktutor.text.ByteText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file system as one process sees it: its user, its working directory, its umask. Paths may be relative. Every
 * method fails with a {@link FileError} that carries the errno Linux would give and the path as given.
 */
public final class FileView {
    private final FileTree tree;
    private final Credentials credentials;
    private final String cwd;
    private final int umask;
    private final @Nullable Descriptors descriptors;

    /** A view from the given absolute directory. */
    public FileView(FileTree tree, Credentials credentials, String cwd, int umask) {
        this(tree, credentials, cwd, umask, null);
    }

    /** A view in which /dev/stdin, /dev/fd/N and their like name the process's own open files (fd(4)). */
    public FileView(FileTree tree, Credentials credentials, String cwd, int umask, @Nullable Descriptors descriptors) {
        this.tree = tree;
        this.credentials = credentials;
        this.cwd = cwd;
        this.umask = umask;
        this.descriptors = descriptors;
    }

    /** The same view from another directory. */
    public FileView at(String directory) {
        return new FileView(tree, credentials, directory, umask, descriptors);
    }

    /** The working directory. */
    public String cwd() {
        return cwd;
    }

    /** Whose view it is. */
    public Credentials credentials() {
        return credentials;
    }

    /** The disk behind it. */
    public FileTree tree() {
        return tree;
    }

    /** The path made absolute, with "." and ".." and doubled slashes taken out textually; symlinks are not looked at. */
    public String absolute(String path) {
        return normalise(path.startsWith("/") ? path : cwd + "/" + path);
    }

    /** An absolute path without ".", ".." and doubled slashes. */
    public static String normalise(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    private PathWalk.Found walk(String path, boolean follow) {
        return PathWalk.resolve(tree, credentials, cwd, path, follow);
    }

    private Inode existing(String path, boolean follow) {
        Inode inode = walk(path, follow).inode();
        if (inode == null) {
            throw new FileError(Errno.ENOENT, path);
        }
        return inode;
    }

    private void require(Inode inode, int bits, String path) {
        if (!credentials.may(bits, inode.uid, inode.gid, inode.mode, inode.isDirectory())) {
            throw new FileError(Errno.EACCES, path);
        }
    }

    /** stat(2): of what the path leads to. */
    public FileStat stat(String path) {
        FileStat own = DescriptorPath.stat(descriptors, path, credentials, tree);
        if (own != null) {
            return own;
        }
        return existing(path, true).stat();
    }

    /** lstat(2): of the link itself if it is one. */
    public FileStat lstat(String path) {
        return existing(path, false).stat();
    }

    /** As {@link #stat}, null where that fails. */
    public @Nullable FileStat find(String path) {
        try {
            return stat(path);
        } catch (FileError e) {
            return null;
        }
    }

    /** As {@link #lstat}, null where that fails. */
    public @Nullable FileStat findLink(String path) {
        try {
            return lstat(path);
        } catch (FileError e) {
            return null;
        }
    }

    /** Whether the path leads to something. */
    public boolean exists(String path) {
        return find(path) != null;
    }

    /** Whether the path leads to a directory. */
    public boolean isDirectory(String path) {
        FileStat stat = find(path);
        return stat != null && stat.isDirectory();
    }

    /** Whether the path leads to a regular file. */
    public boolean isRegular(String path) {
        FileStat stat = find(path);
        return stat != null && stat.isRegular();
    }

    /** access(2): whether it exists and allows all of the bits (4 read, 2 write, 1 execute). */
    public boolean may(String path, int bits) {
        FileStat stat = find(path);
        return stat != null && credentials.may(bits, stat.uid(), stat.gid(), stat.mode(), stat.isDirectory());
    }

    /** The names in a directory without "." and "..", in byte order. */
    public List<String> list(String path) {
        Inode directory = existing(path, true);
        if (!directory.isDirectory()) {
            throw new FileError(Errno.ENOTDIR, path);
        }
        require(directory, 4, path);
        return List.copyOf(FileTree.entries(directory).keySet());
    }

    /** A whole file. */
    public byte[] read(String path) {
        OpenFile own = DescriptorPath.open(descriptors, path);
        if (own != null) {
            byte[] bytes = own.input().readAll();
            own.release();
            return bytes;
        }
        Inode inode = existing(path, true);
        if (inode.isDirectory()) {
            throw new FileError(Errno.EISDIR, path);
        }
        require(inode, 4, path);
        return inode.content != null ? inode.content.bytes() : Devices.open(tree, String.valueOf(inode.target), path).input().readAll();
    }

    /** A whole file as text (see {@link ByteText}). */
    public String readText(String path) {
        return ByteText.decode(read(path));
    }

    /** Creates or replaces a file's content. */
    public void write(String path, byte[] bytes) {
        Output output = openWrite(path, OpenMode.TRUNCATE).output();
        output.write(bytes);
        output.close();
    }

    /** Creates or replaces a file's content. */
    public void write(String path, String text) {
        write(path, ByteText.encode(text));
    }

    /** Creates or replaces a file with the given permission bits, making missing directories on the way. */
    public void install(String path, byte[] bytes, int mode) {
        String parent = absolute(path);
        makeDirectories(parent.substring(0, Math.max(1, parent.lastIndexOf('/'))));
        write(path, bytes);
        chmod(path, mode);
    }

    /** Opens for reading. */
    public OpenFile openRead(String path) {
        OpenFile own = DescriptorPath.open(descriptors, path);
        if (own != null) {
            return own;
        }
        Inode inode = existing(path, true);
        require(inode, 4, path);
        if (inode.isDirectory()) {
            // open(2) succeeds, read(2) then says EISDIR.
            return OpenFile.reading(new Input() {
                @Override
                public int read(byte[] buffer, int offset, int length) {
                    throw new FileError(Errno.EISDIR, path);
                }
            });
        }
        return inode.content == null ? Devices.open(tree, String.valueOf(inode.target), path)
                : OpenFile.reading(InodeStreams.input(tree, inode.content));
    }

    /** Opens for writing; a new file gets mode 0666 less the umask. */
    public OpenFile openWrite(String path, OpenMode mode) {
        OpenFile own = DescriptorPath.open(descriptors, path);
        if (own != null) {
            return own;
        }
        PathWalk.Found found = walk(path, true);
        Inode inode = found.inode();
        if (inode == null) {
            inode = create(found, path, FileKind.REGULAR, 0666 & ~umask);
        } else {
            if (inode.isDirectory()) {
                throw new FileError(Errno.EISDIR, path);
            }
            if (mode == OpenMode.CREATE_NEW && inode.kind == FileKind.REGULAR) {
                throw new FileError(Errno.EEXIST, path);
            }
            require(inode, 2, path);
        }
        Content content = inode.content;
        if (content == null) {
            return Devices.open(tree, String.valueOf(inode.target), path);
        }
        if (mode == OpenMode.TRUNCATE && content.length() > 0) {
            tree.grow(-content.length());
            content.truncate(0);
            tree.touch(inode);
        } else if (mode == OpenMode.TRUNCATE) {
            tree.touch(inode);
        }
        Output output = InodeStreams.output(tree, inode, content, mode == OpenMode.APPEND);
        return mode == OpenMode.OVERWRITE ? OpenFile.both(InodeStreams.input(tree, content), output) : OpenFile.writing(output);
    }

    private Inode create(PathWalk.Found found, String path, FileKind kind, int mode) {
        if (path.endsWith("/") && kind != FileKind.DIRECTORY) {
            throw new FileError(Errno.EISDIR, path);
        }
        require(found.parent(), 2, path);
        Inode inode = tree.allocate(kind, mode, credentials.uid(), credentials.gid());
        tree.enter(found.parent(), found.name(), inode);
        return inode;
    }

    /** mkdir(2) with mode 0777 less the umask. */
    public void makeDirectory(String path) {
        create(absent(path), path, FileKind.DIRECTORY, 0777 & ~umask);
    }

    /** Makes the directory and those above it that are missing. */
    public void makeDirectories(String path) {
        String absolute = absolute(path);
        for (int slash = absolute.indexOf('/', 1); slash > 0; slash = absolute.indexOf('/', slash + 1)) {
            makeIfMissing(absolute.substring(0, slash));
        }
        makeIfMissing(absolute);
    }

    private void makeIfMissing(String directory) {
        FileStat stat = find(directory);
        if (stat == null) {
            makeDirectory(directory);
        } else if (!stat.isDirectory()) {
            throw new FileError(Errno.ENOTDIR, directory);
        }
    }

    /** Makes a character device: null, zero, full, random, urandom or tty. */
    public void makeDevice(String path, String device, int mode) {
        create(walk(path, false), path, FileKind.DEVICE, mode).target = device;
    }

    /** unlink(2). */
    public void remove(String path) {
        names().remove(walk(path, false), path);
    }

    /** rmdir(2). */
    public void removeDirectory(String path) {
        names().removeDirectory(walk(path, false), path);
    }

    /** rename(2): replaces what the new name held. */
    public void rename(String from, String to) {
        names().rename(walk(from, false), from, () -> walk(to, false), to);
    }

    private DirectoryNames names() {
        return new DirectoryNames(tree, credentials);
    }

    /** link(2): a second name for the same file. */
    public void link(String existing, String path) {
        Inode inode = existing(existing, false);
        // proc(5), protected_hardlinks: another's file only if it can be read and written.
        if (inode.isDirectory() || credentials.uid() != inode.uid && !credentials.may(6, inode.uid, inode.gid, inode.mode, false)) {
            throw new FileError(Errno.EPERM, existing);
        }
        PathWalk.Found found = absent(path);
        require(found.parent(), 2, path);
        tree.enter(found.parent(), found.name(), inode);
    }

    private PathWalk.Found absent(String path) {
        PathWalk.Found found = walk(path, false);
        if (found.inode() != null) {
            throw new FileError(Errno.EEXIST, path);
        }
        return found;
    }

    /** symlink(2). */
    public void symlink(String target, String path) {
        create(absent(path), path, FileKind.SYMLINK, 0777).target = target;
    }

    /** readlink(2): fails with EINVAL if it is no symlink. */
    public String readLink(String path) {
        Inode inode = existing(path, false);
        if (inode.kind != FileKind.SYMLINK) {
            throw new FileError(Errno.EINVAL, path);
        }
        return String.valueOf(inode.target);
    }

    /** The absolute path without symlinks; the last component may be missing. */
    public String realPath(String path) {
        return walk(path, true).real();
    }

    /** chmod(2). */
    public void chmod(String path, int mode) {
        Inode inode = existing(path, true);
        requireOwner(inode, path);
        inode.mode = mode & 07777;
        tree.changed(inode);
    }

    /** chown(2); -1 leaves a part as it is. */
    public void chown(String path, int uid, int gid, boolean followLink) {
        Inode inode = existing(path, followLink);
        boolean givesAway = uid >= 0 && uid != inode.uid;
        boolean foreignGroup = gid >= 0 && gid != inode.gid && gid != credentials.gid() && !credentials.groups().contains(gid);
        if (!credentials.root() && (givesAway || credentials.uid() != inode.uid || foreignGroup)) {
            throw new FileError(Errno.EPERM, path);
        }
        inode.uid = uid >= 0 ? uid : inode.uid;
        inode.gid = gid >= 0 ? gid : inode.gid;
        tree.changed(inode);
    }

    /** utimensat(2); null leaves a time as it is. */
    public void setTimes(String path, @Nullable Instant accessed, @Nullable Instant modified, boolean followLink) {
        Inode inode = existing(path, followLink);
        requireOwner(inode, path);
        inode.accessed = accessed != null ? accessed : inode.accessed;
        inode.modified = modified != null ? modified : inode.modified;
        tree.changed(inode);
    }

    /** truncate(2). */
    public void truncate(String path, int length) {
        Inode inode = existing(path, true);
        if (inode.content == null) {
            throw new FileError(inode.isDirectory() ? Errno.EISDIR : Errno.EINVAL, path);
        }
        require(inode, 2, path);
        tree.grow((long) length - inode.content.length());
        inode.content.truncate(length);
        tree.touch(inode);
    }

    private void requireOwner(Inode inode, String path) {
        if (!credentials.root() && credentials.uid() != inode.uid) {
            throw new FileError(Errno.EPERM, path);
        }
    }
}
