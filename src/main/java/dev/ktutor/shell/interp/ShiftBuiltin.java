package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import java.util.List;

/** {@code shift}. */
final class ShiftBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        List<String> args = call.args();
        Interpreter shell = call.shell();
        int count = 1;
        if (!args.isEmpty()) {
            if (args.size() > 1) {
                return call.tooMany();
            }
            if (!args.get(0).matches("[-+]?[0-9]{1,9}")) {
                return call.fail(1, args.get(0) + ": numeric argument required");
            }
            count = Integer.parseInt(args.get(0));
        }
        if (count < 0) {
            return call.fail(1, args.get(0) + ": shift count out of range");
        }
        if (count > shell.positional.size()) {
            return shell.on(ShellOption.SHIFT_VERBOSE) ? call.fail(1, (args.isEmpty() ? "" : count + ": ") + "shift count out of range") : 1;
        }
        shell.positional = List.copyOf(shell.positional.subList(count, shell.positional.size()));
        return 0;
    }
}
