package dev.ktutor.shell.expand;

import dev.ktutor.shell.expand.ShellPattern.Element;
import dev.ktutor.shell.expand.ShellPattern.Group;
import dev.ktutor.shell.expand.ShellPattern.One;
import dev.ktutor.shell.expand.ShellPattern.Star;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Compiles patterns. */
final class PatternCompiler {
    private final String pattern;
    private final boolean extended;
    private final boolean ignoreCase;
    private int at;
    private @Nullable StringBuilder literal = new StringBuilder();

    PatternCompiler(String pattern, boolean extended, boolean ignoreCase) {
        this.pattern = pattern;
        this.extended = extended;
        this.ignoreCase = ignoreCase;
    }

    ShellPattern compile() {
        List<Element> elements = sequence(false);
        return new ShellPattern(elements, literal == null || ignoreCase ? null : literal.toString());
    }

    private List<Element> sequence(boolean inGroup) {
        List<Element> elements = new ArrayList<>();
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (inGroup && (c == '|' || c == ')')) {
                break;
            }
            if (extended && "?*+@!".indexOf(c) >= 0 && pattern.startsWith("(", at + 1)) {
                Group group = group(c);
                if (group != null) {
                    literal = null;
                    elements.add(group);
                    continue;
                }
            }
            elements.add(element(c, elements));
        }
        return elements;
    }

    private Element element(char c, List<Element> before) {
        switch (c) {
            case '*' -> {
                at++;
                literal = null;
                while (at < pattern.length() && pattern.charAt(at) == '*' && !(extended && pattern.startsWith("(", at + 1))) {
                    at++;
                }
                return new Star();
            }
            case '?' -> {
                at++;
                literal = null;
                return new One(point -> true);
            }
            case '[' -> {
                IntPredicate set = BracketExpression.parse(pattern, at, ignoreCase);
                if (set != null) {
                    literal = null;
                    at = BracketExpression.end(pattern, at);
                    return new One(set);
                }
            }
            case '\\' -> {
                if (at + 1 < pattern.length()) {
                    at++;
                }
            }
            default -> { }
        }
        int point = pattern.codePointAt(at);
        at += Character.charCount(point);
        if (literal != null) {
            literal.appendCodePoint(point);
        }
        if (ignoreCase) {
            int folded = fold(point);
            return new One(other -> fold(other) == folded);
        }
        return new One(other -> other == point);
    }

    static int fold(int point) {
        return Character.toLowerCase(Character.toUpperCase(point));
    }

    /** The group that begins here; null, with nothing taken, if it is not closed. */
    private @Nullable Group group(char kind) {
        int start = at;
        StringBuilder before = literal;
        literal = null;
        at += 2;
        List<List<Element>> alternatives = new ArrayList<>();
        while (true) {
            alternatives.add(sequence(true));
            if (at >= pattern.length()) {
                at = start;
                literal = before;
                return null;
            }
            if (pattern.charAt(at++) == ')') {
                return new Group(kind, List.copyOf(alternatives));
            }
        }
    }
}
