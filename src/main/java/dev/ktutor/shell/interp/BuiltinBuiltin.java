package dev.ktutor.shell.interp;

import java.util.List;

/** {@code builtin}. */
final class BuiltinBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        List<String> argv = call.args();
        int first = !argv.isEmpty() && argv.get(0).equals("--") ? 1 : 0;
        argv = argv.subList(first, argv.size());
        if (argv.isEmpty()) {
            return 0;
        }
        Builtin builtin = call.shell().builtin(argv.get(0));
        if (builtin == null) {
            return call.fail(1, argv.get(0) + ": not a shell builtin");
        }
        List<Operand> operands = call.operands().isEmpty() ? List.of() : call.operands().subList(first, call.operands().size());
        return call.shell().executor.simples().builtin(builtin, argv, operands);
    }
}
