package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.util.List;

/** ln(1). */
public final class Ln extends Tool {
    /** The tool. */
    public Ln() {
        super("ln", "Create hard links by default, symbolic links with --symbolic.", """
                [OPTION]... [-T] TARGET LINK_NAME | TARGET... DIRECTORY | -t DIRECTORY TARGET...
                      --backup[=CONTROL]      make a backup of each existing destination file
                  -b                          like --backup but does not accept an argument
                  -f, --force                 remove existing destination files
                  -i, --interactive           prompt whether to remove destinations
                  -L, --logical               dereference TARGETs that are symbolic links
                  -n, --no-dereference        treat LINK_NAME as a normal file if it is a symbolic link to a directory
                  -P, --physical              make hard links directly to symbolic links
                  -r, --relative              with -s, create links relative to link location
                  -s, --symbolic              make symbolic links instead of hard links
                  -S, --suffix=SUFFIX         override the usual backup suffix
                  -t, --target-directory=DIRECTORY  specify the DIRECTORY in which to create the links
                  -T, --no-target-directory   treat LINK_NAME as a normal file always
                  -v, --verbose               print name of each linked file
                """);
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw new UsageError("missing file operand");
        }
        FileView files = call.files();
        if (call.has("t")) {
            String directory = call.value("t", "");
            if (!files.isDirectory(directory)) {
                throw new ToolExit(1, "target directory " + Quote.always(directory) + (files.exists(directory) ? ": Not a directory"
                        : ": No such file or directory"));
            }
            operands.forEach(target -> link(call, target, join(directory, Basename.base(target))));
            return;
        }
        String last = operands.get(operands.size() - 1);
        if (call.has("T") && operands.size() != 2) {
            throw new UsageError(operands.size() < 2 ? "missing destination file operand after " + Quote.always(last)
                    : "extra operand " + Quote.always(operands.get(2)));
        }
        if (operands.size() == 1) {
            link(call, last, "./" + Basename.base(last));
            return;
        }
        FileStat link = files.findLink(last);
        boolean directory = files.isDirectory(last) && !call.has("T") && !(call.has("n") && link != null && link.isSymlink());
        if (!directory && operands.size() > 2) {
            throw new ToolExit(1, "target " + Quote.always(last) + ": " + (files.exists(last) ? "Not a directory" : "No such file or directory"));
        }
        for (String target : operands.subList(0, operands.size() - 1)) {
            link(call, target, directory ? join(last, Basename.base(target)) : last);
        }
    }

    private static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    private static void link(Call call, String target, String path) {
        FileView files = call.files();
        boolean symbolic = call.has("s");
        try {
            if (!symbolic) {
                FileStat stat;
                try {
                    stat = call.has("L") ? files.stat(target) : files.lstat(target);
                } catch (FileError e) {
                    call.error("failed to access " + Quote.always(target) + ": " + e.reason());
                    return;
                }
                if (stat.isDirectory()) {
                    call.error(Quote.ifNeeded(target) + ": hard link not allowed for directory");
                    return;
                }
            }
            FileStat existing = files.findLink(path);
            if (existing != null && (call.has("f") || call.has("i") || call.has("b") || call.has("backup"))) {
                if (existing.isDirectory()) {
                    call.error(Quote.ifNeeded(path) + ": cannot overwrite directory");
                    return;
                }
                if (call.has("i") && !Prompt.yes(call, "replace " + Quote.always(path) + "? ")) {
                    call.status(1);
                    return;
                }
                if (call.has("b") || call.has("backup")) {
                    Backup.of(call).keep(path);
                } else {
                    FileStat source = files.find(target);
                    if (!symbolic && source != null && source.inode() == existing.inode()) {
                        call.error(Quote.always(target) + " and " + Quote.always(path) + " are the same file");
                        return;
                    }
                    files.remove(path);
                }
            }
            make(call, target, path);
        } catch (FileError e) {
            String arrow = symbolic ? e.errno() == Errno.EEXIST || target.isEmpty() || !e.path().isEmpty() ? Quote.always(path)
                    : Quote.always(path) + " -> " + Quote.always(target) : Quote.always(path)
                    + (e.errno() == Errno.EEXIST ? "" : " => " + Quote.always(target));
            call.error("failed to create " + (symbolic ? "symbolic" : "hard") + " link " + arrow + ": " + e.reason());
        }
    }

    private static void make(Call call, String target, String path) {
        FileView files = call.files();
        String value = target;
        if (call.has("s")) {
            if (call.has("r")) {
                value = Links.relative(Links.canonical(files, target, Links.Demand.NOTHING),
                        Links.canonical(files, Basename.directory(path), Links.Demand.NOTHING));
            }
            files.symlink(value, path);
        } else {
            files.link(call.has("L") ? files.realPath(target) : target, path);
        }
        if (call.has("v")) {
            call.println(Quote.always(path) + (call.has("s") ? " -> " : " => ") + Quote.always(value));
        }
    }
}
