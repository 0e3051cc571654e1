package dev.ktutor.shell.interp;

/** {@code return}. */
final class ReturnBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Interpreter shell = call.shell();
        if (shell.calls.isEmpty()) {
            return call.fail(2, "can only `return' from a function or sourced script");
        }
        int status = shell.status;
        if (!call.args().isEmpty()) {
            String text = call.args().get(0).equals("--") && call.args().size() > 1 ? call.args().get(1) : call.args().get(0);
            if (!text.strip().matches("[-+]?[0-9]{1,18}")) {
                call.fail(2, text + ": numeric argument required");
                status = 2;
            } else if (call.args().size() > 1 && !call.args().get(0).equals("--")) {
                return call.tooMany();
            } else {
                status = (int) Long.parseLong(text.strip()) & 0xFF;
            }
        }
        shell.pending = new Completion.Return(status);
        return status;
    }
}
