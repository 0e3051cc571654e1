package dev.ktutor.shell.syntax;

import java.util.List;

/** Parsed commands, ready to run. */
public record Script(List<Node.Statement> statements) {

    /** The one that does nothing. */
    public static final Script EMPTY = new Script(List.of());

    /** Keeps its own copy of the statements. */
    public Script {
        statements = List.copyOf(statements);
    }
}
