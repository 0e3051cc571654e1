package dev.ktutor.shell.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A token.
 *
 * @param text the operator, or the word as written
 * @param descriptor of a redirection: the number before it, else -1
 * @param variable of a redirection: the name in {@code {name}>}, else null
 */
record Token(Kind kind, String text, @Nullable Word word, @Nullable Assignment assignment, int line, int start,
        int descriptor, @Nullable String variable) {

    enum Kind { WORD, ASSIGNMENT, OPERATOR, REDIRECTION, NEWLINE, END }

    static Token of(Kind kind, String text, int line, int start) {
        return new Token(kind, text, null, null, line, start, -1, null);
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** Whether it is this reserved word; the parser asks only where one may stand. */
    boolean reserved(String name) {
        return kind == Kind.WORD && word != null && name.equals(word.bare()) && text.equals(name);
    }

    Word theWord() {
        if (word == null) {
            throw new IllegalStateException(text);
        }
        return word;
    }
}
