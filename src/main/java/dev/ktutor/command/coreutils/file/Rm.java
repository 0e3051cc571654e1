package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Choice;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileKind;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;

/** rm(1). */
public final class Rm extends Tool {
    /** The tool. */
    public Rm() {
        super("rm", "Remove (unlink) the FILE(s).", """
                [OPTION]... [FILE]...
                  -f, --force           ignore nonexistent files and arguments, never prompt
                  -i                    prompt before every removal
                  -I                    prompt once before removing more than three files, or when removing recursively
                      --interactive[=WHEN]  prompt according to WHEN: never, once (-I), or always (-i)
                      --one-file-system  when removing a hierarchy recursively, skip other file systems
                      --no-preserve-root  do not treat '/' specially
                      --preserve-root[=all]  do not remove '/' (default)
                  -r, -R, --recursive   remove directories and their contents recursively
                  -d, --dir             remove empty directories
                  -v, --verbose         explain what is being done
                """);
    }

    @Override
    protected void execute(Call call) {
        Choice.of("--interactive", "never,no,none|once|always,yes").of(call, "interactive", "");
        Parsed.Given last = call.parsed().last("f", "i", "interactive");
        boolean force = last != null && last.is("f") || last != null && last.is("interactive") && last.text().equals("never");
        boolean ask = last != null && (last.is("i") || last.is("interactive") && (last.text().isEmpty() || last.text().equals("always")));
        if (call.operands().isEmpty()) {
            if (call.has("f")) {
                return;
            }
            throw new UsageError("missing operand");
        }
        int count = call.operands().size();
        if ((call.has("I") || call.value("interactive", "").equals("once")) && !force && (count > 3 || call.has("r"))) {
            String what = count + " argument" + (count == 1 ? "" : "s") + (call.has("r") ? " recursively" : "");
            if (!Prompt.yes(call, "remove " + what + "? ")) {
                return;
            }
        }
        for (String path : call.operands()) {
            String trimmed = path.replaceFirst("(?<=.)/+$", "");
            String base = trimmed.substring(trimmed.lastIndexOf('/') + 1);
            if (call.has("r") && (base.equals(".") || base.equals(".."))) {
                call.error("refusing to remove '.' or '..' directory: skipping " + Quote.always(path));
            } else if (call.has("r") && call.files().absolute(path).equals("/") && !call.has("no-preserve-root")) {
                call.error("it is dangerous to operate recursively on " + Quote.always("/"));
                call.warn("use --no-preserve-root to override this failsafe");
            } else {
                remove(call, path, force || call.has("f") && !ask, ask);
            }
        }
    }

    private static void remove(Call call, String path, boolean force, boolean ask) {
        FileView files = call.files();
        FileStat stat;
        try {
            stat = files.lstat(path);
        } catch (FileError e) {
            boolean absent = e.errno() == Errno.ENOENT || e.errno() == Errno.ENOTDIR;
            if (!(force && absent)) {
                call.error("cannot remove " + Quote.always(path) + ": " + e.reason());
            }
            return;
        }
        call.checkpoint();
        try {
            if (stat.isDirectory()) {
                directory(call, path, force, ask);
            } else if (!ask || Prompt.yes(call, "remove " + kind(stat) + " " + Quote.always(path) + "? ")) {
                files.remove(path);
                say(call, path, false);
            }
        } catch (FileError e) {
            call.error("cannot remove " + Quote.always(path) + ": " + e.reason());
        }
    }

    private static void directory(Call call, String path, boolean force, boolean ask) {
        FileView files = call.files();
        if (!call.has("r")) {
            if (!call.has("d")) {
                call.error("cannot remove " + Quote.always(path) + ": Is a directory");
                return;
            }
        } else {
            var names = files.list(path);
            if (ask && !names.isEmpty() && !Prompt.yes(call, "descend into directory " + Quote.always(path) + "? ")) {
                return;
            }
            for (String name : names) {
                remove(call, path.endsWith("/") ? path + name : path + "/" + name, force, ask);
            }
        }
        if (call.has("r") && !files.list(path).isEmpty()) {
            return;
        }
        if (!ask || Prompt.yes(call, "remove directory " + Quote.always(path) + "? ")) {
            files.removeDirectory(path);
            say(call, path, true);
        }
    }

    private static void say(Call call, String path, boolean directory) {
        if (call.has("v")) {
            call.println("removed " + (directory ? "directory " : "") + Quote.always(path));
        }
    }

    private static String kind(FileStat stat) {
        return stat.isSymlink() ? "symbolic link" : stat.kind() == FileKind.DEVICE ? "character special file"
                : stat.kind() == FileKind.FIFO ? "fifo" : stat.size() == 0 ? "regular empty file" : "regular file";
    }
}
