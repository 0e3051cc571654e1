package dev.ktutor.shell.interp;

/** Why commands that follow are not run; a command that just ends has none. */
sealed interface Completion {

    /** {@code break N}. */
    record Break(int levels) implements Completion { }

    /** {@code continue N}. */
    record Continue(int levels) implements Completion { }

    /** {@code return}. */
    record Return(int status) implements Completion { }

    /** {@code exit}, {@code set -e}, a fatal error. */
    record Exit(int status) implements Completion { }

    /** An error that gives up everything on the present line; a script goes on with the next one. */
    record Discard(int status) implements Completion { }
}
