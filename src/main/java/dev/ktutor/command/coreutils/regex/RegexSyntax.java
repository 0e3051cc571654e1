package dev.ktutor.command.coreutils.regex;

/** How a pattern is written. */
public enum RegexSyntax {
    /** POSIX basic with GNU's {@code \+ \? \|}. */
    BASIC,
    /** POSIX extended. */
    EXTENDED,
    /** PCRE, as far as Java's syntax reaches. */
    PERL,
    /** Every character stands for itself. */
    FIXED
}
