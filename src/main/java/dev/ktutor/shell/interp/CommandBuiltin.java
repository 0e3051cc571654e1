package dev.ktutor.shell.interp;

import java.util.List;

/** {@code command}. */
final class CommandBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "pvV");
        int bad = options.complain(call, "command [-pVv] command [arg ...]");
        if (bad >= 0) {
            return bad;
        }
        List<String> argv = options.operands();
        if (argv.isEmpty()) {
            return 0;
        }
        if (options.has('v') || options.has('V')) {
            boolean any = false;
            for (String name : argv) {
                boolean found = Describer.describe(call, name, options.has('V') ? Describer.Form.LONG : Describer.Form.SHORT, false);
                if (!found && options.has('V')) {
                    call.fail(1, name + ": not found");
                }
                any |= found;
            }
            return any ? 0 : 1;
        }
        int first = call.args().size() - argv.size();
        List<Operand> operands = call.operands().isEmpty() ? List.of() : call.operands().subList(first, call.operands().size());
        return call.shell().executor.simples().call(argv, operands, false);
    }
}
