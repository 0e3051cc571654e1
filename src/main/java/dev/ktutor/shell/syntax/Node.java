package dev.ktutor.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command in the tree. */
public sealed interface Node {

    /** The line it begins at, counted from 1. */
    int line();

    /** Assignments, a command with its arguments, redirections; each may be missing, not all. */
    record Simple(int line, List<Assignment> assignments, List<Argument> arguments, List<Redirection> redirections)
            implements Node { }

    /** {@code a | b}; with {@code negated} for {@code !}, {@code timed} for {@code time}. */
    record Pipeline(int line, boolean negated, @Nullable Timing timed, List<Node> stages) implements Node { }

    /** How {@code time} reports: {@code time} or {@code time -p}. */
    enum Timing { USUAL, POSIX }

    /** {@code a && b} (and) or {@code a || b}. */
    record AndOr(int line, Node left, boolean and, Node right) implements Node { }

    /** Commands one after the other. */
    record Sequence(int line, List<Statement> statements) implements Node { }

    /** A command in a sequence, in the background or not. */
    record Statement(Node command, boolean background) { }

    /** {@code { …; }}. */
    record Group(int line, Node body) implements Node { }

    /** {@code ( … )}. */
    record Subshell(int line, Node body) implements Node { }

    /** {@code if}; an elif is an If in the otherwise branch. */
    record If(int line, Node condition, Node then, @Nullable Node otherwise) implements Node { }

    /** {@code while} or, with {@code until}, the other way round. */
    record While(int line, boolean until, Node condition, Node body) implements Node { }

    /** {@code for name in words} or {@code select}; words are null for the positional parameters. */
    record For(int line, String name, @Nullable List<Word> words, Node body, boolean select) implements Node { }

    /** {@code for ((a; b; c))}; an empty expression is the empty word. */
    record ArithmeticFor(int line, Word init, Word condition, Word step, Node body) implements Node { }

    /** {@code case}. */
    record Case(int line, Word subject, List<CaseItem> items) implements Node { }

    /** {@code a|b) body ;;} with its terminator: {@code ;;}, {@code ;&} or {@code ;;&}. */
    record CaseItem(List<Word> patterns, @Nullable Node body, String terminator) { }

    /** {@code (( … ))}. */
    record Arithmetic(int line, Word expression, String source) implements Node { }

    /** {@code [[ … ]]}. */
    record Conditional(int line, Condition condition) implements Node { }

    /** {@code f() body}. */
    record Function(int line, String name, Node body, boolean keyword) implements Node { }

    /** A compound command with redirections. */
    record Redirected(int line, Node command, List<Redirection> redirections) implements Node { }

    /** {@code coproc NAME command}; the name is COPROC unless given. */
    record Coprocess(int line, String name, Node command) implements Node { }
}
