package dev.ktutor.shell.expand;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** {@code [a-z]}, {@code [!…]}, {@code [[:alpha:]]}: ranges by code point, as in the C.UTF-8 locale. */
final class BracketExpression {
    private BracketExpression() { }

    /** Where the expression that begins here ends, past its bracket; -1 if it is not closed. */
    static int end(String pattern, int start) {
        int at = start + 1;
        if (at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^')) {
            at++;
        }
        boolean first = true;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == ']' && !first) {
                return at + 1;
            }
            first = false;
            if (c == '\\') {
                at += 2;
            } else if (c == '[' && at + 1 < pattern.length() && ":.=".indexOf(pattern.charAt(at + 1)) >= 0) {
                int close = pattern.indexOf(pattern.charAt(at + 1) + "]", at + 2);
                at = close < 0 ? at + 1 : close + 2;
            } else {
                at++;
            }
        }
        return -1;
    }

    /** What the expression that begins here matches; null if it is not closed. */
    static @Nullable IntPredicate parse(String pattern, int start, boolean ignoreCase) {
        int end = end(pattern, start);
        if (end < 0) {
            return null;
        }
        int at = start + 1;
        boolean negated = pattern.charAt(at) == '!' || pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        IntPredicate set = point -> false;
        while (at < end - 1) {
            char c = pattern.charAt(at);
            if (c == '[' && at + 1 < end && ":.=".indexOf(pattern.charAt(at + 1)) >= 0) {
                int close = pattern.indexOf(pattern.charAt(at + 1) + "]", at + 2);
                if (close > 0 && close < end) {
                    String name = pattern.substring(at + 2, close);
                    set = set.or(c == '[' && pattern.charAt(at + 1) == ':' ? charClass(name) : single(name));
                    at = close + 2;
                    continue;
                }
            }
            if (c == '\\' && at + 1 < end - 1) {
                at++;
            }
            int low = pattern.codePointAt(at);
            at += Character.charCount(low);
            int high = low;
            if (at < end - 2 && pattern.charAt(at) == '-') {
                at++;
                if (pattern.charAt(at) == '\\' && at + 1 < end - 1) {
                    at++;
                }
                high = pattern.codePointAt(at);
                at += Character.charCount(high);
            }
            int last = high;
            set = set.or(point -> point >= low && point <= last);
        }
        IntPredicate plain = set;
        IntPredicate folded = ignoreCase
                ? point -> plain.test(point) || plain.test(Character.toLowerCase(point)) || plain.test(Character.toUpperCase(point))
                : plain;
        return negated ? folded.negate() : folded;
    }

    private static IntPredicate single(String name) {
        int point = name.isEmpty() ? -1 : name.codePointAt(0);
        return other -> other == point;
    }

    private static IntPredicate charClass(String name) {
        return switch (name) {
            case "alpha" -> Character::isLetter;
            case "digit" -> point -> point >= '0' && point <= '9';
            case "alnum" -> Character::isLetterOrDigit;
            case "upper" -> Character::isUpperCase;
            case "lower" -> Character::isLowerCase;
            case "space" -> point -> point == ' ' || point >= '\t' && point <= '\r';
            case "blank" -> point -> point == ' ' || point == '\t';
            case "punct" -> point -> point < 128 ? point > ' ' && point < 127 && !Character.isLetterOrDigit(point)
                    : !Character.isLetterOrDigit(point) && !Character.isWhitespace(point);
            case "cntrl" -> Character::isISOControl;
            case "print" -> point -> !Character.isISOControl(point);
            case "graph" -> point -> !Character.isISOControl(point) && !Character.isWhitespace(point);
            case "xdigit" -> point -> Character.digit(point, 16) >= 0 && point < 128;
            case "word" -> point -> Character.isLetterOrDigit(point) || point == '_';
            case "ascii" -> point -> point < 128;
            default -> point -> false;
        };
    }
}
