package dev.ktutor.command.coreutils.awk;

/** A statement. */
@FunctionalInterface
interface Statement {
    /** How the next one is found. */
    enum Flow { NORMAL, BREAK, CONTINUE, RETURN }

    Flow run(Machine m);
}
