package dev.ktutor.command.coreutils.sed;

import dev.ktutor.command.coreutils.regex.Regex;
import org.jspecify.annotations.Nullable;

/** Which lines a command is for. */
sealed interface Address {
    /** One line by number; 0 only before a regular expression. */
    record Line(long number) implements Address { }

    /** Every so many lines from a first one. */
    record Step(long first, long step) implements Address { }

    /** The last line. */
    record Last() implements Address { }

    /** Lines that match; null is the expression used last. */
    record Matching(@Nullable Regex regex) implements Address { }

    /** As a range's end: so many lines more. */
    record Plus(long count) implements Address { }

    /** As a range's end: up to the next multiple. */
    record Multiple(long of) implements Address { }
}
