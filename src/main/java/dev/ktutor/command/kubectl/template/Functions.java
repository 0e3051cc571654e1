package dev.ktutor.command.kubectl.template;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions a template may call: text/template's own and kubectl's {@code exists} and {@code base64decode}. */
final class Functions {
    static final Set<String> NAMES = Set.of("and", "or", "not", "len", "index", "slice", "print", "printf", "println", "html", "js",
            "urlquery", "eq", "ne", "lt", "le", "gt", "ge", "call", "exists", "base64decode");

    private Functions() { }

    static @Nullable Object call(String name, List<@Nullable Object> args) {
        return switch (name) {
            case "not" -> !truth(only(name, args));
            case "len" -> length(only(name, args));
            case "index" -> index(args);
            case "slice" -> slice(args);
            case "print" -> print(args);
            case "println" -> args.stream().map(GoPrint::value).collect(Collectors.joining(" ")) + "\n";
            case "printf" -> {
                if (args.isEmpty()) {
                    throw wrongCount(name, "at least 1", 0);
                }
                yield GoPrint.format(String.valueOf(args.get(0)), args.subList(1, args.size()));
            }
            case "html" -> escapeHtml(print(args));
            case "js" -> print(args).replace("\\", "\\\\").replace("'", "\\'").replace("\"", "\\\"").replace("<", "\\u003C")
                    .replace(">", "\\u003E").replace("&", "\\u0026").replace("=", "\\u003D").replace("\n", "\\u000A");
            case "urlquery" -> java.net.URLEncoder.encode(print(args), StandardCharsets.UTF_8);
            case "eq", "ne", "lt", "le", "gt", "ge" -> Comparisons.compare(name, args);
            case "exists" -> exists(args);
            case "base64decode" -> decode(only(name, args));
            default -> throw new TemplateError("error calling " + name + ": call of nil");
        };
    }

    private static @Nullable Object only(String name, List<@Nullable Object> args) {
        if (args.size() != 1) {
            throw wrongCount(name, "1", args.size());
        }
        return args.get(0);
    }

    static TemplateError wrongCount(String name, String want, int got) {
        return new TemplateError("wrong number of args for " + name + ": want " + want + " got " + got);
    }

    /** Whether the value counts as true: not empty, not zero. */
    static boolean truth(@Nullable Object value) {
        return value != null && !value.equals(Boolean.FALSE) && !value.equals("") && !(value instanceof Number n && n.doubleValue() == 0)
                && !(value instanceof List<?> l && l.isEmpty()) && !(value instanceof Map<?, ?> m && m.isEmpty());
    }

    private static Object length(@Nullable Object value) {
        if (value instanceof String text) {
            return (long) text.getBytes(StandardCharsets.UTF_8).length;
        }
        if (value instanceof List<?> list) {
            return (long) list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return (long) map.size();
        }
        throw new TemplateError(value == null ? "error calling len: len of nil pointer" : "error calling len: len of type " + GoPrint.type(value));
    }

    private static @Nullable Object index(List<@Nullable Object> args) {
        if (args.isEmpty()) {
            throw wrongCount("index", "at least 1", 0);
        }
        Object value = args.get(0);
        for (Object key : args.subList(1, args.size())) {
            if (value instanceof Map<?, ?> map) {
                if (!(key instanceof String)) {
                    throw new TemplateError("error calling index: value has type " + GoPrint.type(key).replace("int64", "int") + "; should be string");
                }
                value = map.get(key);
            } else if (value instanceof List<?> list) {
                if (!(key instanceof Long position)) {
                    throw new TemplateError("error calling index: cannot index slice/array with type " + GoPrint.type(key));
                }
                if (position < 0 || position >= list.size()) {
                    throw new TemplateError("error calling index: index out of range: " + position);
                }
                value = list.get(position.intValue());
            } else if (value == null) {
                throw new TemplateError("error calling index: index of untyped nil");
            } else {
                throw new TemplateError("error calling index: can't index item of type " + GoPrint.type(value));
            }
        }
        return value;
    }

    private static Object slice(List<@Nullable Object> args) {
        Object value = args.get(0);
        int size = value instanceof List<?> list ? list.size() : String.valueOf(value).length();
        int from = args.size() > 1 && args.get(1) instanceof Long number ? number.intValue() : 0;
        int to = args.size() > 2 && args.get(2) instanceof Long number ? number.intValue() : size;
        if (from < 0 || from > size || to < 0 || to > size) {
            throw new TemplateError("error calling slice: index out of range: " + (from < 0 || from > size ? from : to));
        }
        if (from > to) {
            throw new TemplateError("error calling slice: invalid slice index: " + from + " > " + to);
        }
        return value instanceof List<?> list ? list.subList(from, to) : String.valueOf(value).substring(from, to);
    }

    /** As Sprint: a blank between two values of which neither is text. */
    private static String print(List<@Nullable Object> args) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < args.size(); i++) {
            if (i > 0 && !(args.get(i) instanceof String) && !(args.get(i - 1) instanceof String)) {
                out.append(' ');
            }
            out.append(GoPrint.value(args.get(i)));
        }
        return out.toString();
    }

    private static String escapeHtml(String text) {
        return text.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;");
    }

    private static boolean exists(List<@Nullable Object> args) {
        Object value = args.isEmpty() ? null : args.get(0);
        for (Object key : args.subList(Math.min(1, args.size()), args.size())) {
            if (value instanceof Map<?, ?> map && key instanceof String) {
                value = map.get(key);
            } else if (value instanceof List<?> list && key instanceof Long position && position >= 0 && position < list.size()) {
                value = list.get(position.intValue());
            } else {
                return false;
            }
        }
        return value != null;
    }

    private static String decode(@Nullable Object value) {
        if (!(value instanceof String text)) {
            throw new TemplateError(value == null ? "wrong type for value; expected string; got interface {}"
                    : "wrong type for value; expected string; got " + GoPrint.type(value));
        }
        try {
            return dev.ktutor.text.ByteText.decode(Base64.getDecoder().decode(text.replaceAll("[\r\n]", "")));
        } catch (IllegalArgumentException e) {
            int bad = 0;
            while (bad < text.length() && (Character.isLetterOrDigit(text.charAt(bad)) || "+/".indexOf(text.charAt(bad)) >= 0)) {
                bad++;
            }
            throw new TemplateError("error calling base64decode: base64 decode failed: illegal base64 data at input byte " + bad);
        }
    }
}
