package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.text.ByteText;
import java.util.List;

/** {@code source} and {@code .}. */
final class SourceBuiltin implements Builtin {
    private static final int MAX_DEPTH = 200;

    @Override
    public int run(BuiltinCall call) {
        Interpreter shell = call.shell();
        List<String> args = call.args();
        if (!args.isEmpty() && args.get(0).equals("--")) {
            args = args.subList(1, args.size());
        } else if (!args.isEmpty() && args.get(0).length() > 1 && args.get(0).startsWith("-")) {
            return call.badOption(args.get(0).substring(0, 2), call.name() + " filename [arguments]");
        }
        if (args.isEmpty()) {
            shell.error(call.name() + ": filename argument required");
            shell.err().print(call.name() + ": usage: " + call.name() + " filename [arguments]\n");
            return 2;
        }
        String file = locate(shell, args.get(0));
        String text;
        try {
            if (shell.files().isDirectory(file)) {
                return call.fail(1, args.get(0) + ": is a directory");
            }
            OpenFile open = shell.redirector.openRead(file);
            text = ByteText.decode(open.input().readAll());
            open.release();
        } catch (FileError e) {
            shell.error(args.get(0) + ": " + e.reason());
            return 1;
        }
        if (shell.calls.size() > MAX_DEPTH) {
            return call.fail(1, "maximum source nesting level exceeded (" + MAX_DEPTH + ")");
        }
        return run(shell, file, text, args.subList(1, args.size()));
    }

    private static String locate(Interpreter shell, String name) {
        if (name.indexOf('/') >= 0) {
            return name;
        }
        String path = shell.variables.value("PATH");
        for (String directory : (path == null ? "" : path).split(":")) {
            String candidate = (directory.isEmpty() ? "." : directory) + "/" + name;
            if (shell.files().isRegular(candidate)) {
                return candidate;
            }
        }
        return name;
    }

    static int run(Interpreter shell, String file, String text, List<String> args) {
        List<String> positional = shell.positional;
        if (!args.isEmpty()) {
            shell.positional = List.copyOf(args);
        }
        List<String> given = shell.positional;
        int line = shell.line;
        shell.calls.add(new Call("source", file, line, false));
        int depth = shell.calls.size();
        try {
            int status = new ScriptRunner(shell).evaluate(text, 1, "");
            shell.status = status;
            shell.traps.runReturn(shell);
            if (shell.pending instanceof Completion.Return returned) {
                shell.pending = null;
                status = returned.status();
            }
            return status;
        } finally {
            while (shell.calls.size() >= depth) {
                shell.calls.remove(shell.calls.size() - 1);
            }
            if (!args.isEmpty() && shell.positional == given) {
                shell.positional = positional;
            }
            shell.line = line;
        }
    }
}
