package dev.ktutor.command.coreutils.awk;

import dev.ktutor.command.coreutils.awk.Lexer.Kind;
import dev.ktutor.command.coreutils.awk.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compiles expressions by precedence (POSIX awk, Expressions). */
final class Expressions {
    private final Parser parser;
    private final Builtins builtins;
    private final Names names;
    private boolean noIn;
    private boolean noRedirect;
    /** An operand that has been read already. */
    private @Nullable Expr pushed;

    Expressions(Parser parser) {
        this.parser = parser;
        this.builtins = new Builtins(parser, this);
        this.names = new Names(parser, this);
    }

    /** What names stand for. */
    Names names() {
        return names;
    }

    Expr expression() {
        boolean outer = noRedirect;
        noRedirect = false;
        Expr expr = ternary();
        noRedirect = outer;
        return expr;
    }

    /** An expression whose first operand, a variable's name, has been read. */
    Expr expressionFrom(Token name, Place variable) {
        if (name.kind() != Kind.NAME) {
            throw parser.error();
        }
        pushed = parser.token().is("[") ? names.element(name.text()) : variable;
        return expression();
    }

    /** An expression of print, in which {@code >} redirects. */
    Expr unredirected() {
        boolean outer = noRedirect;
        noRedirect = true;
        Expr expr = ternary();
        noRedirect = outer;
        return expr;
    }

    /** Where print writes to: no second redirection. */
    Expr redirected() {
        boolean outer = noRedirect;
        noRedirect = true;
        Expr expr = ternary();
        noRedirect = outer;
        return expr;
    }

    /** A parenthesised list, with its parentheses. */
    List<Expr> groupedList() {
        parser.expect("(");
        List<Expr> list = new ArrayList<>();
        parser.newlines();
        list.add(expression());
        while (parser.take(",")) {
            parser.newlines();
            list.add(expression());
        }
        parser.newlines();
        parser.expect(")");
        return list;
    }

    /** An expression of print that begins with a parenthesised list: one value, or the subscript of {@code in}. */
    Expr continued(List<Expr> grouped) {
        boolean outer = noRedirect;
        noRedirect = true;
        pushed = grouped.size() == 1 ? grouped.get(0) : membership(grouped);
        Expr expr = ternary();
        noRedirect = outer;
        return expr;
    }

    private Expr membership(List<Expr> keys) {
        parser.expect("in");
        Function<Machine, Cell> cell = names.cell(parser.advance().text());
        Expr key = Names.joined(keys);
        return m -> cell.apply(m).array().containsKey(key.text(m)) ? 1.0 : 0.0;
    }

    private Expr ternary() {
        Expr condition = or();
        if (parser.token().is("?")) {
            parser.advance();
            parser.newlines();
            Expr yes = ternary();
            parser.newlines();
            parser.expect(":");
            parser.newlines();
            Expr no = ternary();
            return m -> condition.truth(m) ? yes.value(m) : no.value(m);
        }
        if (condition instanceof Place place) {
            return assignment(place);
        }
        return condition;
    }

    private Expr assignment(Place place) {
        Token token = parser.token();
        if (token.kind() != Kind.OPERATOR || !token.text().matches("=|[-+*/%^]=")) {
            return place;
        }
        parser.advance();
        parser.newlines();
        Expr right = ternary();
        char operator = token.text().charAt(0);
        if (operator == '=') {
            return m -> {
                Object value = right.value(m);
                place.assign(m, value);
                return value;
            };
        }
        return m -> {
            double operand = right.number(m);
            Double value = Operations.arithmetic(operator, place.number(m), operand);
            place.assign(m, value);
            return value;
        };
    }

    private Expr or() {
        Expr left = and();
        while (parser.take("||")) {
            parser.newlines();
            Expr a = left;
            Expr b = and();
            left = m -> a.truth(m) || b.truth(m) ? 1.0 : 0.0;
        }
        return left;
    }

    private Expr and() {
        Expr left = in();
        while (parser.take("&&")) {
            parser.newlines();
            Expr a = left;
            Expr b = in();
            left = m -> a.truth(m) && b.truth(m) ? 1.0 : 0.0;
        }
        return left;
    }

    private Expr in() {
        Expr left = match();
        while (!noIn && parser.token().is("in")) {
            parser.advance();
            if (parser.token().kind() != Kind.NAME) {
                throw parser.error();
            }
            Function<Machine, Cell> cell = names.cell(parser.advance().text());
            Expr key = left;
            left = m -> cell.apply(m).array().containsKey(key.text(m)) ? 1.0 : 0.0;
        }
        return left;
    }

    private Expr match() {
        Expr left = comparison();
        while (parser.token().is("~") || parser.token().is("!~")) {
            boolean negated = parser.advance().text().equals("!~");
            Expr text = left;
            Function<Machine, dev.ktutor.command.coreutils.regex.Regex> regex = pattern(comparison());
            left = m -> regex.apply(m).found(text.text(m)) != negated ? 1.0 : 0.0;
        }
        return left;
    }

    /** A regular expression constant, which by itself is matched against the record. */
    record Constant(String text) implements Expr {
        @Override
        public Object value(Machine m) {
            return m.regex(text).found(m.record()) ? 1.0 : 0.0;
        }
    }

    /** The expression as a regular expression: a constant as it is, a string when it is used. */
    static Function<Machine, dev.ktutor.command.coreutils.regex.Regex> pattern(Expr expr) {
        if (expr instanceof Constant constant) {
            return m -> m.regex(constant.text());
        }
        return m -> m.regex(expr.text(m));
    }

    private Expr comparison() {
        Expr left = concatenation();
        Token token = parser.token();
        boolean greater = token.is(">") && !noRedirect;
        if (greater || token.is("<") || token.is("<=") || token.is(">=") || token.is("==") || token.is("!=")) {
            String operator = parser.advance().text();
            Expr right = concatenation();
            return m -> Operations.compare(m, operator, left.value(m), right.value(m)) ? 1.0 : 0.0;
        }
        return left;
    }

    private Expr concatenation() {
        Expr left = sum();
        while (beginsOperand()) {
            Expr a = left;
            Expr b = sum();
            left = m -> {
                String first = a.text(m);
                return first.concat(b.text(m));
            };
        }
        // "cmd" | getline binds looser than concatenation and may be repeated.
        while (parser.token().is("|") && !noRedirect) {
            parser.advance();
            if (!parser.take("getline")) {
                throw parser.error();
            }
            Expr command = left;
            Place target = beginsPlace() ? place() : null;
            left = m -> m.getline(m.files().command(command.text(m)), target, false);
        }
        return left;
    }

    private boolean beginsOperand() {
        Token token = parser.token();
        return switch (token.kind()) {
            case NUMBER, STRING, NAME, CALLED, BUILTIN -> true;
            case OPERATOR -> token.text().matches("[$!(+-]|\\+\\+|--") && !token.text().matches("[+-]") && !token.is("!");
            case KEYWORD -> false;
            default -> false;
        };
    }

    private Expr sum() {
        Expr left = product();
        while (parser.token().is("+") || parser.token().is("-")) {
            boolean plus = parser.advance().text().equals("+");
            Expr a = left;
            Expr b = product();
            left = plus ? m -> a.number(m) + b.number(m) : m -> a.number(m) - b.number(m);
        }
        return left;
    }

    private Expr product() {
        Expr left = unary();
        while (parser.token().is("*") || parser.token().is("/") || parser.token().is("%")) {
            char operator = parser.advance().text().charAt(0);
            Expr a = left;
            Expr b = unary();
            left = m -> Operations.arithmetic(operator, a.number(m), b.number(m));
        }
        return left;
    }

    private Expr unary() {
        if (pushed == null) {
            if (parser.take("!")) {
                Expr operand = unary();
                return m -> operand.truth(m) ? 0.0 : 1.0;
            }
            if (parser.take("-")) {
                Expr operand = unary();
                return m -> -operand.number(m);
            }
            if (parser.take("+")) {
                Expr operand = unary();
                return m -> operand.number(m);
            }
        }
        return power();
    }

    private Expr power() {
        Expr left = postfix();
        if (parser.take("^")) {
            Expr right = unary();
            return m -> Math.pow(left.number(m), right.number(m));
        }
        return left;
    }

    private Expr postfix() {
        Expr operand = primary();
        if (operand instanceof Place place && (parser.token().is("++") || parser.token().is("--"))) {
            double step = parser.advance().text().equals("++") ? 1 : -1;
            return m -> {
                double old = place.number(m);
                place.assign(m, old + step);
                return old;
            };
        }
        return operand;
    }

    private boolean beginsPlace() {
        return parser.token().kind() == Kind.NAME || parser.token().is("$");
    }

    private Place place() {
        Expr expr = primary();
        if (expr instanceof Place place) {
            return place;
        }
        throw parser.error();
    }

    private Expr primary() {
        if (pushed != null) {
            Expr expr = pushed;
            pushed = null;
            return expr;
        }
        Token token = parser.token();
        switch (token.kind()) {
            case NUMBER -> {
                Double number = Double.valueOf(parser.advance().text());
                return m -> number;
            }
            case STRING -> {
                String text = parser.advance().text();
                return m -> text;
            }
            case BUILTIN -> {
                return builtins.parse();
            }
            case CALLED -> {
                return names.call();
            }
            case NAME -> {
                String name = parser.advance().text();
                return parser.token().is("[") ? names.element(name) : names.variable(name);
            }
            default -> {
                return operator(token);
            }
        }
    }

    private Expr operator(Token token) {
        switch (token.text()) {
            case "/", "/=" -> {
                return new Constant(parser.regex());
            }
            case "$" -> {
                parser.advance();
                Expr index = parser.token().is("++") || parser.token().is("--") || parser.token().is("-") ? unary() : primary();
                return new Names.FieldPlace(index);
            }
            case "++", "--" -> {
                double step = parser.advance().text().equals("++") ? 1 : -1;
                Place place = place();
                return m -> {
                    double value = place.number(m) + step;
                    place.assign(m, value);
                    return value;
                };
            }
            case "(" -> {
                boolean outerIn = noIn;
                noIn = false;
                List<Expr> list = groupedList();
                noIn = outerIn;
                return list.size() == 1 ? grouped(list.get(0)) : membership(list);
            }
            case "getline" -> {
                parser.advance();
                Place target = beginsPlace() ? place() : null;
                if (parser.take("<")) {
                    Expr file = primary();
                    return m -> m.getline(m.files().input(file.text(m)), target, false);
                }
                return m -> m.getline(m.files().main(), target, true);
            }
            case "-", "+", "!" -> {
                return unary();
            }
            default -> throw parser.error();
        }
    }

    /** A parenthesised expression is no place to assign to. */
    private static Expr grouped(Expr inner) {
        return inner instanceof Place ? inner::value : inner;
    }
}
