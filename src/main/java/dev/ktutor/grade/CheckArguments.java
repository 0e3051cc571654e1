package dev.ktutor.grade;

import dev.ktutor.data.Tree;
import java.util.List;
import java.util.Map;

/** A check's arguments as its kind reads them. */
public record CheckArguments(Map<String, Object> values) {

    /** Whether it was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A text; "" if it was not given. */
    public String text(String name) {
        Object value = values.get(name);
        return value == null ? "" : String.valueOf(value);
    }

    /** A text, or the default if it was not given. */
    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** A number, or the default if it was not given. */
    public int number(String name, int otherwise) {
        return values.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    /** Yes or no, or the default if it was not given. */
    public boolean flag(String name, boolean otherwise) {
        return values.get(name) instanceof Boolean flag ? flag : otherwise;
    }

    /** A list of texts; a single text counts as a list of one. */
    public List<String> texts(String name) {
        return values.get(name) instanceof String one ? List.of(one) : Tree.strings(values, name);
    }

    /** A map of texts. */
    public Map<String, String> map(String name) {
        return Tree.stringMap(values, name);
    }
}
