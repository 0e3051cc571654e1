package dev.ktutor.command.editor.vi.pattern;

import java.util.Map;

/** A collection of vim's patterns, {@code [a-z[:digit:]\t]}, as Java's. */
final class CollectionReader {
    private static final Map<String, String> NAMED = Map.ofEntries(Map.entry("alpha", "A-Za-z"), Map.entry("digit", "0-9"),
            Map.entry("alnum", "0-9A-Za-z"), Map.entry("lower", "a-z"), Map.entry("upper", "A-Z"), Map.entry("punct", "\\p{Punct}"),
            Map.entry("space", "\\s"), Map.entry("blank", " \\t"), Map.entry("xdigit", "0-9A-Fa-f"), Map.entry("cntrl", "\\x00-\\x1f\\x7f"),
            Map.entry("print", "\\x20-\\x7e\u00a0-\uffff"), Map.entry("graph", "\\x21-\\x7e"), Map.entry("return", "\\r"), Map.entry("tab", "\\t"),
            Map.entry("escape", "\\x1b"), Map.entry("backspace", "\\x08"), Map.entry("ident", "0-9A-Za-z_"), Map.entry("keyword", "\\p{L}\\p{N}_"),
            Map.entry("fname", "0-9A-Za-z/._+,#$%~=@\\-"));

    private final String pattern;
    private int at;
    private boolean newline;

    CollectionReader(String pattern, int at) {
        this.pattern = pattern;
        this.at = at;
    }

    int end() {
        return at;
    }

    boolean hasNewline() {
        return newline;
    }

    /** The class; "" if the bracket never closes, so that it stands for itself. */
    String read() {
        StringBuilder out = new StringBuilder();
        boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        int first = at;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == ']' && at > first) {
                at++;
                return out.length() == 0 ? "" : "[" + (negated ? "^\\n" : "") + out + "]";
            }
            if (c == '[' && named(out)) {
                continue;
            }
            String low = one();
            boolean range = at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
            if (!range) {
                out.append(low);
                continue;
            }
            at++;
            String high = one();
            if (codePoint(low) > codePoint(high)) {
                throw new PatternError("E944: Reverse range in character class");
            }
            out.append(low).append('-').append(high);
        }
        return "";
    }

    private boolean named(StringBuilder out) {
        if (!pattern.startsWith("[:", at)) {
            return false;
        }
        int close = pattern.indexOf(":]", at + 2);
        String known = close < 0 ? null : NAMED.get(pattern.substring(at + 2, close));
        if (known == null) {
            return false;
        }
        out.append(known);
        at = close + 2;
        return true;
    }

    private static int codePoint(String escaped) {
        return switch (escaped) {
            case "\\t" -> '\t';
            case "\\r" -> '\r';
            case "\\n" -> '\n';
            case "\\x1b" -> 27;
            case "\\x08" -> 8;
            default -> escaped.startsWith("\\") ? escaped.codePointAt(1) : escaped.codePointAt(0);
        };
    }

    private String one() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        if (c == '\\' && at < pattern.length()) {
            char e = pattern.charAt(at);
            String escape = switch (e) {
                case 't' -> "\\t";
                case 'r' -> "\\r";
                case 'n' -> "\\n";
                case 'e' -> "\\x1b";
                case 'b' -> "\\x08";
                case ']', '^', '-', '\\' -> "\\" + e;
                default -> "";
            };
            if (!escape.isEmpty()) {
                at++;
                newline |= e == 'n';
                return escape;
            }
        }
        return c < 128 && !Character.isLetterOrDigit(c) ? "\\" + (char) c : Character.toString(c);
    }
}
