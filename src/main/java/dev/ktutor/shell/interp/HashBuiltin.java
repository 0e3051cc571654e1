package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import java.util.List;

/** {@code hash}. */
final class HashBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "lrp:dt");
        int bad = options.complain(call, "hash [-lr] [-p pathname] [-dt] [name ...]");
        if (bad >= 0) {
            return bad;
        }
        Interpreter shell = call.shell();
        if (!shell.on(ShellOption.HASHALL)) {
            return call.fail(1, "hashing disabled");
        }
        List<String> names = options.operands();
        if (options.has('r')) {
            shell.hashed.clear();
        }
        if (names.isEmpty() && (options.has('t') || options.has('d'))) {
            return call.fail(1, (options.has('d') ? "-d" : "-t") + ": option requires an argument");
        }
        if (names.isEmpty() && !options.has('r') && !options.has('p')) {
            list(call, options.has('l'));
        }
        int status = 0;
        for (String name : names) {
            status = one(call, options, name) ? status : call.fail(1, name + ": not found");
        }
        return status;
    }

    private static boolean one(BuiltinCall call, Getopt options, String name) {
        Interpreter shell = call.shell();
        String path = options.value('p');
        if (path != null) {
            shell.hashed.put(name, new Hashed(path));
            return true;
        }
        if (options.has('d')) {
            return shell.hashed.remove(name) != null;
        }
        if (options.has('t')) {
            Hashed known = shell.hashed.get(name);
            if (known == null) {
                return false;
            }
            call.out().print((options.has('l') ? "builtin hash -p " + known.path + " " + name
                    : options.operands().size() > 1 ? name + "\t" + known.path : known.path) + "\n");
            return true;
        }
        if (name.indexOf('/') >= 0 || Builtins.find(name) != null || shell.functions.get(name) != null) {
            return true;
        }
        shell.hashed.remove(name);
        boolean found = shell.executor.simples().programs().find(name).state() == ProgramFile.State.RUNNABLE;
        if (found) {
            shell.hashed.get(name).hits = 0;
        }
        return found;
    }

    private static void list(BuiltinCall call, boolean asCommands) {
        Interpreter shell = call.shell();
        if (shell.hashed.isEmpty()) {
            call.out().print("hash: hash table empty\n");
            return;
        }
        StringBuilder text = new StringBuilder(asCommands ? "" : "hits\tcommand\n");
        shell.hashed.forEach((name, known) -> text.append(asCommands ? "builtin hash -p " + known.path + " " + name + "\n"
                : String.format("%4d\t%s%n", known.hits, known.path)));
        call.out().print(text.toString());
    }
}
