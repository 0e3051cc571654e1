package dev.ktutor.shell.interp;

/** {@code help}: the names of the builtins. */
final class HelpBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        if (call.args().isEmpty()) {
            call.out().print("These are the shell's builtin commands:\n" + String.join("\n", Builtins.names()) + "\n");
            return 0;
        }
        int status = 0;
        for (String name : call.args()) {
            if (Builtins.find(name) == null) {
                status = call.fail(1, "no help topics match `" + name + "'.  Try `help help' or `man -k " + name + "' or `info " + name + "'.");
            } else {
                call.out().print(name + ": a shell builtin; its manual page is not available in this lab yet\n");
            }
        }
        return status;
    }
}
