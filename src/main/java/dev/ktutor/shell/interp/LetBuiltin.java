package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ExpansionError;

/** {@code let}. */
final class LetBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        if (call.args().isEmpty()) {
            return call.fail(1, "expression expected");
        }
        long value = 0;
        for (String expression : call.args()) {
            try {
                value = call.shell().expander.arithmetic().evaluate(expression);
            } catch (ExpansionError e) {
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
