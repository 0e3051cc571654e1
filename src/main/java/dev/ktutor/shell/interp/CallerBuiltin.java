package dev.ktutor.shell.interp;

import java.util.List;

/** {@code caller}. */
final class CallerBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        if (!call.args().isEmpty() && !call.args().get(0).matches("[0-9]{1,6}")) {
            call.fail(2, call.args().get(0) + ": invalid number");
            call.shell().err().print("caller: usage: caller [expr]\n");
            return 2;
        }
        Interpreter shell = call.shell();
        List<Call> calls = shell.calls;
        boolean numbered = !call.args().isEmpty();
        int frame = numbered && call.args().get(0).matches("[0-9]{1,6}") ? Integer.parseInt(call.args().get(0)) : 0;
        int index = calls.size() - 1 - frame;
        if (calls.isEmpty() && !numbered) {
            call.out().print("0 NULL\n");
            return 0;
        }
        if (index < 0) {
            return 1;
        }
        if (index == 0 && shell.session.mode != 0) {
            call.out().print(numbered ? "" : calls.get(0).line() + " NULL\n");
            return numbered ? 1 : 0;
        }
        String file = index > 0 ? calls.get(index - 1).source() : call.shell().name;
        String name = index > 0 ? calls.get(index - 1).name() : "main";
        call.out().print(calls.get(index).line() + " " + (numbered ? name + " " : "") + file + "\n");
        return 0;
    }
}
