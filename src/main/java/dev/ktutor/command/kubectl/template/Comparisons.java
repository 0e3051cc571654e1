package dev.ktutor.command.kubectl.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** eq, ne, lt and so on: only values of like kind can be compared. */
final class Comparisons {
    private Comparisons() { }

    static boolean compare(String name, List<@Nullable Object> args) {
        if (args.size() < 2 || !name.equals("eq") && args.size() > 2) {
            if (name.equals("eq") && args.size() == 1) {
                throw new TemplateError("error calling eq: missing argument for comparison");
            }
            throw Functions.wrongCount(name, name.equals("eq") ? "at least 1" : "2", args.size());
        }
        Object first = args.get(0);
        if (name.equals("eq")) {
            return args.subList(1, args.size()).stream().anyMatch(other -> equal(name, first, other));
        }
        Object second = args.get(1);
        if (name.equals("ne")) {
            return !equal(name, first, second);
        }
        int order = order(name, first, second);
        return switch (name) {
            case "lt" -> order < 0;
            case "le" -> order <= 0;
            case "gt" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean equal(String name, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof Map<?, ?> || a instanceof List<?> || b instanceof Map<?, ?> || b instanceof List<?>) {
            throw new TemplateError("error calling " + name + ": non-comparable type " + GoPrint.value(a instanceof Map<?, ?> || a instanceof List<?> ? a : b)
                    + ": " + GoPrint.type(a instanceof Map<?, ?> || a instanceof List<?> ? a : b));
        }
        if (a.getClass() != b.getClass()) {
            throw new TemplateError("error calling " + name + ": incompatible types for comparison");
        }
        return a.equals(b);
    }

    private static int order(String name, @Nullable Object a, @Nullable Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x.compareTo(y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.compareTo(y);
        }
        if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y);
        }
        boolean basic = a instanceof Number || a instanceof String;
        throw new TemplateError("error calling " + name + (basic && (b instanceof Number || b instanceof String) && a != null && a.getClass() != b.getClass()
                ? ": incompatible types for comparison" : ": invalid type for comparison"));
    }
}
