package dev.ktutor.shell.interp;

import java.util.Set;

/** {@code enable}: lists the builtins and switches them off and on. */
final class EnableBuiltin implements Builtin {
    /** POSIX's special builtins, which {@code -s} lists. */
    static final Set<String> SPECIAL = Set.of(".", ":", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return",
            "set", "shift", "source", "times", "trap", "unset");

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "adnpsf:");
        int bad = options.complain(call, "enable [-a] [-dnps] [-f filename] [name ...]");
        if (bad >= 0) {
            return bad;
        }
        Interpreter shell = call.shell();
        if (options.has('f') || options.has('d')) {
            return call.fail(1, "loadable builtins are not available in this lab yet");
        }
        if (options.operands().isEmpty() || options.has('p')) {
            list(call, options);
            return 0;
        }
        int status = 0;
        for (String name : options.operands()) {
            if (!Builtins.names().contains(name)) {
                status = call.fail(1, name + ": not a shell builtin");
            } else if (options.has('n')) {
                shell.disabled.add(name);
            } else {
                shell.disabled.remove(name);
            }
        }
        return status;
    }

    private static void list(BuiltinCall call, Getopt options) {
        Interpreter shell = call.shell();
        StringBuilder text = new StringBuilder();
        for (String name : Builtins.names()) {
            boolean off = shell.disabled.contains(name);
            boolean wanted = options.has('a') || off == options.has('n');
            if (wanted && (!options.has('s') || SPECIAL.contains(name))) {
                text.append(off ? "enable -n " : "enable ").append(name).append('\n');
            }
        }
        call.out().print(text.toString());
    }
}
