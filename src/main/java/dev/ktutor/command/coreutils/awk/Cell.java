package dev.ktutor.command.coreutils.awk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a variable's name stands for: a value, or an array. */
final class Cell {
    private Object value = Text.NOTHING;
    private @Nullable Map<String, Object> array;
    /** For a parameter that was given an unset variable: the variable, which becomes an array if the parameter does. */
    private final @Nullable Cell origin;

    Cell() {
        this(null);
    }

    Cell(@Nullable Cell origin) {
        this.origin = origin;
    }

    Object value() {
        if (array != null) {
            throw new AwkError("attempt to use an array in a scalar context");
        }
        return value;
    }

    void set(Object newValue) {
        value = newValue;
    }

    boolean unset() {
        return array == null && value == Text.NOTHING;
    }

    boolean isArray() {
        return array != null;
    }

    Map<String, Object> array() {
        if (array == null) {
            array = origin != null ? origin.array() : new LinkedHashMap<>();
        }
        return array;
    }
}
