package dev.ktutor.host.fs;

import dev.ktutor.sim.SimClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whole disks as lists of records, and back. */
public final class FileArchive {
    private FileArchive() { }

    /** Everything on the disk, parents before what is in them; what is to be made on first use is left out. */
    public static List<FileRecord> of(FileTree tree) {
        List<FileRecord> records = new ArrayList<>();
        collect(tree, tree.inode(FileTree.ROOT), "/", records);
        return records;
    }

    /** Everything on a disk as it was at a snapshot. */
    public static List<FileRecord> of(SimClock clock, FileTree.Snapshot snapshot) {
        FileTree tree = new FileTree(clock);
        tree.restore(snapshot);
        return of(tree);
    }

    private static void collect(FileTree tree, Inode inode, String path, List<FileRecord> into) {
        byte[] content = inode.content == null ? null : inode.content.bytes();
        into.add(new FileRecord(path, inode.number, inode.kind, inode.mode, inode.uid, inode.gid, inode.accessed,
                inode.modified, inode.changed, inode.target, content));
        if (inode.isDirectory()) {
            String prefix = path.equals("/") ? "/" : path + "/";
            FileTree.entries(inode).forEach((name, number) -> collect(tree, tree.inode(number), prefix + name, into));
        }
    }

    /** Puts the records' files on a disk, replacing what it held. */
    public static void load(FileTree tree, List<FileRecord> records) {
        tree.clear();
        Map<Long, Inode> byNumber = new HashMap<>();
        Map<String, Inode> byPath = new HashMap<>();
        for (FileRecord record : records) {
            Inode inode = byNumber.get(record.inode());
            boolean root = record.path().equals("/");
            if (inode == null) {
                inode = root ? tree.inode(FileTree.ROOT) : tree.allocate(record.kind(), record.mode(), record.uid(), record.gid());
                inode.target = record.target();
                if (inode.content != null && record.content() != null) {
                    tree.grow(record.content().length);
                    inode.content.write(0, record.content(), 0, record.content().length);
                }
                byNumber.put(record.inode(), inode);
            }
            byPath.put(record.path(), inode);
            if (!root) {
                int slash = record.path().lastIndexOf('/');
                Inode parent = byPath.get(slash == 0 ? "/" : record.path().substring(0, slash));
                if (parent == null || !parent.isDirectory()) {
                    throw new FileError(Errno.ENOENT, record.path());
                }
                tree.enter(parent, record.path().substring(slash + 1), inode);
            }
        }
        // Entering files touched their directories, so times and owners come last.
        records.forEach(record -> describe(byNumber.get(record.inode()), record));
    }

    private static void describe(Inode inode, FileRecord record) {
        inode.mode = record.mode();
        inode.uid = record.uid();
        inode.gid = record.gid();
        inode.accessed = record.accessed();
        inode.modified = record.modified();
        inode.changed = record.changed();
    }
}
