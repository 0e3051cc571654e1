package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** {@code shopt}. */
final class ShoptBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "opqsu");
        int bad = options.complain(call, "shopt [-pqsu] [-o] [optname ...]");
        if (bad >= 0) {
            return bad;
        }
        boolean ofSet = options.has('o');
        boolean change = options.has('s') || options.has('u');
        int status = 0;
        List<ShellOption> chosen = new ArrayList<>();
        for (String name : options.operands()) {
            ShellOption option = ShellOption.named(name, ofSet);
            if (option == null) {
                status = call.fail(1, name + ": invalid shell option name");
            } else {
                chosen.add(option);
            }
        }
        if (options.operands().isEmpty()) {
            Arrays.stream(ShellOption.values()).filter(option -> option.ofSet() == ofSet)
                    .filter(option -> !change || call.shell().on(option) == options.has('s'))
                    .sorted(Comparator.comparing(ShellOption::label)).forEach(option -> show(call, options, option));
            return 0;
        }
        for (ShellOption option : chosen) {
            if (change) {
                SetBuiltin.set(call.shell(), option, options.has('s'));
            } else {
                status = call.shell().on(option) ? status : 1;
                show(call, options, option);
            }
        }
        return status;
    }

    private static void show(BuiltinCall call, Getopt options, ShellOption option) {
        boolean on = call.shell().on(option);
        if (options.has('q')) {
            return;
        }
        if (options.has('p')) {
            call.out().print(options.has('o') ? "set " + (on ? "-o " : "+o ") + option.label() + "\n"
                    : "shopt " + (on ? "-s " : "-u ") + option.label() + "\n");
        } else {
            call.out().print(String.format("%-15s\t%s%n", option.label(), on ? "on" : "off"));
        }
    }
}
