package dev.ktutor.host.fs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One name on a disk, for saving: names of one inode are hard links of each other.
 *
 * @param path absolute
 * @param inode the file's number
 * @param kind what it is
 * @param mode permission bits
 * @param uid owner
 * @param gid group
 * @param accessed last read
 * @param modified last change of content
 * @param changed last change at all
 * @param target a symlink's target or a device's name
 * @param content a regular file's bytes
 */
public record FileRecord(String path, long inode, FileKind kind, int mode, int uid, int gid, Instant accessed,
        Instant modified, Instant changed, @Nullable String target, byte @Nullable [] content) { }
