package dev.ktutor.command.coreutils.awk;

import dev.ktutor.command.coreutils.awk.Lexer.Kind;
import dev.ktutor.command.coreutils.awk.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Compiles what names stand for: fields, variables, elements of arrays, calls of the program's functions. */
final class Names {
    private final Parser parser;
    private final Expressions expressions;

    Names(Parser parser, Expressions expressions) {
        this.parser = parser;
        this.expressions = expressions;
    }

    /** {@code $index}. */
    record FieldPlace(Expr index) implements Place {
        @Override
        public Object value(Machine m) {
            return m.fields().get((int) index.number(m));
        }

        @Override
        public void assign(Machine m, Object value) {
            m.fields().set((int) index.number(m), m.text(value), value);
        }
    }

    /** A variable of the program or of the function. */
    Place variable(String name) {
        Integer local = parser.local(name);
        if (local == null) {
            return new Place() {
                @Override
                public Object value(Machine m) {
                    return m.read(name);
                }

                @Override
                public void assign(Machine m, Object value) {
                    m.assign(name, value);
                }
            };
        }
        return new Place() {
            @Override
            public Object value(Machine m) {
                return m.local(local).value();
            }

            @Override
            public void assign(Machine m, Object value) {
                m.local(local).set(value);
            }
        };
    }

    Function<Machine, Cell> cell(String name) {
        Integer local = parser.local(name);
        return local == null ? m -> m.variable(name) : m -> m.local(local);
    }

    Place element(String name) {
        Function<Machine, Cell> cell = cell(name);
        parser.expect("[");
        Expr key = subscript();
        return new Place() {
            @Override
            public Object value(Machine m) {
                return cell.apply(m).array().computeIfAbsent(key.text(m), k -> Text.NOTHING);
            }

            @Override
            public void assign(Machine m, Object value) {
                cell.apply(m).array().put(key.text(m), value);
            }
        };
    }

    /** The rest of a subscript, with its closing bracket. */
    Expr subscript() {
        List<Expr> keys = new ArrayList<>();
        keys.add(expressions.expression());
        while (parser.take(",")) {
            parser.newlines();
            keys.add(expressions.expression());
        }
        parser.expect("]");
        return joined(keys);
    }

    static Expr joined(List<Expr> keys) {
        if (keys.size() == 1) {
            Expr key = keys.get(0);
            return m -> m.text(key.value(m));
        }
        return m -> {
            StringBuilder text = new StringBuilder();
            String separator = m.text(m.variable("SUBSEP").value());
            for (int i = 0; i < keys.size(); i++) {
                text.append(i == 0 ? "" : separator).append(keys.get(i).text(m));
            }
            return text.toString();
        };
    }

    Expr call() {
        Parser.Function function = parser.function(parser.advance().text());
        parser.expect("(");
        List<Function<Machine, Cell>> arguments = new ArrayList<>();
        parser.newlines();
        while (!parser.token().is(")")) {
            arguments.add(argument());
            parser.newlines();
            if (!parser.token().is(")")) {
                parser.expect(",");
                parser.newlines();
            }
        }
        parser.advance();
        return m -> {
            Cell[] cells = new Cell[arguments.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = arguments.get(i).apply(m);
            }
            return function.call(m, cells);
        };
    }

    /** An argument: a lone name may be an array, or become one in the function. */
    private Function<Machine, Cell> argument() {
        if (parser.token().kind() == Kind.NAME) {
            String name = parser.token().text();
            Token read = parser.advance();
            if (parser.token().is(",") || parser.token().is(")")) {
                Function<Machine, Cell> cell = cell(name);
                Expr value = variable(name);
                return m -> {
                    Cell given = cell.apply(m);
                    if (given.isArray()) {
                        return given;
                    }
                    Cell copy = new Cell(given.unset() ? given : null);
                    copy.set(value.value(m));
                    return copy;
                };
            }
            Expr rest = expressions.expressionFrom(read, variable(name));
            return m -> holding(rest.value(m));
        }
        Expr expr = expressions.expression();
        return m -> holding(expr.value(m));
    }

    private static Cell holding(Object value) {
        Cell cell = new Cell();
        cell.set(value);
        return cell;
    }
}
