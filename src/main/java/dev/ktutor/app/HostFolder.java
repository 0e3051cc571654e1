package dev.ktutor.app;

import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of the host whose files travel into a lab and back: names, bytes, permission bits and symlinks. */
final class HostFolder {
    private static final PosixFilePermission[] BITS = {
        PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_READ};

    private final Path folder;

    private HostFolder(Path folder) {
        this.folder = folder;
    }

    /** A folder that must be there. */
    static HostFolder existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserError("--in " + folder + ": " + (Files.exists(folder) ? "not a directory" : "no such directory"));
        }
        return new HostFolder(folder);
    }

    /** A folder that is made when it is missing. */
    static HostFolder writable(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserError("--out " + folder + ": cannot be used as a directory");
        }
        return new HostFolder(folder);
    }

    /** Copies everything in it below the lab's directory. */
    void copyInto(FileView lab, String directory) {
        try {
            copyIn(folder, lab, directory);
        } catch (IOException | UncheckedIOException e) {
            throw new UserError("--in " + folder + ": " + e.getMessage());
        }
    }

    private static void copyIn(Path from, FileView lab, String directory) throws IOException {
        List<Path> children;
        try (Stream<Path> entries = Files.list(from)) {
            children = entries.toList();
        }
        for (Path child : children) {
            String path = directory + "/" + child.getFileName();
            if (Files.isSymbolicLink(child)) {
                lab.symlink(Files.readSymbolicLink(child).toString(), path);
            } else if (Files.isDirectory(child)) {
                lab.makeDirectories(path);
                copyIn(child, lab, path);
                lab.chmod(path, mode(child));
            } else if (Files.isRegularFile(child)) {
                lab.write(path, Files.readAllBytes(child));
                lab.chmod(path, mode(child));
                lab.setTimes(path, null, Files.getLastModifiedTime(child).toInstant(), true);
            }
        }
    }

    /** Copies everything below the lab's directory into it. */
    void copyFrom(FileView lab, String directory) {
        try {
            copyOut(lab, directory, folder);
        } catch (IOException e) {
            throw new UserError("--out " + folder + ": " + e.getMessage());
        }
    }

    private static void copyOut(FileView lab, String directory, Path to) throws IOException {
        for (String name : lab.list(directory)) {
            String path = directory + "/" + name;
            Path target = to.resolve(name);
            FileStat stat = lab.lstat(path);
            if (!stat.isDirectory() || !Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(target);
            }
            switch (stat.kind()) {
                case SYMLINK -> Files.createSymbolicLink(target, Path.of(lab.readLink(path)));
                case DIRECTORY -> {
                    Files.createDirectories(target);
                    copyOut(lab, path, target);
                    Files.setPosixFilePermissions(target, permissions(stat.mode()));
                }
                case REGULAR -> {
                    Files.write(target, lab.read(path));
                    Files.setPosixFilePermissions(target, permissions(stat.mode()));
                }
                // Devices and pipes mean nothing outside the lab.
                default -> { }
            }
        }
    }

    private static int mode(Path path) throws IOException {
        int mode = 0;
        Set<PosixFilePermission> set = Files.getPosixFilePermissions(path);
        for (int bit = 0; bit < BITS.length; bit++) {
            mode |= set.contains(BITS[bit]) ? 1 << bit : 0;
        }
        return mode;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BITS.length; bit++) {
            if ((mode >> bit & 1) != 0) {
                set.add(BITS[bit]);
            }
        }
        return set;
    }
}
