package dev.ktutor.shell.syntax;

import org.jspecify.annotations.Nullable;

/**
 * What {@code ${…}} speaks of: a variable, a positional or a special parameter.
 *
 * @param name variable name, digits, or one of {@code @ * # ? - $ ! 0 _}
 * @param subscript what stands in brackets, null without brackets
 */
public record Parameter(String name, @Nullable Subscript subscript) {

    /** A parameter without a subscript. */
    public static Parameter named(String name) {
        return new Parameter(name, null);
    }

    /** Whether it is several values, each a word of its own in double quotes: {@code @} or {@code a[@]}. */
    public boolean separate() {
        return name.equals("@") || subscript != null && subscript.all() == '@';
    }

    /** Whether it is several values that double quotes join: {@code *} or {@code a[*]}. */
    public boolean joined() {
        return name.equals("*") || subscript != null && subscript.all() == '*';
    }

    /**
     * What stands in the brackets.
     *
     * @param all {@code '@'} or {@code '*'} for all elements, else 0
     * @param index the subscript's text: an expression for an indexed array, a key for an associative one
     */
    public record Subscript(char all, Word index) {
    }
}
