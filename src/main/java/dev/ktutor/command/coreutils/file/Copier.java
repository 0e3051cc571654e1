package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileKind;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.OpenFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies files and trees with cp's rules and complaints. */
final class Copier {

    /** What cp was asked for. */
    record Rules(boolean recursive, boolean followAll, boolean followFirst, boolean mode, boolean owner, boolean times, boolean links,
            boolean force, boolean ask, boolean noClobber, boolean update, boolean verbose, boolean hard, boolean symbolic,
            boolean removeFirst, boolean attributesOnly, Backup backup) { }

    private final Call call;
    private final FileView files;
    private final Rules rules;
    private final Map<Long, String> linked = new HashMap<>();
    private final Set<String> made = new HashSet<>();

    Copier(Call call, Rules rules) {
        this.call = call;
        this.files = call.files();
        this.rules = rules;
    }

    /** Copies one source to its final name. */
    void copy(String source, String target, boolean first) {
        call.checkpoint();
        boolean follow = rules.followAll() || first && rules.followFirst();
        FileStat stat;
        try {
            stat = follow || Call.descriptor(source) >= 0 ? call.stat(source) : files.lstat(source);
        } catch (FileError e) {
            call.error("cannot stat " + Quote.always(source) + ": " + e.reason());
            return;
        }
        if (stat.isDirectory() && !rules.recursive()) {
            call.error("-r not specified; omitting directory " + Quote.always(source));
            return;
        }
        try {
            FileStat existing = rules.followAll() || !stat.isSymlink() || first ? files.find(target) : files.findLink(target);
            existing = existing == null ? files.findLink(target) : existing;
            if (!mayReplace(source, target, stat, existing)) {
                return;
            }
            if (stat.isDirectory()) {
                directory(source, target, stat, existing);
            } else {
                file(source, target, stat, existing);
            }
        } catch (FileError e) {
            call.error(Quote.always(e.path()) + ": " + e.reason());
        }
    }

    private boolean mayReplace(String source, String target, FileStat stat, @Nullable FileStat existing) {
        if (existing == null) {
            return true;
        }
        if (existing.inode() == stat.inode() && existing.kind() == stat.kind() && stat.kind() != FileKind.FIFO && !rules.removeFirst()
                && !stat.isDirectory()) {
            if (!rules.noClobber() && !(rules.hard() || rules.symbolic() && rules.force())) {
                call.error(Quote.always(source) + " and " + Quote.always(target) + " are the same file");
            }
            return false;
        }
        if (rules.noClobber() && !existing.isDirectory() || rules.update() && !existing.isDirectory()
                && !stat.modified().isAfter(existing.modified())) {
            return false;
        }
        if (existing.isDirectory() && !stat.isDirectory()) {
            call.error("cannot overwrite directory " + Quote.always(target) + " with non-directory");
            return false;
        }
        if (!existing.isDirectory() && stat.isDirectory()) {
            call.error("cannot overwrite non-directory " + Quote.always(target) + " with directory " + Quote.always(source));
            return false;
        }
        if (made.contains(files.absolute(target)) && !stat.isDirectory()) {
            call.error("will not overwrite just-created " + Quote.always(target) + " with " + Quote.always(source));
            return false;
        }
        if (rules.ask() && !existing.isDirectory() && !Prompt.yes(call, "overwrite " + Quote.always(target) + "? ")) {
            return false;
        }
        if (rules.backup().wanted() && !existing.isDirectory()) {
            rules.backup().keep(target);
        }
        return true;
    }

    private void directory(String source, String target, FileStat stat, @Nullable FileStat existing) {
        String from = files.realPath(source);
        String into = files.realPath(target);
        if ((into + "/").startsWith(from.equals("/") ? "/" : from + "/")) {
            call.error("cannot copy a directory, " + Quote.always(source) + ", into itself, " + Quote.always(target));
            return;
        }
        if (existing == null) {
            try {
                files.makeDirectory(target);
            } catch (FileError e) {
                call.error("cannot create directory " + Quote.always(target) + ": " + e.reason());
                return;
            }
            say(source, target);
        }
        made.add(files.absolute(target));
        try {
            for (String name : files.list(source)) {
                copy(join(source, name), join(target, name), false);
            }
        } catch (FileError e) {
            call.error("cannot access " + Quote.always(source) + ": " + e.reason());
        }
        if (existing == null) {
            files.chmod(target, rules.mode() ? stat.mode() : stat.mode() & 0777 & ~call.in().umask());
        }
        attributes(target, stat);
    }

    static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    private void file(String source, String target, FileStat stat, @Nullable FileStat existing) {
        String known = rules.links() && stat.links() > 1 ? linked.get(stat.inode()) : null;
        boolean there = !rules.backup().wanted() && files.findLink(target) != null;
        boolean replace = there && (stat.isSymlink() || known != null || rules.removeFirst() || rules.force() && (rules.hard() || rules.symbolic()));
        if (replace) {
            files.remove(target);
        }
        if (known != null) {
            files.link(known, target);
        } else if (rules.hard()) {
            link("hard", source, target);
            return;
        } else if (rules.symbolic()) {
            link("symbolic", source, target);
            return;
        } else if (stat.isSymlink()) {
            String pointed = files.readLink(source);
            try {
                files.symlink(pointed, target);
            } catch (FileError e) {
                call.error("cannot create symbolic link " + Quote.always(target) + ": " + e.reason());
                return;
            }
        } else if (stat.kind() == FileKind.DEVICE && rules.recursive()) {
            call.error("cannot create special file " + Quote.always(target) + ": Operation not permitted");
            return;
        } else if (!content(source, target, stat, existing != null && !replace && there)) {
            return;
        }
        if (rules.links() && stat.links() > 1) {
            linked.put(stat.inode(), target);
        }
        made.add(files.absolute(target));
        say(source, target);
        if (!stat.isSymlink()) {
            attributes(target, stat);
        } else if (rules.owner()) {
            files.chown(target, stat.uid(), stat.gid(), false);
        }
    }

    private void link(String kind, String source, String target) {
        try {
            if (kind.equals("hard")) {
                files.link(source, target);
            } else {
                files.symlink(source, target);
            }
            say(source, target);
        } catch (FileError e) {
            call.error("cannot create " + kind + " link " + Quote.always(target)
                    + (kind.equals("hard") ? " to " + Quote.always(source) : "") + ": " + e.reason());
        }
    }

    private boolean content(String source, String target, FileStat stat, boolean there) {
        Call.Source input;
        try {
            input = call.open(source);
        } catch (FileError e) {
            call.error("cannot open " + Quote.always(source) + " for reading: " + e.reason());
            return false;
        }
        OpenFile output;
        FileStat link = files.findLink(target);
        if (link != null && link.isSymlink() && !files.exists(target)) {
            call.error("not writing through dangling symlink " + Quote.always(target));
            return false;
        }
        try {
            output = open(target, there);
        } catch (FileError e) {
            String reason = e.errno() == Errno.EISDIR && target.endsWith("/") ? "Not a directory" : e.reason();
            call.error("cannot create regular file " + Quote.always(target) + ": " + reason);
            return false;
        }
        byte[] buffer = new byte[65536];
        try {
            for (int n = input.read(buffer, 0, buffer.length); n >= 0; n = input.read(buffer, 0, buffer.length)) {
                output.output().write(buffer, 0, n);
            }
        } catch (FileError e) {
            call.error("error copying " + Quote.always(source) + " to " + Quote.always(target) + ": " + e.reason());
        } finally {
            input.close();
            output.release();
        }
        if (!there && stat.isRegular() && Call.descriptor(target) < 0) {
            files.chmod(target, stat.mode() & 0777 & ~call.in().umask());
        }
        return true;
    }

    private OpenFile open(String target, boolean there) {
        OpenMode mode = rules.attributesOnly() ? OpenMode.APPEND : OpenMode.TRUNCATE;
        try {
            return call.openWrite(target, mode);
        } catch (FileError e) {
            if (!rules.force() || !there || e.errno() != Errno.EACCES) {
                throw e;
            }
            files.remove(target);
            return call.openWrite(target, mode);
        }
    }

    private void attributes(String target, FileStat stat) {
        if (rules.owner()) {
            try {
                files.chown(target, stat.uid(), stat.gid(), true);
            } catch (FileError e) {
                // As cp: who may not give files away keeps them.
                call.checkpoint();
            }
        }
        if (rules.mode()) {
            files.chmod(target, stat.mode());
        }
        if (rules.times()) {
            files.setTimes(target, stat.accessed(), stat.modified(), true);
        }
    }

    private void say(String source, String target) {
        if (rules.verbose()) {
            call.println(Quote.always(source) + " -> " + Quote.always(target));
        }
    }
}
