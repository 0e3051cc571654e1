package dev.ktutor.command.coreutils.file;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import org.jspecify.annotations.Nullable;

/**
 * A file that ls lists.
 *
 * @param name as it is shown
 * @param stat of the file or of the link itself
 * @param target where the link points to, if it is one
 * @param targetStat what the link leads to; null if nothing, or if it is no link
 */
record Entry(String name, FileStat stat, @Nullable String target, @Nullable FileStat targetStat) {

    static Entry of(String name, FileStat stat, FileView files, String path) {
        if (!stat.isSymlink()) {
            return new Entry(name, stat, null, null);
        }
        String target;
        try {
            target = files.readLink(path);
        } catch (FileError e) {
            target = "";
        }
        return new Entry(name, stat, target, files.find(path));
    }

    boolean leadsToDirectory() {
        return stat.isDirectory() || targetStat != null && targetStat.isDirectory();
    }
}
