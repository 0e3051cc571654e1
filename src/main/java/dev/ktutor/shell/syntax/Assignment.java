package dev.ktutor.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code name=value}, {@code name[i]=value}, {@code name+=value}, {@code name=(…)}.
 *
 * @param index the subscript on the left side, null without one
 * @param append whether it is {@code +=}
 * @param value the right side of a plain assignment; null for a compound one
 * @param elements the elements of a compound assignment; null for a plain one
 * @param source as written, for messages and traces
 */
public record Assignment(String name, @Nullable Word index, boolean append, @Nullable Word value,
        @Nullable List<Element> elements, String source) implements Argument {

    /** An element of {@code a=(…)}; the index is null for one without {@code [i]=}. */
    public record Element(@Nullable Word index, boolean append, Word value) {
    }
}
