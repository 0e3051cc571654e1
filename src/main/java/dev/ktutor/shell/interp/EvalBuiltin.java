package dev.ktutor.shell.interp;

import java.util.List;

/** {@code eval}. */
final class EvalBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        List<String> args = call.args();
        if (!args.isEmpty() && args.get(0).equals("--")) {
            args = args.subList(1, args.size());
        }
        String text = String.join(" ", args);
        if (text.isBlank()) {
            return 0;
        }
        Interpreter shell = call.shell();
        shell.traceDepth++;
        try {
            return new ScriptRunner(shell).evaluate(text, shell.line, "eval: ");
        } finally {
            shell.traceDepth--;
        }
    }
}
