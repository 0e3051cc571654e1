package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.ToolExit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** A STRING of tr(1): characters, escapes, ranges, classes, {@code [c*n]}, in bytes. */
final class CharacterSet {
    /** A stretch; a repeat of -1 fills up to the other string's length. */
    private record Part(String text, int repeat) { }

    private final List<Part> parts = new ArrayList<>();
    private boolean classes;
    private boolean endClass;
    private final String given;
    private int at;

    private CharacterSet(String given) {
        this.given = given;
    }

    static CharacterSet parse(String latin, boolean second) {
        CharacterSet set = new CharacterSet(latin);
        while (set.at < latin.length()) {
            set.part(second);
        }
        return set;
    }

    boolean endsWithClass() {
        return endClass;
    }

    boolean hasClass() {
        return classes;
    }

    private void part(boolean second) {
        endClass = false;
        if (given.startsWith("[:", at)) {
            int end = given.indexOf(":]", at + 2);
            if (end > 0) {
                named(given.substring(at + 2, end), second);
                at = end + 2;
                return;
            }
        }
        if (given.startsWith("[=", at) && at + 4 < given.length() && given.startsWith("=]", at + 3)) {
            parts.add(new Part(given.substring(at + 2, at + 3), 1));
            at += 5;
            return;
        }
        int star = given.charAt(at) == '[' ? repeatAt() : -1;
        if (star > 0) {
            return;
        }
        int start = at;
        char from = character();
        if (at + 1 < given.length() && given.charAt(at) == '-') {
            at++;
            char to = character();
            if (to < from) {
                throw new ToolExit(1, "range-endpoints of '" + Latin.text(given.substring(start, at))
                        + "' are in reverse collating sequence order");
            }
            StringBuilder range = new StringBuilder();
            for (char c = from; c <= to; c++) {
                range.append(c);
            }
            parts.add(new Part(range.toString(), 1));
        } else {
            parts.add(new Part(String.valueOf(from), 1));
        }
    }

    /** Reads {@code [c*n]}; returns 0 if there is none here. */
    private int repeatAt() {
        int save = at;
        at++;
        if (at >= given.length()) {
            at = save;
            return 0;
        }
        char c = character();
        int close = given.indexOf(']', at);
        if (at < given.length() && given.charAt(at) == '*' && close > 0) {
            String digits = given.substring(at + 1, close);
            if (digits.chars().allMatch(Character::isDigit)) {
                if (digits.matches("0.*[89].*")) {
                    throw new ToolExit(1, "invalid repeat count " + Quote.curly(digits) + " in [c*n] construct");
                }
                // A set of a byte each has no use for more.
                int count = Math.min(1 << 20, digits.length() > 9 ? 1 << 20 : digits.isEmpty() ? 0 : Integer.parseInt(digits, digits.startsWith("0") ? 8 : 10));
                parts.add(new Part(String.valueOf(c), count == 0 ? -1 : count));
                at = close + 1;
                return 1;
            }
        }
        at = save;
        return 0;
    }

    private char character() {
        char c = given.charAt(at++);
        if (c != '\\' || at >= given.length()) {
            return c;
        }
        char e = given.charAt(at++);
        switch (e) {
            case 'a': return 7;
            case 'b': return 8;
            case 'f': return 12;
            case 'n': return 10;
            case 'r': return 13;
            case 't': return 9;
            case 'v': return 11;
            default:
                if (e < '0' || e > '7') {
                    return e;
                }
                int value = e - '0';
                for (int i = 0; i < 2 && at < given.length() && given.charAt(at) >= '0' && given.charAt(at) <= '7'
                        && value * 8 + given.charAt(at) - '0' < 256; i++) {
                    value = value * 8 + given.charAt(at++) - '0';
                }
                return (char) value;
        }
    }

    private void named(String name, boolean second) {
        IntPredicate member = switch (name) {
            case "alpha" -> CharacterSet::letter;
            case "digit" -> c -> c >= '0' && c <= '9';
            case "alnum" -> c -> letter(c) || c >= '0' && c <= '9';
            case "upper" -> c -> c >= 'A' && c <= 'Z';
            case "lower" -> c -> c >= 'a' && c <= 'z';
            case "space" -> c -> c == ' ' || c >= 9 && c <= 13;
            case "blank" -> c -> c == ' ' || c == '\t';
            case "punct" -> c -> c > 32 && c < 127 && !letter(c) && !(c >= '0' && c <= '9');
            case "cntrl" -> c -> c < 32 || c == 127;
            case "print" -> c -> c >= 32 && c < 127;
            case "graph" -> c -> c > 32 && c < 127;
            case "xdigit" -> c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            default -> throw new ToolExit(1, "invalid character class " + Quote.curly(name));
        };
        classes = true;
        endClass = true;
        StringBuilder members = new StringBuilder();
        for (int c = 0; c < 256; c++) {
            if (member.test(c)) {
                members.append((char) c);
            }
        }
        parts.add(new Part(members.toString(), 1));
    }

    private static boolean letter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** All of its characters in order; a part without a count grows so that the whole has the wanted length. */
    String expand(int wanted) {
        int fixed = parts.stream().mapToInt(p -> p.repeat() < 0 ? 0 : p.text().length() * p.repeat()).sum();
        StringBuilder all = new StringBuilder();
        for (Part part : parts) {
            all.append(part.text().repeat(part.repeat() < 0 ? Math.max(0, wanted - fixed) : part.repeat()));
        }
        return all.toString();
    }

    /** Every byte that it does not hold, in order. */
    String complement() {
        String held = expand(0);
        StringBuilder rest = new StringBuilder();
        for (char c = 0; c < 256; c++) {
            if (held.indexOf(c) < 0) {
                rest.append(c);
            }
        }
        return rest.toString();
    }
}
