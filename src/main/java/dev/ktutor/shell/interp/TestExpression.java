package dev.ktutor.shell.interp;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** The expression of {@code test}: POSIX's rules for up to four arguments, operator precedence for more (bash manual, 6.4). */
final class TestExpression {
    private static final Set<String> UNARY = Set.of("-a", "-b", "-c", "-d", "-e", "-f", "-g", "-h", "-k", "-n", "-o", "-p", "-r",
            "-s", "-t", "-u", "-v", "-w", "-x", "-z", "-G", "-L", "-N", "-O", "-R", "-S");
    private static final Set<String> NUMBERS = Set.of("-eq", "-ne", "-lt", "-le", "-gt", "-ge");
    private static final Set<String> BINARY = Set.of("=", "==", "!=", "<", ">", "-nt", "-ot", "-ef", "-eq", "-ne", "-lt", "-le", "-gt", "-ge");

    /** The expression makes no sense. */
    static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Bad(String text) {
            super(text, null, false, false);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    private final List<String> args;
    private final FileTests tests;
    private int at;

    TestExpression(Interpreter shell, List<String> args) {
        this.args = args;
        this.tests = new FileTests(shell);
    }

    boolean evaluate() {
        return evaluate(0, args.size());
    }

    private boolean evaluate(int from, int count) {
        switch (count) {
            case 0 -> {
                return false;
            }
            case 1 -> {
                return !args.get(from).isEmpty();
            }
            case 2 -> {
                return two(from);
            }
            case 3 -> {
                return three(from);
            }
            case 4 -> {
                if (args.get(from).equals("!")) {
                    return !three(from + 1);
                }
                if (args.get(from).equals("(") && args.get(from + 3).equals(")")) {
                    return two(from + 1);
                }
            }
            default -> { }
        }
        at = from;
        boolean value = or();
        if (at < from + count) {
            throw new Bad("too many arguments");
        }
        return value;
    }

    private boolean two(int from) {
        String operator = args.get(from);
        String operand = args.get(from + 1);
        if (operator.equals("!")) {
            return operand.isEmpty();
        }
        if (UNARY.contains(operator)) {
            return tests.unary(operator, operand);
        }
        throw new Bad(operator.startsWith("-") ? operator + ": unary operator expected" : operator + ": unary operator expected");
    }

    private boolean three(int from) {
        String middle = args.get(from + 1);
        if (BINARY.contains(middle)) {
            return binary(args.get(from), middle, args.get(from + 2));
        }
        if (middle.equals("-a")) {
            return !args.get(from).isEmpty() && !args.get(from + 2).isEmpty();
        }
        if (middle.equals("-o")) {
            return !args.get(from).isEmpty() || !args.get(from + 2).isEmpty();
        }
        if (args.get(from).equals("!")) {
            return !two(from + 1);
        }
        if (args.get(from).equals("(") && args.get(from + 2).equals(")")) {
            return !middle.isEmpty();
        }
        throw new Bad(middle + ": binary operator expected");
    }

    private boolean or() {
        boolean value = and();
        while (at < args.size() && args.get(at).equals("-o")) {
            at++;
            value |= and();
        }
        return value;
    }

    private boolean and() {
        boolean value = term();
        while (at < args.size() && args.get(at).equals("-a")) {
            at++;
            value &= term();
        }
        return value;
    }

    private boolean term() {
        if (at >= args.size()) {
            throw new Bad("argument expected");
        }
        String first = args.get(at);
        if (first.equals("!")) {
            at++;
            return !term();
        }
        if (first.equals("(")) {
            at++;
            boolean value = or();
            if (at >= args.size() || !args.get(at).equals(")")) {
                throw new Bad(at >= args.size() ? "`)' expected" : "`)' expected, found " + args.get(at));
            }
            at++;
            return value;
        }
        if (at + 2 < args.size() && BINARY.contains(args.get(at + 1))) {
            at += 3;
            return binary(args.get(at - 3), args.get(at - 2), args.get(at - 1));
        }
        if (UNARY.contains(first) && at + 1 < args.size()) {
            at += 2;
            return tests.unary(first, args.get(at - 1));
        }
        at++;
        return !first.isEmpty();
    }

    private boolean binary(String left, String operator, String right) {
        if (NUMBERS.contains(operator)) {
            return FileTests.compare(number(left), operator, number(right));
        }
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            default -> tests.compare(left, operator, right);
        };
    }

    private static long number(String text) {
        String trimmed = text.strip();
        int length = trimmed.length();
        if (length > 0 && length < 18 && trimmed.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Long.parseLong(trimmed);
        }
        if (!trimmed.matches("[-+]?[0-9]+")) {
            throw new Bad(text + ": integer expression expected");
        }
        BigInteger value = new BigInteger(trimmed.startsWith("+") ? trimmed.substring(1) : trimmed);
        if (value.bitLength() > 63) {
            throw new Bad(text + ": integer expression expected");
        }
        return value.longValue();
    }
}
