package dev.ktutor.shell.syntax;

import org.jspecify.annotations.Nullable;

/** What <code>${…}</code> does to the parameter's value (bash manual, 3.5.3). */
public sealed interface Operation {

    /** The one without any operator. */
    Operation NONE = new Plain();

    /** {@code ${x}}. */
    record Plain() implements Operation { }

    /** {@code ${#x}}. */
    record Length() implements Operation { }

    /** {@code ${x:-w}}, {@code :=}, {@code :?}, {@code :+}; without the colon only unset counts, not empty. */
    record Default(char operator, boolean colon, Word word) implements Operation { }

    /** {@code ${x#p}}, {@code ##}, {@code %}, {@code %%}. */
    record Trim(boolean suffix, boolean longest, Word pattern) implements Operation { }

    /** {@code ${x/p/r}}; the mode is {@code '/'} for the first, {@code 'a'} for all, {@code '#'} and {@code '%'} for the ends. */
    record Replace(char mode, Word pattern, Word replacement) implements Operation { }

    /** {@code ${x:o:l}}, both arithmetic. */
    record Substring(Word offset, @Nullable Word length) implements Operation { }

    /** {@code ${x^}}, {@code ^^}, {@code ,}, {@code ,,}, {@code ~}, {@code ~~}. */
    record ChangeCase(char direction, boolean all, @Nullable Word pattern) implements Operation { }

    /** {@code ${x@Q}} and the other letters. */
    record Transform(char letter) implements Operation { }
}
