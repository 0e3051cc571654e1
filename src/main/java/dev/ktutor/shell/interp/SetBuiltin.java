package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.Declarations;
import dev.ktutor.shell.expand.Quoting;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.syntax.Printer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code set}. */
final class SetBuiltin implements Builtin {
    private static final String USAGE = "set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]";

    @Override
    public int run(BuiltinCall call) {
        List<String> args = call.args();
        if (args.isEmpty()) {
            list(call);
            return 0;
        }
        Interpreter shell = call.shell();
        int at = 0;
        for (; at < args.size(); at++) {
            String arg = args.get(at);
            if (arg.equals("--")) {
                shell.positional = List.copyOf(args.subList(at + 1, args.size()));
                return 0;
            }
            if (arg.equals("-")) {
                shell.options.remove(ShellOption.XTRACE);
                shell.options.remove(ShellOption.VERBOSE);
                at++;
                break;
            }
            if (arg.length() < 2 || arg.charAt(0) != '-' && arg.charAt(0) != '+') {
                break;
            }
            boolean on = arg.charAt(0) == '-';
            for (int i = 1; i < arg.length(); i++) {
                if (arg.charAt(i) == 'o') {
                    if (at + 1 >= args.size()) {
                        options(call, on);
                        return 0;
                    }
                    ShellOption option = ShellOption.named(args.get(++at), true);
                    if (option == null) {
                        return call.fail(2, args.get(at) + ": invalid option name");
                    }
                    set(shell, option, on);
                } else {
                    ShellOption option = ShellOption.lettered(arg.charAt(i));
                    if (option == null) {
                        return call.badOption(arg.substring(0, 1) + arg.charAt(i), USAGE);
                    }
                    set(shell, option, on);
                }
            }
        }
        if (at < args.size()) {
            shell.positional = List.copyOf(args.subList(at, args.size()));
        }
        return 0;
    }

    static void set(Interpreter shell, @Nullable ShellOption option, boolean on) {
        if (option == null) {
            return;
        }
        if (on) {
            shell.options.add(option);
        } else {
            shell.options.remove(option);
        }
        if (option == ShellOption.ALLEXPORT) {
            shell.variables.exportAll(on);
        }
        if (on && option == ShellOption.EMACS) {
            shell.options.remove(ShellOption.VI);
        }
        if (on && option == ShellOption.VI) {
            shell.options.remove(ShellOption.EMACS);
        }
    }

    private static void list(BuiltinCall call) {
        Interpreter shell = call.shell();
        StringBuilder text = new StringBuilder();
        for (String name : shell.variables.names()) {
            Variable variable = shell.variables.raw(name);
            if (variable != null && (variable.text() != null || variable.isArray())) {
                String value = variable.isArray() ? Declarations.value(variable) : Quoting.value(String.valueOf(variable.text()));
                text.append(name).append('=').append(value).append('\n');
            }
        }
        for (Functions.Definition function : shell.functions.all()) {
            text.append(new Printer().function(function.node())).append('\n');
        }
        call.out().print(text.toString());
    }

    private static void options(BuiltinCall call, boolean readable) {
        StringBuilder text = new StringBuilder();
        Arrays.stream(ShellOption.values()).filter(ShellOption::ofSet).sorted(Comparator.comparing(ShellOption::label)).forEach(option -> {
            boolean on = call.shell().on(option);
            text.append(readable ? String.format("%-15s\t%s%n", option.label(), on ? "on" : "off")
                    : "set " + (on ? "-" : "+") + "o " + option.label() + "\n");
        });
        call.out().print(text.toString());
    }
}
