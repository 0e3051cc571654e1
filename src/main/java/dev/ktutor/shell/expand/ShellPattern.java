package dev.ktutor.shell.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A compiled pattern (bash manual, 3.5.8): {@code *}, {@code ?}, bracket expressions and, if wanted, extended patterns.
 * A backslash quotes the next character. Matching works on code points.
 */
public final class ShellPattern {

    /** What a pattern consists of. */
    sealed interface Element { }

    record Star() implements Element { }

    /** One code point. */
    record One(IntPredicate test) implements Element { }

    /** {@code ?(…) *(…) +(…) @(…) !(…)}. */
    record Group(char kind, List<List<Element>> alternatives) implements Element { }

    private final List<Element> elements;
    private final boolean grouped;
    /** What every match begins with, null if that may be anything. */
    private final @org.jspecify.annotations.Nullable One first;
    /** The text it matches when it has nothing special in it, else null. */
    private final @org.jspecify.annotations.Nullable String literal;

    ShellPattern(List<Element> elements, @org.jspecify.annotations.Nullable String literal) {
        this.elements = elements;
        this.literal = literal;
        this.first = !elements.isEmpty() && elements.get(0) instanceof One one ? one : null;
        this.grouped = elements.stream().anyMatch(Group.class::isInstance);
    }

    /** Compiles a pattern; what is malformed in it stands for itself. */
    public static ShellPattern compile(String pattern, boolean extended, boolean ignoreCase) {
        return new PatternCompiler(pattern, extended, ignoreCase).compile();
    }

    /** The only text it matches, null if there may be others. */
    public @org.jspecify.annotations.Nullable String literal() {
        return literal;
    }

    /** Whether it matches all of the text. */
    public boolean matches(String text) {
        return literal != null ? literal.equals(text) : matches(text, 0, text.length());
    }

    /** Whether it matches exactly this stretch of the text. */
    public boolean matches(String text, int from, int to) {
        if (literal != null) {
            return literal.length() == to - from && text.startsWith(literal, from);
        }
        return grouped ? new PatternMatch(text, to).ends(elements, from).get(to) : matchSimple(text, from, to);
    }

    /** Without groups: remember the last star, so that there is no recursion and no exponential search. */
    private boolean matchSimple(String text, int from, int to) {
        int at = from;
        int element = 0;
        int starElement = -1;
        int starAt = 0;
        while (at < to) {
            Element next = element < elements.size() ? elements.get(element) : null;
            if (next instanceof Star) {
                starElement = element++;
                starAt = at;
                continue;
            }
            if (next instanceof One one) {
                int point = text.codePointAt(at);
                if (one.test().test(point)) {
                    at += at + 1 < to ? Character.charCount(point) : 1;
                    element++;
                    continue;
                }
            }
            if (starElement < 0) {
                return false;
            }
            starAt += starAt + 1 < to ? Character.charCount(text.codePointAt(starAt)) : 1;
            at = starAt;
            element = starElement + 1;
        }
        while (element < elements.size() && elements.get(element) instanceof Star) {
            element++;
        }
        return element == elements.size();
    }

    /** The end of the longest (or shortest) match that begins here, -1 if there is none. */
    public int matchEnd(String text, int from, boolean longest) {
        if (literal != null) {
            return text.startsWith(literal, from) ? from + literal.length() : -1;
        }
        return matchEnd(new PatternMatch(text, text.length()), text, from, longest);
    }

    /** The same, for one of many places of a text, whose work is counted together. */
    int matchEnd(PatternMatch match, String text, int from, boolean longest) {
        if (literal != null) {
            return text.startsWith(literal, from) ? from + literal.length() : -1;
        }
        if (first != null && (from >= text.length() || !first.test().test(text.codePointAt(from)))) {
            return -1;
        }
        return match.end(elements, from, longest);
    }

    /** The start of the longest (or shortest) match that reaches to the end, -1 if there is none. */
    public int matchStart(String text, boolean longest) {
        int length = text.length();
        if (literal != null) {
            return text.endsWith(literal) ? length - literal.length() : -1;
        }
        // Backwards, the start is an end.
        String backwards = new StringBuilder(text).reverse().toString();
        int end = new PatternMatch(backwards, length).end(reversed(elements), 0, longest);
        return end < 0 ? -1 : length - end;
    }

    private static List<Element> reversed(List<Element> list) {
        List<Element> backwards = new ArrayList<>(list.size());
        for (int i = list.size() - 1; i >= 0; i--) {
            Element element = list.get(i);
            backwards.add(element instanceof Group group
                    ? new Group(group.kind(), group.alternatives().stream().map(ShellPattern::reversed).toList()) : element);
        }
        return backwards;
    }

    /** Puts a backslash before what would be special, so that the text matches itself. */
    public static String escape(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean special = isSpecial(c);
            if (special && escaped == null) {
                escaped = new StringBuilder(text.length() + 8).append(text, 0, i);
            }
            if (escaped != null) {
                if (special) {
                    escaped.append('\\');
                }
                escaped.append(c);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    static boolean isSpecial(char c) {
        return switch (c) {
            case '*', '?', '[', ']', '\\', '(', ')', '|', '!', '+', '@', '-', '^' -> true;
            default -> false;
        };
    }
}
