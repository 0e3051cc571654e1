package dev.ktutor.shell.interp;

/** {@code pwd}. */
final class PwdBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        boolean physical = false;
        for (String arg : call.args()) {
            if (arg.startsWith("-") && !arg.matches("-[LP]*|--")) {
                return call.badOption(arg.substring(0, 2), "pwd [-LP]");
            }
            physical = arg.endsWith("P") || physical && !arg.endsWith("L");
        }
        Interpreter shell = call.shell();
        call.out().print((physical ? shell.files().realPath(shell.cwd) : shell.cwd) + "\n");
        return 0;
    }
}
