package dev.ktutor.command.coreutils.awk;

/** An expression: gives a value, a Double, a String or a {@link Text} that may look like a number. */
@FunctionalInterface
interface Expr {
    Object value(Machine m);

    /** As a number. */
    default double number(Machine m) {
        return Values.number(value(m));
    }

    /** As a string. */
    default String text(Machine m) {
        return m.text(value(m));
    }

    /** As a condition. */
    default boolean truth(Machine m) {
        return Values.truth(value(m));
    }
}
