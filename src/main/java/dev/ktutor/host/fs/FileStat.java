package dev.ktutor.host.fs;

import java.time.Instant;

/**
 * What stat(2) tells of a file.
 *
 * @param inode its number
 * @param kind what it is
 * @param mode permission bits with setuid, setgid and sticky: 07777 at most
 * @param uid owner
 * @param gid group
 * @param links hard links
 * @param size bytes; for a symlink the length of its target
 * @param accessed last read
 * @param modified last change of content
 * @param changed last change of content or metadata
 */
public record FileStat(long inode, FileKind kind, int mode, int uid, int gid, int links, long size,
        Instant accessed, Instant modified, Instant changed) {

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return kind == FileKind.DIRECTORY;
    }

    /** Whether it is a regular file. */
    public boolean isRegular() {
        return kind == FileKind.REGULAR;
    }

    /** Whether it is a symbolic link (seen only without following it). */
    public boolean isSymlink() {
        return kind == FileKind.SYMLINK;
    }

    /** As {@code ls -l} shows it: {@code drwxr-xr-x}. */
    public String modeText() {
        StringBuilder text = new StringBuilder(10).append(kind.letter());
        for (int shift = 6; shift >= 0; shift -= 3) {
            int bits = mode >> shift & 7;
            text.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-');
            boolean special = (mode & (shift == 6 ? 04000 : shift == 3 ? 02000 : 01000)) != 0;
            char set = shift == 0 ? 't' : 's';
            boolean execute = (bits & 1) != 0;
            text.append(special ? execute ? set : Character.toUpperCase(set) : execute ? 'x' : '-');
        }
        return text.toString();
    }
}
