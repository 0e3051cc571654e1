package dev.ktutor.shell.interp;

/** {@code type}. */
final class TypeBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "afptP");
        int bad = options.complain(call, "type [-afptP] name [name ...]");
        if (bad >= 0) {
            return bad;
        }
        int status = 0;
        for (String name : options.operands()) {
            if (!one(call, options, name)) {
                status = 1;
            }
        }
        return status;
    }

    private static boolean one(BuiltinCall call, Getopt options, String name) {
        boolean all = options.has('a');
        if (options.has('P')) {
            return Describer.describe(call, name, Describer.Form.PATH, all);
        }
        if (options.has('t')) {
            return Describer.describe(call, name, Describer.Form.TYPE, all, !options.has('f'));
        }
        if (options.has('p')) {
            Interpreter shell = call.shell();
            boolean ours = shell.builtin(name) != null || shell.functions.get(name) != null || Describer.reserved().contains(name)
                    || shell.aliases.containsKey(name);
            return ours || Describer.describe(call, name, Describer.Form.PATH, all);
        }
        boolean found = Describer.describe(call, name, Describer.Form.LONG, all, !options.has('f'));
        if (!found) {
            call.fail(1, name + ": not found");
        }
        return found;
    }
}
