package dev.ktutor.host.fs;

import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One file: its metadata and what it holds. */
final class Inode {
    final long number;
    final FileKind kind;
    int mode;
    int uid;
    int gid;
    int links;
    Instant accessed;
    Instant modified;
    Instant changed;
    /** Regular files only. */
    @Nullable Content content;
    /** Directories only: name to inode number. */
    @Nullable TreeMap<String, Long> entries;
    /** The symlink's target or the device's name. */
    @Nullable String target;

    Inode(long number, FileKind kind, int mode, int uid, int gid, Instant now) {
        this.number = number;
        this.kind = kind;
        this.mode = mode;
        this.uid = uid;
        this.gid = gid;
        this.accessed = now;
        this.modified = now;
        this.changed = now;
        if (kind == FileKind.REGULAR) {
            content = new Content();
        } else if (kind == FileKind.DIRECTORY) {
            entries = new TreeMap<>();
        }
    }

    Inode copy() {
        Inode copy = new Inode(number, kind, mode, uid, gid, modified);
        copy.links = links;
        copy.accessed = accessed;
        copy.changed = changed;
        copy.target = target;
        if (content != null) {
            copy.content = content.share();
        }
        if (entries != null) {
            copy.entries = new TreeMap<>(entries);
        }
        return copy;
    }

    long size() {
        if (content != null) {
            return content.length();
        }
        if (target != null && kind == FileKind.SYMLINK) {
            return target.length();
        }
        return kind == FileKind.DIRECTORY ? 4096 : 0;
    }

    FileStat stat() {
        return new FileStat(number, kind, mode, uid, gid, links, size(), accessed, modified, changed);
    }

    boolean isDirectory() {
        return kind == FileKind.DIRECTORY;
    }
}
