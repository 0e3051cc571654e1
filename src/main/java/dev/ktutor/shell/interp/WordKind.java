package dev.ktutor.shell.interp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of words that {@code compgen -A} knows, in the order in which they are printed and generated. */
enum WordKind {
    ALIAS('a'), BUILTIN('b'), COMMAND('c'), DIRECTORY('d'), EXPORT('e'), FILE('f'), GROUP('g'), JOB('j'), KEYWORD('k'), SERVICE('s'),
    USER('u'), VARIABLE('v'), ARRAYVAR, BINDING, DISABLED, ENABLED, FUNCTION, HELPTOPIC, HOSTNAME, RUNNING, SETOPT, SHOPT, SIGNAL, STOPPED;

    private final char letter;

    WordKind() {
        this('\0');
    }

    WordKind(char letter) {
        this.letter = letter;
    }

    /** Its option letter, 0 if it has none. */
    char letter() {
        return letter;
    }

    /** Its name after {@code -A}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable WordKind named(String label) {
        for (WordKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        return null;
    }

    static @Nullable WordKind lettered(char letter) {
        for (WordKind kind : values()) {
            if (kind.letter == letter) {
                return kind;
            }
        }
        return null;
    }
}
