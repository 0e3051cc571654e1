package dev.ktutor.shell.expand;

import org.jspecify.annotations.Nullable;

/** The variables an arithmetic expression works on. */
interface ArithmeticScope {

    /** The variable's value, null if unset; fails under {@code set -u}. */
    @Nullable String value(String name);

    /** The value of {@code name[subscript]}, null if unset. */
    @Nullable String element(String name, String subscript);

    /** Sets the variable. */
    void assign(String name, String value);

    /** Sets {@code name[subscript]}. */
    void assignElement(String name, String subscript, String value);

    /** The number a text stands for: it is an expression of its own. */
    long evaluate(String text, int depth);
}
