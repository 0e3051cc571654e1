package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ExpansionError;
import java.util.List;

/** {@code let}. */
final class LetBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        List<String> args = call.args();
        args = !args.isEmpty() && args.get(0).equals("--") ? args.subList(1, args.size()) : args;
        if (args.isEmpty()) {
            return call.fail(1, "expression expected");
        }
        long value = 0;
        for (String expression : args) {
            try {
                value = call.shell().expander.arithmetic().evaluate(expression);
            } catch (ExpansionError e) {
                if (e.reach() == ExpansionError.Reach.SHELL) {
                    throw e;
                }
                if (e.text().endsWith("readonly variable")) {
                    call.shell().error(e.text());
                    return 1;
                }
                return call.fail(1, e.text());
            }
        }
        return value == 0 ? 1 : 0;
    }
}
