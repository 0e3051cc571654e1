package dev.ktutor.shell.syntax;

/** An expression between {@code [[} and {@code ]]}. */
public sealed interface Condition {

    /** {@code a && b}. */
    record And(Condition left, Condition right) implements Condition { }

    /** {@code a || b}. */
    record Or(Condition left, Condition right) implements Condition { }

    /** {@code ! a}. */
    record Not(Condition inner) implements Condition { }

    /** {@code ( a )}. */
    record Parenthesized(Condition inner) implements Condition { }

    /** {@code -f file}. */
    record Unary(String operator, Word operand) implements Condition { }

    /** {@code a == b}, {@code a -lt b}, {@code a =~ b}. */
    record Binary(Word left, String operator, Word right) implements Condition { }

    /** A word alone: true when it is not empty. */
    record NotEmpty(Word word) implements Condition { }
}
