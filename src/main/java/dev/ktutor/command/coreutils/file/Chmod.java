package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.FileMode;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.List;

/** chmod(1). */
public final class Chmod extends Tool {
    /** The tool. */
    public Chmod() {
        super("chmod", "Change the mode of each FILE to MODE.", """
                [OPTION]... MODE[,MODE]... FILE... | OCTAL-MODE FILE... | --reference=RFILE FILE...
                  -c, --changes          like verbose but report only when a change is made
                  -f, --silent, --quiet  suppress most error messages
                  -v, --verbose          output a diagnostic for every file processed
                      --no-preserve-root  do not treat '/' specially (the default)
                      --preserve-root    fail to operate recursively on '/'
                      --reference=RFILE  use RFILE's mode instead of MODE values
                  -R, --recursive        change files and directories recursively
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // A mode such as -x or -w looks like an option.
        List<String> prepared = new ArrayList<>();
        boolean mode = false;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--")) {
                prepared.addAll(args.subList(i, args.size()));
                break;
            }
            if (!mode && arg.matches("-[rwxXstugo0-7,=+-]+") && !arg.equals("--") && !arg.startsWith("--")) {
                mode = true;
                prepared.add(0, arg);
                continue;
            }
            prepared.add(arg);
        }
        if (mode) {
            String dashed = prepared.remove(0);
            int firstFile = 0;
            while (firstFile < prepared.size() && prepared.get(firstFile).startsWith("-")) {
                firstFile++;
            }
            prepared.add(firstFile, "--");
            prepared.add(firstFile + 1, dashed);
        }
        return prepared;
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = call.operands();
        if (operands.isEmpty() || operands.size() == 1 && !call.has("reference")) {
            throw new UsageError(operands.isEmpty() ? "missing operand" : "missing operand after " + Quote.curly(operands.get(0)));
        }
        FileMode mode;
        List<String> paths = operands;
        if (call.has("reference")) {
            String reference = call.value("reference", "");
            try {
                mode = FileMode.parse(Integer.toOctalString(call.files().stat(reference).mode())).orElseThrow();
            } catch (FileError e) {
                throw new ToolExit(1, "failed to get attributes of " + Quote.always(reference) + ": " + e.reason());
            }
        } else {
            mode = FileMode.parse(operands.get(0)).orElseThrow(() -> new UsageError("invalid mode: " + Quote.curly(operands.get(0))));
            paths = operands.subList(1, operands.size());
        }
        paths.forEach(path -> change(call, mode, path, true));
    }

    private static void change(Call call, FileMode mode, String path, boolean given) {
        FileView files = call.files();
        FileStat stat;
        try {
            FileStat link = files.lstat(path);
            if (link.isSymlink() && !given) {
                return;
            }
            stat = files.stat(path);
        } catch (FileError e) {
            FileStat link = files.findLink(path);
            quietly(call, link != null && link.isSymlink() ? "cannot operate on dangling symlink " + Quote.always(path)
                    : "cannot access " + Quote.always(path) + ": " + e.reason());
            if (call.has("v") && link == null) {
                call.println("failed to change mode of " + Quote.always(path) + " to 0000 (---------)");
            }
            return;
        }
        call.checkpoint();
        int wanted = mode.apply(stat.mode(), stat.isDirectory(), call.in().umask());
        try {
            files.chmod(path, wanted);
            report(call, path, stat.mode(), wanted);
        } catch (FileError e) {
            quietly(call, "changing permissions of " + Quote.always(path) + ": " + e.reason());
        }
        if (call.has("R") && stat.isDirectory()) {
            try {
                files.list(path).forEach(name -> change(call, mode, Copier.join(path, name), false));
            } catch (FileError e) {
                quietly(call, "cannot read directory " + Quote.always(path) + ": " + e.reason());
            }
        }
    }

    private static void quietly(Call call, String message) {
        if (call.has("f")) {
            call.status(1);
        } else {
            call.error(message);
        }
    }

    private static void report(Call call, String path, int before, int after) {
        if (before != after && (call.has("v") || call.has("c"))) {
            call.println("mode of " + Quote.always(path) + " changed from " + shown(before) + " to " + shown(after));
        } else if (call.has("v")) {
            call.println("mode of " + Quote.always(path) + " retained as " + shown(after));
        }
    }

    private static String shown(int mode) {
        return String.format("%04o (%s)", mode, FileMode.letters(mode));
    }
}
