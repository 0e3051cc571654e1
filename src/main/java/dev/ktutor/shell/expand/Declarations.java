package dev.ktutor.shell.expand;

import java.util.Map;

/** Variables written as the declarations that make them, as {@code declare -p} prints them. */
public final class Declarations {
    private Declarations() { }

    /** {@code declare -a a=([0]="x")} and the like. */
    public static String describe(String name, Variable variable) {
        String letters = variable.attributes();
        StringBuilder text = new StringBuilder("declare -").append(letters.isEmpty() ? "-" : letters).append(' ').append(name);
        String value = value(variable);
        return value == null ? text.toString() : text.append('=').append(value).toString();
    }

    /** The right side of the declaration, null for a variable without a value. */
    public static @org.jspecify.annotations.Nullable String value(Variable variable) {
        if (variable.has(Variable.UNASSIGNED)) {
            return null;
        }
        if (variable.array() != null) {
            return compound(variable.array().entries(), false);
        }
        if (variable.map() != null) {
            return compound(variable.map().entries(), true);
        }
        return variable.text() == null ? null : Quoting.declared(variable.text());
    }

    private static String compound(Map<?, String> entries, boolean map) {
        StringBuilder text = new StringBuilder("(");
        entries.forEach((key, value) -> {
            if (text.length() > 1 && !map) {
                text.append(' ');
            }
            text.append('[').append(map ? key(String.valueOf(key)) : String.valueOf(key)).append("]=").append(Quoting.declared(value));
            text.append(map ? " " : "");
        });
        return text.append(')').toString();
    }

    /** A key of an associative array, quoted where it must be. */
    static String key(String key) {
        return Quoting.value(key).equals(key) && !key.isEmpty() ? key : Quoting.declared(key);
    }
}
