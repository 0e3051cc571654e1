package dev.ktutor.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a word. */
public sealed interface Part {

    /** Unquoted text: subject to globbing, not to splitting. */
    record Literal(String text) implements Part { }

    /** Text that stands for itself: {@code '…'}, {@code $'…'} (already decoded), a backslash and its character. */
    record Quoted(String text) implements Part { }

    /** {@code "…"}. */
    record DoubleQuoted(List<Part> parts) implements Part {
        /** Keeps its own copy of the parts. */
        public DoubleQuoted {
            parts = List.copyOf(parts);
        }
    }

    /** {@code ~}, {@code ~user}, {@code ~+}, {@code ~-} where it is to be expanded. */
    record Tilde(String user) implements Part { }

    /**
     * {@code $x}, {@code ${x}}, {@code ${x:-y}} and their kin.
     *
     * @param indirect whether {@code !} stands before the name
     * @param source as written, for messages
     */
    record Expansion(Parameter parameter, boolean indirect, Operation operation, String source) implements Part { }

    /** {@code ${!prefix*}} (joined) or {@code ${!prefix@}}. */
    record PrefixNames(String prefix, boolean joined) implements Part { }

    /** {@code ${!a[*]}} (joined) or {@code ${!a[@]}}: the keys of an array. */
    record ArrayKeys(String name, boolean joined) implements Part { }

    /** <code>${…}</code> that makes no sense; an error only when it is expanded. */
    record BadSubstitution(String source) implements Part { }

    /**
     * {@code $(…)} or backquotes.
     *
     * @param body what is to run
     * @param error why the text between backquotes cannot run, null if it can
     * @param file the word of {@code $(< word)}, else null
     */
    record CommandSubstitution(Script body, @Nullable ParseError error, @Nullable Word file, String source) implements Part { }

    /** {@code $((…))} or {@code $[…]}; the expression is expanded like text in double quotes before it is evaluated. */
    record ArithmeticExpansion(Word expression, String source) implements Part { }

    /** {@code <(…)} (its output is read) or {@code >(…)}. */
    record ProcessSubstitution(Script body, boolean read, String source) implements Part { }
}
