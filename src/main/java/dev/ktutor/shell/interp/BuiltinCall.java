package dev.ktutor.shell.interp;

import dev.ktutor.host.io.Output;
import java.util.List;

/**
 * One call of a builtin.
 *
 * @param name what it was called as
 * @param args its arguments
 * @param operands the same, with the compound assignments among them
 */
record BuiltinCall(Interpreter shell, String name, List<String> args, List<Operand> operands) {

    Output out() {
        return shell.out();
    }

    /** Says {@code NAME: line N: builtin: text} and gives the status. */
    int fail(int status, String text) {
        shell.error(name + ": " + text);
        return status;
    }

    /** Too many arguments: bash gives up the whole line. */
    int tooMany() {
        shell.pending = new Completion.Discard(1);
        return fail(1, "too many arguments");
    }

    /** An option that does not exist: bash's message, the usage, status 2. */
    int badOption(String option, String usage) {
        shell.error(name + ": " + option + ": invalid option");
        shell.err().print(name + ": usage: " + usage + "\n");
        return 2;
    }
}
