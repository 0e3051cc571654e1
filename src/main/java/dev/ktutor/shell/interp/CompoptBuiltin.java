package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code compopt}: changes the options of a completion, of the running one without a name. */
final class CompoptBuiltin implements Builtin {
    private static final String USAGE = "compopt: usage: compopt [-o|+o option] [-DEI] [name ...]\n";

    /** An option to be switched. */
    private record Switch(String option, boolean on) { }

    @Override
    public int run(BuiltinCall call) {
        List<Switch> switches = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> args = call.args();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if ((arg.equals("-o") || arg.equals("+o")) && i + 1 < args.size()) {
                String option = args.get(++i);
                if (!CompletionSpec.OPTIONS.contains(option)) {
                    return call.fail(2, option + ": invalid option name");
                }
                switches.add(new Switch(option, arg.startsWith("-")));
            } else if (List.of("-D", "-E", "-I").contains(arg)) {
                names.add("\0" + arg.charAt(1));
            } else if (arg.startsWith("-") && arg.length() > 1 && names.isEmpty()) {
                call.fail(2, (arg.equals("-o") ? arg + ": option requires an argument" : arg.substring(0, 2) + ": invalid option"));
                call.shell().err().print(USAGE);
                return 2;
            } else {
                names.add(arg);
            }
        }
        return names.isEmpty() ? running(call, switches) : named(call, switches, names);
    }

    private static int running(BuiltinCall call, List<Switch> switches) {
        CompletionTable table = call.shell().session.completions;
        CompletionSpec spec = table.running;
        if (spec == null) {
            return call.fail(1, "not currently executing completion function");
        }
        for (Switch change : switches) {
            spec = spec.with(change.option(), change.on());
        }
        table.running = spec;
        return 0;
    }

    private static int named(BuiltinCall call, List<Switch> switches, List<String> names) {
        Map<String, CompletionSpec> table = call.shell().session.completions.told();
        int status = 0;
        for (String name : names) {
            CompletionSpec spec = table.get(name);
            if (spec == null) {
                status = call.fail(1, name + ": no completion specification");
                continue;
            }
            for (Switch change : switches) {
                spec = spec.with(change.option(), change.on());
            }
            table.put(name, spec);
            if (switches.isEmpty()) {
                StringBuilder line = new StringBuilder("compopt");
                for (String option : CompletionSpec.OPTIONS) {
                    line.append(spec.options().contains(option) ? " -o " : " +o ").append(option);
                }
                call.out().print(line + " " + name + "\n");
            }
        }
        return status;
    }
}
