package dev.ktutor.host.fs;

import java.util.Set;

/**
 * Whose rights a process has (credentials(7)).
 *
 * @param uid user; 0 may do everything
 * @param gid primary group
 * @param groups further groups
 */
public record Credentials(int uid, int gid, Set<Integer> groups) {
    /** The superuser. */
    public static final Credentials ROOT = new Credentials(0, 0, Set.of(0));

    /** Copies the groups. */
    public Credentials {
        groups = Set.copyOf(groups);
    }

    /** Whether it is the superuser. */
    public boolean root() {
        return uid == 0;
    }

    /** Whether it may do all of what the bits ask (4 read, 2 write, 1 execute) with a file of that owner and mode. */
    public boolean may(int bits, int ownerUid, int ownerGid, int mode, boolean directory) {
        if (root()) {
            return (bits & 1) == 0 || directory || (mode & 0111) != 0;
        }
        int shift = uid == ownerUid ? 6 : gid == ownerGid || groups.contains(ownerGid) ? 3 : 0;
        return (mode >> shift & bits) == bits;
    }
}
