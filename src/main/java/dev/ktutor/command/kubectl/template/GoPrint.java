package dev.ktutor.command.kubectl.template;

import dev.ktutor.kube.api.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Go's fmt package prints them. */
public final class GoPrint {
    /** What a template shows for something that is not there. */
    static final String NO_VALUE = "<no value>";

    private GoPrint() { }

    /** As {@code %v}. */
    public static String value(@Nullable Object value) {
        if (value == null) {
            return "<nil>";
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((k, v) -> sorted.put(String.valueOf(k), v == null ? "<nil>" : v));
            return sorted.entrySet().stream().map(e -> e.getKey() + ":" + value(e.getValue())).collect(Collectors.joining(" ", "map[", "]"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(GoPrint::value).collect(Collectors.joining(" ", "[", "]"));
        }
        return value instanceof Double number ? number(number) : String.valueOf(value);
    }

    /** As {@code %#v} prints JSON trees: with Go's types. */
    public static String syntax(@Nullable Object value) {
        if (value == null) {
            return "interface {}(nil)";
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((k, v) -> sorted.put(String.valueOf(k), syntax(v)));
            return sorted.entrySet().stream().map(e -> GoText.quote(e.getKey()) + ":" + e.getValue())
                    .collect(Collectors.joining(", ", "map[string]interface {}{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(GoPrint::syntax).collect(Collectors.joining(", ", "[]interface {}{", "}"));
        }
        return value instanceof String text ? GoText.quote(text) : value(value);
    }

    /** A float64 as {@code %v}: the shortest form, with an exponent from 21 on and below -4. */
    static String number(double value) {
        return GoText.number(value);
    }

    /** As Sprintf. */
    public static String format(String format, List<@Nullable Object> arguments) {
        StringBuilder out = new StringBuilder();
        List<@Nullable Object> left = new ArrayList<>(arguments);
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c != '%') {
                out.append(c);
                continue;
            }
            int start = i;
            while (i < format.length() && "+-# 0123456789.".indexOf(format.charAt(i)) >= 0) {
                i++;
            }
            if (i >= format.length()) {
                return out.append("%!(NOVERB)").toString();
            }
            char verb = format.charAt(i++);
            if (verb == '%') {
                out.append('%');
            } else if (left.isEmpty()) {
                out.append("%!").append(verb).append("(MISSING)");
            } else {
                out.append(one(verb, format.substring(start, i - 1), left.remove(0)));
            }
        }
        if (!left.isEmpty()) {
            out.append("%!(EXTRA ").append(left.stream().map(v -> type(v) + "=" + value(v)).collect(Collectors.joining(", "))).append(')');
        }
        return out.toString();
    }

    private static String one(char verb, String flags, @Nullable Object value) {
        String width = flags.replaceAll("\\..*", "").replaceAll("[+# ]", "");
        String precision = flags.contains(".") ? flags.substring(flags.indexOf('.') + 1) : "";
        String body = switch (verb) {
            case 'v' -> flags.contains("#") ? syntax(value) : value(value);
            case 's' -> value instanceof Number || value instanceof Boolean || value == null ? bad(verb, value)
                    : cut(value(value), precision);
            case 'q' -> value instanceof String text ? GoText.quote(text) : bad(verb, value);
            case 'd' -> value instanceof Long || value instanceof Integer ? (flags.contains("+") && ((Number) value).longValue() >= 0 ? "+" : "") + value
                    : bad(verb, value);
            case 'x' -> value instanceof Long number ? Long.toHexString(number) : value instanceof String text ? hex(text) : bad(verb, value);
            case 'X' -> value instanceof Long number ? Long.toHexString(number).toUpperCase(java.util.Locale.ROOT) : bad(verb, value);
            case 'o' -> value instanceof Long number ? Long.toOctalString(number) : bad(verb, value);
            case 'b' -> value instanceof Long number ? Long.toBinaryString(number) : bad(verb, value);
            case 'c' -> value instanceof Long number ? Character.toString(number.intValue()) : bad(verb, value);
            case 't' -> value instanceof Boolean ? value(value) : bad(verb, value);
            case 'T' -> type(value);
            case 'f' -> value instanceof Double number ? String.format("%." + (precision.isEmpty() ? "6" : precision) + "f", number) : bad(verb, value);
            case 'e' -> value instanceof Double number ? String.format("%." + (precision.isEmpty() ? "6" : precision) + "e", number) : bad(verb, value);
            case 'g' -> value instanceof Double number ? number(number) : bad(verb, value);
            default -> bad(verb, value);
        };
        return pad(body, width);
    }

    private static String hex(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            out.append(String.format("%02x", b));
        }
        return out.toString();
    }

    private static String cut(String text, String precision) {
        return precision.isEmpty() ? text : text.substring(0, Math.min(text.length(), Integer.parseInt(precision)));
    }

    private static String pad(String text, String width) {
        if (width.isEmpty() || width.equals("-") || width.equals("0")) {
            return text;
        }
        boolean left = width.startsWith("-");
        boolean zeros = width.startsWith("0");
        int missing = Integer.parseInt(width.replaceFirst("^-?0?", "0")) - text.length();
        if (missing <= 0) {
            return text;
        }
        return left ? text + " ".repeat(missing) : (zeros ? "0" : " ").repeat(missing) + text;
    }

    private static String bad(char verb, @Nullable Object value) {
        return value == null ? "%!" + verb + "(<nil>)" : "%!" + verb + "(" + type(value) + "=" + value(value) + ")";
    }

    /** The Go type of a JSON value. */
    static String type(@Nullable Object value) {
        return value == null ? "<nil>" : value instanceof Map<?, ?> ? "map[string]interface {}" : value instanceof List<?> ? "[]interface {}"
                : value instanceof Long ? "int64" : value instanceof Integer ? "int" : value instanceof Double ? "float64"
                : value instanceof Boolean ? "bool" : "string";
    }
}
