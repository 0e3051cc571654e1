package dev.ktutor.shell.syntax;

import org.jspecify.annotations.Nullable;

/** What of the running shell's settings decides how text is read; asked anew for every command. */
public interface LanguageOptions {

    /** No aliases, no extended patterns: a shell as it starts a script. */
    LanguageOptions PLAIN = new LanguageOptions() { };

    /** The text an alias stands for, null if the word is none or aliases are off. */
    default @Nullable String alias(String word) {
        return null;
    }

    /** Whether {@code shopt extglob} is on. */
    default boolean extendedPatterns() {
        return false;
    }

    /** Whether more lines may follow, so that an open here-document is incomplete rather than cut off. */
    default boolean moreMayFollow() {
        return false;
    }
}
