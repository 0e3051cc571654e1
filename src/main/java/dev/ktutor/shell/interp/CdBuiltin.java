package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.shell.expand.ShellOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code cd}. */
final class CdBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Interpreter shell = call.shell();
        List<String> args = call.args();
        boolean physical = shell.on(ShellOption.PHYSICAL);
        int at = 0;
        while (at < args.size() && args.get(at).length() > 1 && args.get(at).startsWith("-")) {
            String option = args.get(at);
            if (option.equals("--")) {
                at++;
                break;
            }
            if (!option.matches("-[LPe@]+")) {
                return call.badOption(option.substring(0, 2), "cd [-L|[-P [-e]] [-@]] [dir]");
            }
            physical = option.lastIndexOf('P') > option.lastIndexOf('L');
            at++;
        }
        if (args.size() - at > 1) {
            return call.fail(1, "too many arguments");
        }
        String target = at < args.size() ? args.get(at) : shell.variables.value("HOME");
        if (target == null) {
            return call.fail(1, "HOME not set");
        }
        boolean print = target.equals("-");
        if (print) {
            target = shell.variables.value("OLDPWD");
            if (target == null) {
                return call.fail(1, "OLDPWD not set");
            }
        }
        String found = fromPath(shell, target);
        int status = change(call, found == null ? target : found, physical);
        if (status == 0 && (print || found != null)) {
            call.out().print(shell.cwd + "\n");
        }
        return status;
    }

    /** The directory that CDPATH leads to; null if it is not asked or finds nothing. */
    private static @Nullable String fromPath(Interpreter shell, String target) {
        String path = shell.variables.value("CDPATH");
        if (path == null || target.startsWith("/") || target.startsWith("./") || target.startsWith("../") || target.equals(".") || target.equals("..")) {
            return null;
        }
        for (String directory : path.split(":")) {
            if (!directory.isEmpty() && !directory.equals(".") && shell.files().isDirectory(directory + "/" + target)) {
                return directory + "/" + target;
            }
        }
        return null;
    }

    /** Goes there and sets PWD and OLDPWD. */
    static int change(BuiltinCall call, String target, boolean physical) {
        Interpreter shell = call.shell();
        FileView files = shell.files();
        if (target.isEmpty()) {
            return 0;
        }
        String path;
        try {
            // A path is first taken as it reads, so that .. undoes a symbolic link; only then as the file system has it.
            String logical = files.absolute(target);
            boolean reads = !physical && files.isDirectory(logical);
            FileStat stat = files.stat(reads ? logical : target);
            if (!stat.isDirectory()) {
                return call.fail(1, target + ": Not a directory");
            }
            if (!files.may(target, 1)) {
                return call.fail(1, target + ": Permission denied");
            }
            path = reads ? logical : files.realPath(target);
        } catch (FileError e) {
            return call.fail(1, target + ": " + e.reason());
        }
        String old = shell.variables.value("PWD");
        shell.variables.set("OLDPWD", old == null ? shell.cwd : old);
        shell.cwd = path;
        shell.variables.set("PWD", path);
        return 0;
    }
}
