package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.FileMode;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;

/** mkdir(1). */
public final class Mkdir extends Tool {
    /** The tool. */
    public Mkdir() {
        super("mkdir", "Create the DIRECTORY(ies), if they do not already exist.", """
                [OPTION]... DIRECTORY...
                  -m, --mode=MODE   set file mode (as in chmod), not a=rwx - umask
                  -p, --parents     no error if existing, make parent directories as needed
                  -v, --verbose     print a message for each created directory
                  -Z                set SELinux security context of each created directory to the default type
                """);
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().isEmpty()) {
            throw new UsageError("missing operand");
        }
        String text = call.value("m", "");
        FileMode mode = call.has("m") ? FileMode.parse(text).orElseThrow(() -> new ToolExit(1, "invalid mode " + Quote.curly(text))) : null;
        for (String path : call.operands()) {
            try {
                if (call.has("p")) {
                    parents(call, path);
                } else {
                    make(call, path);
                }
                if (mode != null) {
                    call.files().chmod(path, mode.apply(0777, true, call.in().umask()));
                }
            } catch (FileError e) {
                call.error("cannot create directory " + Quote.curly(e.path()) + ": " + e.reason());
            }
        }
    }

    private static void make(Call call, String path) {
        call.files().makeDirectory(path);
        if (call.has("v")) {
            call.println(call.in().name() + ": created directory " + Quote.always(path));
        }
    }

    /** Makes the directory and what is missing above it; what exists must be a directory. */
    static void parents(Call call, String path) {
        FileView files = call.files();
        for (int end = path.indexOf('/', 1); ; end = path.indexOf('/', end + 1)) {
            String part = end < 0 ? path : path.substring(0, end);
            FileStat stat = part.isEmpty() ? null : files.find(part);
            if (stat == null && !part.endsWith("/")) {
                make(call, part);
            } else if (stat != null && !stat.isDirectory()) {
                throw new FileError(end < 0 ? Errno.EEXIST : Errno.ENOTDIR, end < 0 ? path : part);
            }
            if (end < 0) {
                return;
            }
        }
    }

    /** rmdir(1). */
    public static final class Rmdir extends Tool {
        /** The tool. */
        public Rmdir() {
            super("rmdir", "Remove the DIRECTORY(ies), if they are empty.", """
                    [OPTION]... DIRECTORY...
                          --ignore-fail-on-non-empty  ignore each failure that is solely because a directory is non-empty
                      -p, --parents     remove DIRECTORY and its ancestors; e.g., 'rmdir -p a/b/c'
                      -v, --verbose     output a diagnostic for every directory processed
                    """);
        }

        @Override
        protected void execute(Call call) {
            if (call.operands().isEmpty()) {
                throw new UsageError("missing operand");
            }
            for (String path : call.operands()) {
                if (remove(call, path, false) && call.has("p")) {
                    String parent = path.replaceFirst("/+$", "");
                    while (parent.lastIndexOf('/') > 0) {
                        parent = parent.substring(0, parent.lastIndexOf('/'));
                        if (!remove(call, parent, true)) {
                            break;
                        }
                    }
                }
            }
        }

        private static boolean remove(Call call, String path, boolean parent) {
            if (call.has("v")) {
                call.println(call.in().name() + ": removing directory, " + Quote.always(path));
            }
            try {
                call.files().removeDirectory(path);
                return true;
            } catch (FileError e) {
                if (e.errno() != Errno.ENOTEMPTY || !call.has("ignore-fail-on-non-empty")) {
                    call.error("failed to remove " + (parent ? "directory " : "") + Quote.always(path) + ": " + e.reason());
                }
                return false;
            }
        }
    }
}
