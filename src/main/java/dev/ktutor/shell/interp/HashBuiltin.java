package dev.ktutor.shell.interp;

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
        List<String> names = options.operands();
        if (options.has('r')) {
            shell.hashed.clear();
        }
        if (names.isEmpty() && options.options().isEmpty()) {
            if (shell.hashed.isEmpty()) {
                call.out().print("hash: hash table empty\n");
                return 0;
            }
            call.out().print("hits\tcommand\n");
            shell.hashed.forEach((name, path) -> call.out().print("   1\t" + path + "\n"));
        }
        int status = 0;
        for (String name : names) {
            String path = options.value('p');
            if (path != null) {
                shell.hashed.put(name, path);
            } else if (options.has('d')) {
                status = shell.hashed.remove(name) == null ? call.fail(1, name + ": not found") : status;
            } else if (options.has('t')) {
                String known = shell.hashed.get(name);
                if (known == null) {
                    status = call.fail(1, name + ": not found");
                } else {
                    call.out().print(known + "\n");
                }
            } else if (Builtins.find(name) == null && shell.functions.get(name) == null
                    && shell.executor.simples().programs().find(name).state() != ProgramFile.State.RUNNABLE) {
                status = call.fail(1, name + ": not found");
            }
        }
        return status;
    }
}
