/**
 * An in-memory Unix file system with permissions, links and devices, made for cheap snapshots: the lab keeps one for
 * every command that {@code undo} can take back. {@link dev.ktutor.host.fs.FileTree} is the disk,
 * {@link dev.ktutor.host.fs.FileView} what one process sees of it. An own one rather than jimfs: exact errnos, users and
 * permission bits, devices, and snapshots that share contents.
 */
@NullMarked
package dev.ktutor.host.fs;

import org.jspecify.annotations.NullMarked;
