package dev.ktutor.shell.expand;

import org.jspecify.annotations.Nullable;

/**
 * A variable: a value of one of three kinds, or none yet, and attributes.
 *
 * @param text the value of a scalar
 * @param array the values of an indexed array
 * @param map the values of an associative array
 * @param flags a combination of the constants here
 */
public record Variable(@Nullable String text, @Nullable IndexedArray array, @Nullable AssociativeArray map, int flags) {
    /** Passed on to programs. */
    public static final int EXPORT = 1;
    /** Cannot be changed. */
    public static final int READONLY = 2;
    /** Values are evaluated as arithmetic. */
    public static final int INTEGER = 4;
    /** Values are made lower case. */
    public static final int LOWER = 8;
    /** Values are made upper case. */
    public static final int UPPER = 16;
    /** Stands for the variable it names. */
    public static final int NAMEREF = 32;
    /** Traced functions; kept only to be shown. */
    public static final int TRACE = 64;
    /** Values begin with a capital. */
    public static final int CAPITAL = 256;
    /** An array that has been declared but not yet been given a value. */
    public static final int UNASSIGNED = 128;

    /** A scalar with that value and those attributes. */
    public static Variable of(String text, int flags) {
        return new Variable(text, null, null, flags);
    }

    /** An indexed array of the elements, read-only in effect: it belongs to no shell. */
    public static Variable of(java.util.List<String> elements) {
        IndexedArray array = new IndexedArray(new Object());
        for (int i = 0; i < elements.size(); i++) {
            array.values.put((long) i, elements.get(i));
        }
        return new Variable(null, array, null, 0);
    }

    static Variable scalar(String text) {
        return new Variable(text, null, null, 0);
    }

    /** Whether the attribute is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Whether it is an array of either kind. */
    public boolean isArray() {
        return array != null || map != null;
    }

    /** The value without a subscript: of an array its element 0; null if unset. */
    public @Nullable String value() {
        if (text != null) {
            return text;
        }
        return array != null ? array.get(0) : map != null ? map.get("0") : null;
    }

    Variable withText(String newText) {
        return new Variable(newText, null, null, flags);
    }

    Variable withFlags(int newFlags) {
        return new Variable(text, array, map, newFlags);
    }

    /** The letters of declare that make it what it is, as {@code declare -p} and {@code ${x@a}} show them. */
    public String attributes() {
        StringBuilder letters = new StringBuilder();
        letters.append(array != null ? "a" : "").append(map != null ? "A" : "");
        letters.append(has(INTEGER) ? "i" : "").append(has(NAMEREF) ? "n" : "").append(has(READONLY) ? "r" : "");
        letters.append(has(TRACE) ? "t" : "").append(has(EXPORT) ? "x" : "");
        return letters.append(has(CAPITAL) ? "c" : "").append(has(LOWER) ? "l" : "").append(has(UPPER) ? "u" : "").toString();
    }
}
