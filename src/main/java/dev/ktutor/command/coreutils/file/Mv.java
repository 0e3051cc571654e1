package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.util.HashSet;
import java.util.Set;

/** mv(1). */
public final class Mv extends Tool {
    /** The tool. */
    public Mv() {
        super("mv", "Rename SOURCE to DEST, or move SOURCE(s) to DIRECTORY.", """
                [OPTION]... [-T] SOURCE DEST | SOURCE... DIRECTORY | -t DIRECTORY SOURCE...
                      --backup[=CONTROL]       make a backup of each existing destination file
                  -b                           like --backup but does not accept an argument
                  -f, --force                  do not prompt before overwriting
                  -i, --interactive            prompt before overwrite
                  -n, --no-clobber             do not overwrite an existing file
                      --strip-trailing-slashes  remove any trailing slashes from each SOURCE argument
                  -S, --suffix=SUFFIX          override the usual backup suffix
                  -t, --target-directory=DIRECTORY  move all SOURCE arguments into DIRECTORY
                  -T, --no-target-directory    treat DEST as a normal file
                  -u, --update                 move only when the SOURCE file is newer or the destination file is missing
                  -Z, --context                set SELinux security context of destination file to default type
                  -v, --verbose                explain what is being done
                """);
    }

    @Override
    protected void execute(Call call) {
        Parsed.Given clobber = call.parsed().last("n", "i", "f");
        boolean ask = clobber != null && clobber.is("i");
        boolean keep = clobber != null && clobber.is("n");
        Set<String> made = new HashSet<>();
        Destination.of(call).each(false, (source, target) -> move(call, source, target, ask, keep, made));
    }

    private static void move(Call call, String source, String target, boolean ask, boolean keep, Set<String> made) {
        FileView files = call.files();
        FileStat stat;
        try {
            stat = files.lstat(source);
        } catch (FileError e) {
            call.error("cannot stat " + Quote.always(source) + ": " + e.reason());
            return;
        }
        FileStat existing = files.findLink(target);
        if (existing != null) {
            if (existing.inode() == stat.inode()) {
                if (files.absolute(source).equals(files.absolute(target)) || stat.isDirectory()) {
                    if (stat.isDirectory()) {
                        intoItself(call, source, target);
                    } else if (!keep) {
                        call.error(Quote.always(source) + " and " + Quote.always(target) + " are the same file");
                    }
                } else {
                    files.remove(source);
                }
                return;
            }
            if (keep || call.has("u") && !existing.isDirectory() && !stat.modified().isAfter(existing.modified())) {
                return;
            }
            if (existing.isDirectory() && !stat.isDirectory()) {
                call.error("cannot overwrite directory " + Quote.always(target) + " with non-directory");
                return;
            }
            if (!existing.isDirectory() && stat.isDirectory()) {
                call.error("cannot overwrite non-directory " + Quote.always(target) + " with directory " + Quote.always(source));
                return;
            }
            if (made.contains(files.absolute(target))) {
                call.error("will not overwrite just-created " + Quote.always(target) + " with " + Quote.always(source));
                return;
            }
            if (ask && !Prompt.yes(call, "overwrite " + Quote.always(target) + "? ")) {
                return;
            }
        }
        if (existing == null && target.endsWith("/") && !stat.isDirectory()) {
            call.error("cannot move " + Quote.always(source) + " to " + Quote.always(target) + ": Not a directory");
            return;
        }
        try {
            if (existing != null && Backup.of(call).wanted()) {
                Backup.of(call).keep(target);
            }
            files.rename(source.replaceFirst("(?<=.)/+$", ""), stat.isDirectory() ? target.replaceFirst("(?<=.)/+$", "") : target);
            made.add(files.absolute(target));
            if (call.has("v")) {
                call.println("renamed " + Quote.always(source) + " -> " + Quote.always(target));
            }
        } catch (FileError e) {
            if (e.errno() == Errno.EINVAL) {
                intoItself(call, source, target);
            } else {
                call.error("cannot move " + Quote.always(source) + " to " + Quote.always(target) + ": " + e.reason());
            }
        }
    }

    private static void intoItself(Call call, String source, String target) {
        call.error("cannot move " + Quote.always(source) + " to a subdirectory of itself, " + Quote.always(target));
    }
}
