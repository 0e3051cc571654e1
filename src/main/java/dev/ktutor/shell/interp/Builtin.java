package dev.ktutor.shell.interp;

/** A command that the shell runs itself. Stateless. */
interface Builtin {

    /** Runs it; gives its exit status. */
    int run(BuiltinCall call);
}
