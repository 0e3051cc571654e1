/**
 * Labs as files. A saved lab is a zip:
 *
 * <ul>
 * <li>{@code lab.json}: {@code format} ("ktutor-lab"), {@code version} (see {@link dev.ktutor.lab.save.SavedLab#VERSION}),
 * and what the lab itself remembers: scenario, seed, time, shells;
 * <li>{@code worlds/WORLD/hosts/NAME.json}: a host's files; the world {@code now} is the present, others are what it can be reset to, one record a name: path, inode, kind, mode, uid, gid, times
 * (milliseconds since 1970), and {@code target} or {@code blob};
 * <li>{@code blobs/SHA256}: a file's content, once however many files have it;
 * <li>{@code worlds/WORLD/cluster.json}: the API server's objects and revisions;
 * <li>{@code end}: empty, last; without it the file is truncated.
 * </ul>
 */
@NullMarked
package dev.ktutor.lab.save;

import org.jspecify.annotations.NullMarked;
