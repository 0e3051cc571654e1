package dev.ktutor.shell.interp;

/** {@code break} and {@code continue}. */
final class BreakBuiltin implements Builtin {
    private final boolean out;

    BreakBuiltin(boolean out) {
        this.out = out;
    }

    @Override
    public int run(BuiltinCall call) {
        Interpreter shell = call.shell();
        int levels = 1;
        if (!call.args().isEmpty()) {
            String text = call.args().get(0);
            if (!text.matches("[-+]?[0-9]{1,9}")) {
                call.fail(128, text + ": numeric argument required");
                shell.pending = shell.session.interactive ? new Completion.Discard(1) : new Completion.Exit(128);
                return 128;
            }
            if (call.args().size() > 1) {
                return call.tooMany();
            }
            levels = Integer.parseInt(text);
        }
        if (shell.loops == 0) {
            shell.error(call.name() + ": only meaningful in a `for', `while', or `until' loop");
            return 0;
        }
        if (levels < 1) {
            shell.pending = new Completion.Break(shell.loops);
            return call.fail(1, call.args().get(0) + ": loop count out of range");
        }
        levels = Math.min(levels, shell.loops);
        shell.pending = out ? new Completion.Break(levels) : new Completion.Continue(levels);
        return 0;
    }
}
