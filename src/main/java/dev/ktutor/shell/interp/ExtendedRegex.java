package dev.ktutor.shell.interp;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** POSIX extended regular expressions (regex(7)) written as Java's. */
final class ExtendedRegex {
    private final String regex;
    private final StringBuilder java = new StringBuilder();
    private int at;

    private ExtendedRegex(String regex) {
        this.regex = regex;
    }

    /** The same expression for {@link java.util.regex.Pattern}; fails where regcomp(3) would. */
    static String toJava(String regex) {
        ExtendedRegex translation = new ExtendedRegex(regex);
        translation.run();
        return translation.java.toString();
    }

    private void run() {
        boolean atom = false;
        while (at < regex.length()) {
            char c = regex.charAt(at);
            switch (c) {
                case '[' -> bracket();
                case '\\' -> escape();
                case '*', '+', '?' -> {
                    if (atom || c != '*') {
                        if (!atom) {
                            throw new PatternSyntaxException("Invalid preceding regular expression", regex, at);
                        }
                        java.append(c);
                    } else {
                        java.append("\\*");
                    }
                    at++;
                }
                case '{' -> brace(atom);
                default -> {
                    java.append(c);
                    at++;
                }
            }
            atom = c != '(' && c != '|' && c != '^';
        }
    }

    private void brace(boolean atom) {
        int close = regex.indexOf('}', at);
        boolean bound = close > 0 && atom && regex.substring(at + 1, close).matches("[0-9]+(,[0-9]*)?|,[0-9]+");
        if (bound) {
            String inner = regex.substring(at + 1, close);
            java.append('{').append(inner.startsWith(",") ? "0" + inner : inner).append('}');
            at = close + 1;
        } else {
            java.append("\\{");
            at++;
        }
    }

    private void escape() {
        if (at + 1 >= regex.length()) {
            throw new PatternSyntaxException("Trailing backslash", regex, at);
        }
        char next = regex.charAt(at + 1);
        at += 2;
        switch (next) {
            case '<' -> java.append("\\b(?=\\w)");
            case '>' -> java.append("\\b(?<=\\w)");
            case 'b', 'B', 'w', 'W', 's', 'S' -> java.append('\\').append(next);
            default -> {
                if (Character.isDigit(next)) {
                    java.append('\\').append(next);
                } else if (Character.isLetter(next)) {
                    java.append(next);
                } else {
                    java.append('\\').append(next);
                }
            }
        }
    }

    private void bracket() {
        int end = at + 1;
        StringBuilder set = new StringBuilder("[");
        if (end < regex.length() && regex.charAt(end) == '^') {
            set.append('^');
            end++;
        }
        boolean first = true;
        while (true) {
            if (end >= regex.length()) {
                throw new PatternSyntaxException("Unmatched [", regex, at);
            }
            char c = regex.charAt(end);
            if (c == ']' && !first) {
                break;
            }
            first = false;
            if (c == '[' && end + 1 < regex.length() && ":.=".indexOf(regex.charAt(end + 1)) >= 0) {
                int close = regex.indexOf(regex.charAt(end + 1) + "]", end + 2);
                if (close < 0) {
                    throw new PatternSyntaxException("Unmatched [", regex, at);
                }
                set.append(named(regex.substring(end + 2, close)));
                end = close + 2;
                continue;
            }
            if ("[]\\&^~".indexOf(c) >= 0) {
                set.append('\\');
            }
            set.append(c);
            end++;
        }
        java.append(set).append(']');
        at = end + 1;
    }

    private static String named(String name) {
        return switch (name) {
            case "alpha" -> "\\p{IsAlphabetic}";
            case "digit" -> "0-9";
            case "alnum" -> "\\p{IsAlphabetic}\\p{IsDigit}";
            case "upper" -> "\\p{IsUppercase}";
            case "lower" -> "\\p{IsLowercase}";
            case "space" -> "\\s\\x0B";
            case "blank" -> " \\t";
            case "punct" -> "\\p{Punct}";
            case "cntrl" -> "\\p{Cntrl}";
            case "print" -> "\\P{Cntrl}";
            case "graph" -> "\\p{Graph}";
            case "xdigit" -> "0-9A-Fa-f";
            default -> Pattern.quote(name);
        };
    }
}
