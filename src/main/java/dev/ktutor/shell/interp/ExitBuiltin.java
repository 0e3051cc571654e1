package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import java.util.List;

/** {@code exit} and {@code logout}. */
final class ExitBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Interpreter shell = call.shell();
        List<String> args = call.args();
        if (call.name().equals("logout") && !shell.on(ShellOption.LOGIN_SHELL)) {
            return call.fail(1, "not login shell: use `exit'");
        }
        if (shell.session.interactive && shell.subshellLevel == 0 && !shell.session.plain) {
            shell.err().print(shell.on(ShellOption.LOGIN_SHELL) ? "logout\n" : "exit\n");
        }
        int status = shell.status;
        if (!args.isEmpty()) {
            String text = args.get(0).equals("--") && args.size() > 1 ? args.get(1) : args.get(0);
            if (!text.strip().matches("[-+]?[0-9]{1,18}")) {
                status = call.fail(2, text + ": numeric argument required");
            } else if (args.size() > 1 && !args.get(0).equals("--")) {
                return call.tooMany();
            } else {
                status = (int) Long.parseLong(text.strip()) & 0xFF;
            }
        }
        shell.pending = new Completion.Exit(status);
        return status;
    }
}
