package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.Quoting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** {@code trap}. */
final class TrapBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "lp");
        int bad = options.complain(call, "trap [-lp] [[arg] signal_spec ...]");
        if (bad >= 0) {
            return bad;
        }
        List<String> operands = options.operands();
        if (options.has('l')) {
            KillBuiltin.list(call);
            return 0;
        }
        if (operands.isEmpty() || options.has('p')) {
            return show(call, operands);
        }
        String action = operands.get(0);
        boolean reset = action.equals("-");
        List<String> signals = operands.subList(1, operands.size());
        if (signals.isEmpty()) {
            if (Signals.name(action) == null) {
                call.shell().err().print("trap: usage: trap [-lp] [[arg] signal_spec ...]\n");
                return 2;
            }
            signals = operands;
            reset = true;
        } else if (action.matches("[0-9]+") && Signals.name(action) != null) {
            signals = operands;
            reset = true;
        }
        int status = 0;
        for (String spec : signals) {
            String name = Signals.name(spec);
            if (name == null) {
                status = call.fail(1, spec + ": invalid signal specification");
            } else {
                call.shell().traps.set(name, reset ? null : action);
            }
        }
        return status;
    }

    private static int show(BuiltinCall call, List<String> only) {
        Map<String, String> shown = call.shell().traps.shown();
        List<String> names = new ArrayList<>(shown.keySet());
        if (!only.isEmpty()) {
            List<String> wanted = only.stream().map(spec -> String.valueOf(Signals.name(spec))).toList();
            names.removeIf(name -> !wanted.contains(name));
        }
        names.sort(Comparator.comparingInt(name -> Signals.NAMES.indexOf(name) < 0 ? 100 : Signals.NAMES.indexOf(name)));
        for (String name : names) {
            call.out().print("trap -- " + Quoting.single(String.valueOf(shown.get(name))) + " " + Signals.shown(name) + "\n");
        }
        return 0;
    }
}
