package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.List;

/** {@code fc}: lists earlier commands, or with {@code -s} runs one again; editing one first is left to the prompt's own keys. */
final class FixCommandBuiltin implements Builtin {
    private static final int SHOWN = 16;

    @Override
    public int run(BuiltinCall call) {
        List<String> args = call.args();
        boolean again = !args.isEmpty() && args.get(0).equals("-s");
        Getopt options = new Getopt(again ? args.subList(1, args.size()) : args, again ? "" : "e:lnrs");
        int bad = options.complain(call, "fc [-e ename] [-lnr] [first] [last] or fc -s [pat=rep] [command]");
        if (bad >= 0) {
            return bad;
        }
        List<String> history = call.shell().session.history;
        // The line with fc itself does not count.
        List<String> earlier = history.isEmpty() ? history : history.subList(0, history.size() - 1);
        if (again) {
            return again(call, earlier, options.operands());
        }
        if (options.has('l')) {
            return list(call, options, earlier);
        }
        return earlier.isEmpty() ? 0 : call.fail(1, "editing a command is not available in this lab yet: use the arrow keys, fc -l or fc -s");
    }

    private static int again(BuiltinCall call, List<String> earlier, List<String> operands) {
        String start = "";
        String from = "";
        String to = "";
        for (String operand : operands) {
            int equals = operand.indexOf('=');
            if (equals > 0) {
                from = operand.substring(0, equals);
                to = operand.substring(equals + 1);
            } else {
                start = operand;
            }
        }
        int at = index(earlier, start.isEmpty() ? "-1" : start, -1);
        if (at < 0) {
            return call.fail(1, "no command found");
        }
        String line = from.isEmpty() ? earlier.get(at) : earlier.get(at).replace(from, to);
        call.shell().err().print(line + "\n");
        return new ScriptRunner(call.shell()).evaluate(line, call.shell().line, "");
    }

    /** Where a command is: by number, by distance from the end, or by how it begins. */
    private static int index(List<String> earlier, String spec, int otherwise) {
        if (spec.matches("-[0-9]{1,6}")) {
            int index = earlier.size() + Integer.parseInt(spec);
            return earlier.isEmpty() ? -1 : Math.max(0, index);
        }
        if (spec.matches("[0-9]{1,6}")) {
            int index = Integer.parseInt(spec) - 1;
            return index < earlier.size() ? Math.max(0, index) : earlier.size() - 1;
        }
        for (int i = earlier.size() - 1; i >= 0; i--) {
            if (earlier.get(i).startsWith(spec)) {
                return i;
            }
        }
        return otherwise;
    }

    private static int list(BuiltinCall call, Getopt options, List<String> earlier) {
        List<String> operands = options.operands();
        int first = operands.isEmpty() ? Math.max(0, earlier.size() - SHOWN) : index(earlier, operands.get(0), -1);
        int last = operands.size() < 2 ? earlier.size() - 1 : index(earlier, operands.get(1), -1);
        if (earlier.isEmpty()) {
            return 0;
        }
        if (first < 0 || last < 0) {
            return call.fail(1, "history specification out of range");
        }
        boolean backwards = first > last != options.has('r');
        List<String> lines = new ArrayList<>();
        for (int i = Math.min(first, last); i <= Math.max(first, last); i++) {
            lines.add((options.has('n') ? "" : i + 1) + "\t " + earlier.get(i) + "\n");
        }
        if (backwards) {
            java.util.Collections.reverse(lines);
        }
        call.out().print(String.join("", lines));
        return 0;
    }
}
