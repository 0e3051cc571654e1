package dev.ktutor.shell.expand;

import dev.ktutor.shell.expand.ArithmeticLexer.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles arithmetic expressions (bash manual, 6.5): C's operators and precedence, and {@code **}. */
final class ArithmeticParser {
    private static final int MAX_DEPTH = 200;
    /** Binary operators by precedence, weakest first; {@code &&}, {@code ||} and {@code **} are treated apart. */
    private static final Map<String, Integer> PRECEDENCE = Map.ofEntries(Map.entry("||", 1), Map.entry("&&", 2),
            Map.entry("|", 3), Map.entry("^", 4), Map.entry("&", 5), Map.entry("==", 6), Map.entry("!=", 6),
            Map.entry("<", 7), Map.entry(">", 7), Map.entry("<=", 7), Map.entry(">=", 7), Map.entry("<<", 8),
            Map.entry(">>", 8), Map.entry("+", 9), Map.entry("-", 9), Map.entry("*", 10), Map.entry("/", 10), Map.entry("%", 10));

    private final ArithmeticLexer lexer;
    private int depth;

    private ArithmeticParser(String text) {
        this.lexer = new ArithmeticLexer(text);
    }

    /** The compiled expression; an empty one is 0. */
    static ArithmeticNode compile(String text) {
        ArithmeticParser parser = new ArithmeticParser(text);
        parser.lexer.advance();
        if (parser.lexer.kind == Kind.END) {
            return (scope, depth) -> 0;
        }
        ArithmeticNode node = parser.comma();
        if (parser.lexer.kind != Kind.END) {
            throw parser.lexer.error("syntax error in expression");
        }
        return node;
    }

    static ExpansionError failure(String expression, String message, String token) {
        return new ExpansionError(expression + ": " + message + " (error token is \"" + token + "\")", ExpansionError.Reach.LINE, 1);
    }

    private boolean at(String operator) {
        return lexer.kind == Kind.OPERATOR && lexer.token.equals(operator);
    }

    private ArithmeticNode comma() {
        ArithmeticNode left = assignment();
        while (at(",")) {
            lexer.advance();
            ArithmeticNode first = left;
            ArithmeticNode second = assignment();
            left = (scope, d) -> {
                first.eval(scope, d);
                return second.eval(scope, d);
            };
        }
        return left;
    }

    /** The name that has just been read as an operand, if it was nothing else. */
    private @Nullable Target target;

    private record Target(String name, @Nullable String subscript) { }

    private ArithmeticNode assignment() {
        if (++depth > MAX_DEPTH) {
            throw lexer.error("expression recursion level exceeded");
        }
        target = null;
        ArithmeticNode left = conditional();
        Target to = target;
        if (lexer.kind == Kind.OPERATOR && lexer.token.endsWith("=") && !PRECEDENCE.containsKey(lexer.token)) {
            String operator = lexer.token;
            if (to == null) {
                throw lexer.error("attempted assignment to non-variable");
            }
            lexer.advance();
            int operand = lexer.tokenStart;
            ArithmeticNode right = assignment();
            left = assign(to, operator.equals("=") ? right
                    : binary(operator.substring(0, operator.length() - 1), left, right, operand));
            target = null;
        }
        depth--;
        return left;
    }

    private static ArithmeticNode assign(Target to, ArithmeticNode value) {
        String name = to.name();
        String subscript = to.subscript();
        if (subscript != null) {
            return (scope, d) -> {
                long result = value.eval(scope, d);
                scope.assignElement(name, subscript, Long.toString(result));
                return result;
            };
        }
        return (scope, d) -> {
            long result = value.eval(scope, d);
            scope.assign(name, Long.toString(result));
            return result;
        };
    }

    private ArithmeticNode conditional() {
        ArithmeticNode condition = binary(1);
        if (!at("?")) {
            return condition;
        }
        target = null;
        lexer.advance();
        if (lexer.kind == Kind.END || at(":")) {
            throw lexer.error("expression expected");
        }
        ArithmeticNode yes = comma();
        if (!at(":")) {
            throw lexer.error("`:' expected for conditional expression");
        }
        lexer.advance();
        if (lexer.kind == Kind.END) {
            throw lexer.error("expression expected");
        }
        ArithmeticNode no = conditional();
        target = null;
        return (scope, d) -> condition.eval(scope, d) != 0 ? yes.eval(scope, d) : no.eval(scope, d);
    }

    private ArithmeticNode binary(int level) {
        ArithmeticNode left = power();
        while (lexer.kind == Kind.OPERATOR) {
            String operator = lexer.token;
            Integer precedence = PRECEDENCE.get(operator);
            if (precedence == null || precedence < level) {
                break;
            }
            target = null;
            lexer.advance();
            int operand = lexer.tokenStart;
            ArithmeticNode right = binary(precedence + 1);
            left = binary(operator, left, right, operand);
            target = null;
        }
        return left;
    }

    private ArithmeticNode power() {
        ArithmeticNode base = unary();
        if (!at("**")) {
            return base;
        }
        target = null;
        lexer.advance();
        ArithmeticNode exponent = power();
        int operand = lexer.tokenStart;
        target = null;
        return (scope, d) -> {
            long value = base.eval(scope, d);
            long times = exponent.eval(scope, d);
            if (times < 0) {
                throw lexer.errorAt("exponent less than 0", operand);
            }
            long result = 1;
            for (long n = times, factor = value; n > 0; n >>= 1, factor *= factor) {
                result *= (n & 1) == 1 ? factor : 1;
            }
            return result;
        };
    }

    private ArithmeticNode binary(String operator, ArithmeticNode a, ArithmeticNode b, int operand) {
        return switch (operator) {
            case "||" -> (s, d) -> a.eval(s, d) != 0 || b.eval(s, d) != 0 ? 1 : 0;
            case "&&" -> (s, d) -> a.eval(s, d) != 0 && b.eval(s, d) != 0 ? 1 : 0;
            case "|" -> (s, d) -> a.eval(s, d) | b.eval(s, d);
            case "^" -> (s, d) -> a.eval(s, d) ^ b.eval(s, d);
            case "&" -> (s, d) -> a.eval(s, d) & b.eval(s, d);
            case "==" -> (s, d) -> a.eval(s, d) == b.eval(s, d) ? 1 : 0;
            case "!=" -> (s, d) -> a.eval(s, d) != b.eval(s, d) ? 1 : 0;
            case "<" -> (s, d) -> a.eval(s, d) < b.eval(s, d) ? 1 : 0;
            case ">" -> (s, d) -> a.eval(s, d) > b.eval(s, d) ? 1 : 0;
            case "<=" -> (s, d) -> a.eval(s, d) <= b.eval(s, d) ? 1 : 0;
            case ">=" -> (s, d) -> a.eval(s, d) >= b.eval(s, d) ? 1 : 0;
            case "<<" -> (s, d) -> a.eval(s, d) << b.eval(s, d);
            case ">>" -> (s, d) -> a.eval(s, d) >> b.eval(s, d);
            case "+" -> (s, d) -> a.eval(s, d) + b.eval(s, d);
            case "-" -> (s, d) -> a.eval(s, d) - b.eval(s, d);
            case "*" -> (s, d) -> a.eval(s, d) * b.eval(s, d);
            case "/" -> (s, d) -> {
                long left = a.eval(s, d);
                return left / nonZero(b.eval(s, d), operand);
            };
            default -> (s, d) -> {
                long left = a.eval(s, d);
                return left % nonZero(b.eval(s, d), operand);
            };
        };
    }

    private long nonZero(long divisor, int operand) {
        if (divisor == 0) {
            throw lexer.errorAt("division by 0", operand);
        }
        return divisor;
    }

    private ArithmeticNode unary() {
        if (++depth > MAX_DEPTH) {
            throw lexer.error("expression recursion level exceeded");
        }
        ArithmeticNode node = lexer.kind == Kind.OPERATOR ? prefixed() : operand();
        depth--;
        return node;
    }

    private ArithmeticNode prefixed() {
        String operator = lexer.token;
        switch (operator) {
            case "!", "~", "-", "+" -> {
                lexer.advance();
                ArithmeticNode inner = unary();
                target = null;
                return operator.equals("!") ? (s, d) -> inner.eval(s, d) == 0 ? 1 : 0
                        : operator.equals("~") ? (s, d) -> ~inner.eval(s, d)
                        : operator.equals("-") ? (s, d) -> -inner.eval(s, d) : inner;
            }
            case "++", "--" -> {
                lexer.advance();
                if (lexer.kind != Kind.NAME) {
                    throw lexer.error("syntax error: operand expected");
                }
                Target name = new Target(lexer.token, lexer.subscript);
                lexer.advance();
                target = null;
                ArithmeticNode old = read(name);
                long step = operator.equals("++") ? 1 : -1;
                return assign(name, (s, d) -> old.eval(s, d) + step);
            }
            case "(" -> {
                lexer.advance();
                ArithmeticNode inner = comma();
                if (!at(")")) {
                    throw lexer.error("missing `)'");
                }
                lexer.advance();
                target = null;
                return inner;
            }
            default -> throw lexer.error("syntax error: operand expected");
        }
    }

    private ArithmeticNode operand() {
        if (lexer.kind == Kind.NUMBER) {
            long number = lexer.number;
            lexer.advance();
            target = null;
            return (s, d) -> number;
        }
        if (lexer.kind != Kind.NAME) {
            throw lexer.error("syntax error: operand expected");
        }
        Target name = new Target(lexer.token, lexer.subscript);
        lexer.advance();
        ArithmeticNode value = read(name);
        if (at("++") || at("--")) {
            long step = at("++") ? 1 : -1;
            lexer.advance();
            target = null;
            ArithmeticNode stepped = assign(name, (s, d) -> value.eval(s, d) + step);
            return (s, d) -> stepped.eval(s, d) - step;
        }
        target = name;
        return value;
    }

    private static ArithmeticNode read(Target from) {
        String name = from.name();
        String subscript = from.subscript();
        if (subscript != null) {
            return (s, d) -> number(s.element(name, subscript), s, d);
        }
        return (s, d) -> number(s.value(name), s, d);
    }

    private static long number(@Nullable String text, ArithmeticScope scope, int depth) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        int length = text.length();
        char first = text.charAt(0);
        if (length < 18 && first >= '1' && first <= '9' || length == 1 && first == '0') {
            long value = 0;
            int i = 0;
            while (i < length && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                value = value * 10 + text.charAt(i++) - '0';
            }
            if (i == length) {
                return value;
            }
        }
        return scope.evaluate(text, depth + 1);
    }
}
