package dev.ktutor.data;

import org.jspecify.annotations.Nullable;

/** JSON text to trees and back, with the spelling and the errors of Go's encoding/json. */
public final class Json {
    private Json() { }

    /** The tree of one JSON value; anything but white space after it is an error. */
    public static @Nullable Object parse(String text) {
        return new JsonReader(text).document();
    }

    /** The shortest form, keys in the tree's order; {@code < > &} are escaped as Go does. */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out, "").value(value, 0);
        return out.toString();
    }

    /** The form over several lines, each level further in by the given indentation; no newline at the end. */
    public static String pretty(@Nullable Object value, String indent) {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out, indent).value(value, 0);
        return out.toString();
    }

    /** As {@link #pretty(Object, String)} with that many blanks. */
    public static String pretty(@Nullable Object value, int indent) {
        return pretty(value, " ".repeat(indent));
    }

    /** A string as a JSON literal, with the quotes. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        JsonWriter.string(out, text);
        return out.toString();
    }

    /** A number as Go prints a float64 in JSON: {@code 0.1}, {@code 1e+21}. */
    public static String number(double value) {
        return JsonWriter.number(value);
    }
}
