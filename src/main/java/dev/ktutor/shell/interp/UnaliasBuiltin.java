package dev.ktutor.shell.interp;

/** {@code unalias}. */
final class UnaliasBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "a");
        int bad = options.complain(call, "unalias [-a] name [name ...]");
        if (bad >= 0) {
            return bad;
        }
        if (options.has('a')) {
            call.shell().aliases.clear();
            return 0;
        }
        if (options.operands().isEmpty()) {
            call.shell().err().print("unalias: usage: unalias [-a] name [name ...]\n");
            return 2;
        }
        int status = 0;
        for (String name : options.operands()) {
            status = call.shell().aliases.remove(name) == null ? call.fail(1, name + ": not found") : status;
        }
        return status;
    }
}
