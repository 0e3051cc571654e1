package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.FileMode;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;

/** install(1). */
public final class Install extends Tool {
    /** The tool. */
    public Install() {
        super("install", "Copy files and set attributes.", """
                [OPTION]... [-T] SOURCE DEST | SOURCE... DIRECTORY | -t DIRECTORY SOURCE... | -d DIRECTORY...
                  -b                  make a backup of each existing destination file
                  -c                  (ignored)
                  -d, --directory     treat all arguments as directory names; create all components
                  -D                  create all leading components of DEST except the last
                  -g, --group=GROUP   set group ownership, instead of process' current group
                  -m, --mode=MODE     set permission mode (as in chmod), instead of rwxr-xr-x
                  -o, --owner=OWNER   set ownership (super-user only)
                  -C, --compare       compare content of source and destination files, and if no change, do not modify the destination
                  -p, --preserve-timestamps   apply access/modification times of SOURCE files to corresponding destination files
                  -s, --strip         strip symbol tables
                  -S, --suffix=SUFFIX  override the usual backup suffix
                  -t, --target-directory=DIRECTORY  copy all SOURCE arguments into DIRECTORY
                  -T, --no-target-directory  treat DEST as a normal file
                  -v, --verbose       print the name of each directory as it is created
                """);
    }

    @Override
    protected void execute(Call call) {
        String text = call.value("m", "755");
        FileMode mode = FileMode.parse(text).orElseThrow(() -> new ToolExit(1, "invalid mode " + Quote.curly(text)));
        if (call.has("d")) {
            if (call.operands().isEmpty()) {
                throw new dev.ktutor.command.coreutils.tool.UsageError("missing file operand");
            }
            for (String path : call.operands()) {
                try {
                    Mkdir.parents(call, path);
                    finish(call, path, mode, null);
                } catch (FileError e) {
                    call.error("cannot create directory " + Quote.curly(e.path()) + ": " + e.reason());
                }
            }
            return;
        }
        if (call.has("D") && call.has("t")) {
            Mkdir.parents(call, call.value("t", ""));
        } else if (call.has("D") && call.operands().size() == 2) {
            Mkdir.parents(call, Basename.directory(call.operands().get(1)));
        }
        Destination.of(call).each(false, (source, target) -> {
            FileView files = call.files();
            FileStat stat = files.find(source);
            if (stat == null) {
                call.error("cannot stat " + Quote.always(source) + ": No such file or directory");
            } else if (stat.isDirectory()) {
                call.error("omitting directory " + Quote.always(source));
            } else {
                if (files.findLink(target) != null && !files.isDirectory(target)) {
                    if (Backup.of(call).wanted()) {
                        Backup.of(call).keep(target);
                    } else {
                        files.remove(target);
                    }
                }
                int before = call.status();
                new Copier(call, Cp.plain(false, false, call.has("v"))).copy(source, target, true);
                if (call.status() == before) {
                    finish(call, target, mode, stat);
                }
            }
        });
    }

    private static void finish(Call call, String path, FileMode mode, @org.jspecify.annotations.Nullable FileStat source) {
        call.files().chmod(path, mode.apply(0, source == null, 0));
        if (call.has("o") || call.has("g")) {
            Chown.Owner owner = Chown.owner(call, call.value("o", "") + (call.has("g") ? ":" + call.value("g", "") : ""));
            call.files().chown(path, owner.uid(), owner.gid(), true);
        }
        if (call.has("p") && source != null) {
            call.files().setTimes(path, source.accessed(), source.modified(), true);
        }
    }
}
