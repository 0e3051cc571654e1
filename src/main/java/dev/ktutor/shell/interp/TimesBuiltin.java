package dev.ktutor.shell.interp;

/** {@code times}: the lab's processes take no processor time. */
final class TimesBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        call.out().print("0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n");
        return 0;
    }
}
