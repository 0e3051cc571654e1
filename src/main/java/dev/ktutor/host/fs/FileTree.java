package dev.ktutor.host.fs;

import dev.ktutor.sim.SimClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A host's disk: inodes by number, the root directory being inode 2. Paths, permissions and processes are the business
 * of {@link FileView}. Not thread-safe, as all of a lab.
 */
public final class FileTree {
    static final long ROOT = 2;
    /** How much all files together may hold; then it is full. */
    private static final long CAPACITY = 256L << 20;

    private final SimClock clock;
    private Map<Long, Inode> inodes = new HashMap<>();
    private long next = ROOT;
    private long changes;
    private long used;
    private Runnable watcher = () -> { };
    /** Directories whose content is made when somebody first looks: path to maker. */
    private final Map<String, Runnable> lazy = new LinkedHashMap<>();

    /** An empty disk. */
    public FileTree(SimClock clock) {
        this.clock = clock;
        Inode root = allocate(FileKind.DIRECTORY, 0755, 0, 0);
        root.links = 2;
    }

    /** The superuser's view from the root directory: how lab code reads and writes. */
    public FileView asRoot() {
        return new FileView(this, Credentials.ROOT, "/", 022);
    }

    private void noteChange() {
        changes++;
        watcher.run();
    }

    /** Has the action run at every change, in the midst of it: it must do no more than note that something happened. */
    public void onChange(Runnable action) {
        watcher = action;
    }

    /** Counts up with every change: tells cheaply whether anything was written since. */
    public long changes() {
        return changes;
    }

    /**
     * Makes a directory's content on demand: the maker runs once, when a path at or below the given one is first looked
     * up. Expensive parts of a world (keys, certificates) then cost nothing until they are used.
     */
    public void onFirstUse(String directory, Runnable maker) {
        lazy.put(directory, maker);
    }

    void demand(String absolutePath) {
        if (lazy.isEmpty()) {
            return;
        }
        for (Map.Entry<String, Runnable> entry : Map.copyOf(lazy).entrySet()) {
            String directory = entry.getKey();
            boolean below = absolutePath.startsWith(directory)
                    && (absolutePath.length() == directory.length() || absolutePath.charAt(directory.length()) == '/');
            if (below && lazy.remove(directory) != null) {
                entry.getValue().run();
            }
        }
    }

    /** Makes everything that is still to be made on demand. */
    public void demandAll() {
        Map.copyOf(lazy).keySet().forEach(this::demand);
    }

    Instant now() {
        return clock.now();
    }

    /** Bytes pass between a file and a process. */
    void moved(int bytes) {
        if (bytes > 0) {
            clock.moved(bytes);
        }
    }

    /** Bytes pass between a device, which has no end, and a process. */
    void flowed(int bytes) {
        clock.moved(bytes);
        clock.checkpoint();
    }

    /** Files are about to hold so many bytes more, or fewer: ENOSPC when the disk is full. */
    void grow(long bytes) {
        if (bytes > 0 && used + bytes > CAPACITY) {
            throw new FileError(Errno.ENOSPC, "");
        }
        used += bytes;
    }

    private static long content(Inode inode) {
        return inode.content == null ? 0 : inode.content.length();
    }

    Inode inode(long number) {
        Inode inode = inodes.get(number);
        if (inode == null) {
            throw new IllegalStateException("no inode " + number);
        }
        return inode;
    }

    Inode allocate(FileKind kind, int mode, int uid, int gid) {
        noteChange();
        Inode inode = new Inode(next++, kind, mode, uid, gid, clock.now());
        inodes.put(inode.number, inode);
        return inode;
    }

    /** Enters an inode into a directory under a name that is free. */
    void enter(Inode directory, String name, Inode inode) {
        entries(directory).put(name, inode.number);
        inode.links += inode.isDirectory() ? 2 : 1;
        if (inode.isDirectory()) {
            directory.links++;
        }
        touch(directory);
    }

    /** Takes a name out of a directory; the file goes with its last name. */
    void leave(Inode directory, String name) {
        Long number = entries(directory).remove(name);
        if (number == null) {
            throw new IllegalStateException("no entry " + name);
        }
        Inode inode = inode(number);
        if (inode.isDirectory()) {
            directory.links--;
            inode.links = 0;
        } else {
            inode.links--;
            inode.changed = now();
        }
        if (inode.links == 0) {
            inodes.remove(number);
            used -= content(inode);
        }
        touch(directory);
    }

    /** Gives an entry another directory or name; the new name must be free. */
    void move(Inode from, String name, Inode to, String newName) {
        Long number = entries(from).remove(name);
        if (number == null) {
            throw new IllegalStateException("no entry " + name);
        }
        entries(to).put(newName, number);
        if (inode(number).isDirectory()) {
            from.links--;
            to.links++;
        }
        touch(from);
        touch(to);
    }

    void touch(Inode inode) {
        noteChange();
        inode.modified = now();
        inode.changed = inode.modified;
    }

    void changed(Inode inode) {
        noteChange();
        inode.changed = now();
    }

    @Nullable Inode child(Inode directory, String name) {
        Long number = entries(directory).get(name);
        return number == null ? null : inode(number);
    }

    static TreeMap<String, Long> entries(Inode directory) {
        TreeMap<String, Long> entries = directory.entries;
        if (entries == null) {
            throw new IllegalStateException("not a directory");
        }
        return entries;
    }

    /** Leaves nothing but an empty root directory. */
    void clear() {
        inodes = new HashMap<>();
        used = 0;
        next = ROOT;
        allocate(FileKind.DIRECTORY, 0755, 0, 0).links = 2;
    }

    /** The disk as it is now; cheap, contents are shared until either side changes them. */
    public Snapshot snapshot() {
        Map<Long, Inode> copy = new HashMap<>(inodes.size() * 2);
        inodes.forEach((number, inode) -> copy.put(number, inode.copy()));
        return new Snapshot(copy, next);
    }

    /** Makes the disk what it was at the snapshot, which stays usable. */
    public void restore(Snapshot snapshot) {
        Map<Long, Inode> copy = new HashMap<>(snapshot.inodes.size() * 2);
        snapshot.inodes.forEach((number, inode) -> copy.put(number, inode.copy()));
        inodes = copy;
        used = 0;
        inodes.values().forEach(inode -> used += content(inode));
        next = snapshot.next;
        noteChange();
    }

    /** A disk at one moment. */
    public static final class Snapshot {
        private final Map<Long, Inode> inodes;
        private final long next;

        private Snapshot(Map<Long, Inode> inodes, long next) {
            this.inodes = inodes;
            this.next = next;
        }
    }
}
