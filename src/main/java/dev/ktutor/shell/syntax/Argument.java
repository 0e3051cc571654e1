package dev.ktutor.shell.syntax;

/** What may follow a command's name: a word, or for declare and its kin an assignment. */
public sealed interface Argument permits Argument.Text, Assignment {

    /** A plain word. */
    record Text(Word word) implements Argument {
    }
}
