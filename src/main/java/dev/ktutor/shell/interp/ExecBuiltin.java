package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.interp.ProgramFile.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code exec}: with a command, runs it in the shell's place; without one, its redirections stay (see SimpleRunner). */
final class ExecBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "cla:");
        int bad = options.complain(call, "exec [-cl] [-a name] [command [argument ...]] [redirection ...]");
        if (bad >= 0) {
            return bad;
        }
        if (options.operands().isEmpty()) {
            return 0;
        }
        Interpreter shell = call.shell();
        List<String> argv = new ArrayList<>(options.operands());
        Programs programs = shell.executor.simples().programs();
        ProgramFile file = programs.find(argv.get(0));
        String path = file.path();
        if (path == null || file.state() != State.RUNNABLE) {
            String why = switch (file.state()) {
                case NOT_FOUND -> "not found";
                case MISSING -> "cannot execute: No such file or directory";
                case DIRECTORY -> "cannot execute: Is a directory";
                default -> "cannot execute: Permission denied";
            };
            int status = file.state() == State.NOT_FOUND || file.state() == State.MISSING ? 127 : 126;
            if (file.state() == State.FORBIDDEN || file.state() == State.DIRECTORY) {
                shell.error(shell.files().absolute(argv.get(0)) + ": " + (file.state() == State.DIRECTORY ? "Is a directory" : "Permission denied"));
            }
            shell.error((file.state() == State.MISSING ? shell.files().absolute(argv.get(0)) : "exec: " + (file.state() == State.NOT_FOUND ? argv.get(0)
                    : shell.files().absolute(argv.get(0)))) + ": "
                    + (file.state() == State.MISSING ? "No such file or directory" : why));
            if (!shell.session.interactive && !shell.on(ShellOption.EXECFAIL)) {
                shell.pending = new Completion.Exit(status);
            }
            return status;
        }
        String name = options.value('a');
        if (name != null) {
            argv.set(0, name);
        }
        int status = programs.execute(path, argv, options.has('c') ? Map.of() : shell.environment());
        shell.traps.set("EXIT", null);
        shell.pending = new Completion.Exit(status);
        return status;
    }
}
