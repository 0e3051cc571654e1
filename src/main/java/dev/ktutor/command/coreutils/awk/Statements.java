package dev.ktutor.command.coreutils.awk;

import dev.ktutor.command.coreutils.awk.Lexer.Kind;
import dev.ktutor.command.coreutils.awk.Lexer.Token;
import dev.ktutor.command.coreutils.awk.Statement.Flow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles statements. */
final class Statements {
    private final Parser parser;
    private final Expressions expressions;

    Statements(Parser parser, Expressions expressions) {
        this.parser = parser;
        this.expressions = expressions;
    }

    /** The statements up to a closing brace. */
    Statement block() {
        List<Statement> statements = new ArrayList<>();
        parser.terminators();
        while (!parser.token().is("}")) {
            if (parser.token().kind() == Kind.END) {
                throw parser.error();
            }
            statements.add(statement());
            parser.terminators();
        }
        Statement[] all = statements.toArray(new Statement[0]);
        return m -> {
            for (Statement statement : all) {
                Flow flow = statement.run(m);
                if (flow != Flow.NORMAL) {
                    return flow;
                }
            }
            return Flow.NORMAL;
        };
    }

    /** A simple statement ends with a newline or semicolon, or before a brace. */
    private void end() {
        if (parser.token().kind() == Kind.NEWLINE || parser.token().is(";")) {
            parser.advance();
        } else if (!parser.token().is("}") && parser.token().kind() != Kind.END) {
            throw parser.error();
        }
    }

    private Statement body() {
        parser.newlines();
        if (parser.take(";")) {
            return m -> Flow.NORMAL;
        }
        Statement body = statement();
        return body;
    }

    private Statement statement() {
        if (parser.token().is("{")) {
            return parser.action();
        }
        if (parser.token().kind() == Kind.KEYWORD) {
            switch (parser.token().text()) {
                case "if" -> {
                    return conditional();
                }
                case "while" -> {
                    parser.advance();
                    parser.expect("(");
                    Expr condition = expressions.expression();
                    parser.expect(")");
                    return new Loop(m -> { }, condition, m -> { }, parser.take(";") ? m -> Flow.NORMAL : body(), false);
                }
                case "do" -> {
                    parser.advance();
                    Statement body = body();
                    parser.terminators();
                    parser.expect("while");
                    parser.expect("(");
                    Expr condition = expressions.expression();
                    parser.expect(")");
                    end();
                    return new Loop(m -> { }, condition, m -> { }, body, true);
                }
                case "for" -> {
                    return loop();
                }
                default -> { }
            }
        }
        Statement simple = simple();
        end();
        return simple;
    }

    private Statement conditional() {
        parser.advance();
        parser.expect("(");
        Expr condition = expressions.expression();
        parser.expect(")");
        Statement yes = body();
        // A semicolon or newline may stand before else.
        int before = parser.position();
        Token saved = parser.token();
        parser.terminators();
        if (parser.token().is("else")) {
            parser.advance();
            Statement no = body();
            return m -> condition.truth(m) ? yes.run(m) : no.run(m);
        }
        if (parser.position() == before) {
            parser.back(saved);
        }
        return m -> condition.truth(m) ? yes.run(m) : Flow.NORMAL;
    }

    private Statement loop() {
        parser.advance();
        parser.expect("(");
        if (parser.token().kind() == Kind.NAME) {
            Place variable = expressions.names().variable(parser.token().text());
            Token name = parser.advance();
            if (parser.take("in")) {
                if (parser.token().kind() != Kind.NAME) {
                    throw parser.error();
                }
                String array = parser.advance().text();
                if (parser.take(")")) {
                    java.util.function.Function<Machine, Cell> cell = expressions.names().cell(array);
                    Statement body = body();
                    return m -> {
                        for (String key : List.copyOf(cell.apply(m).array().keySet())) {
                            variable.assign(m, new Text(key));
                            Flow flow = body.run(m);
                            if (flow == Flow.BREAK) {
                                break;
                            }
                            if (flow == Flow.RETURN) {
                                return flow;
                            }
                        }
                        return Flow.NORMAL;
                    };
                }
                throw parser.error();
            }
            return counted(expressions.expressionFrom(name, variable));
        }
        return counted(parser.token().is(";") ? null : expressions.expression());
    }

    private Statement counted(@Nullable Expr first) {
        parser.expect(";");
        parser.newlines();
        Expr condition = parser.token().is(";") ? m -> 1.0 : expressions.expression();
        parser.expect(";");
        parser.newlines();
        Expr step = parser.token().is(")") ? null : expressions.expression();
        parser.expect(")");
        return new Loop(effect(first), condition, effect(step), parser.take(";") ? m -> Flow.NORMAL : body(), false);
    }

    private static java.util.function.Consumer<Machine> effect(@Nullable Expr expr) {
        return expr == null ? m -> { } : expr::value;
    }

    /** while, do and for. */
    private record Loop(java.util.function.Consumer<Machine> first, Expr condition, java.util.function.Consumer<Machine> step,
            Statement body, boolean bodyFirst) implements Statement {
        @Override
        public Flow run(Machine m) {
            first.accept(m);
            boolean skip = bodyFirst;
            while (skip || condition.truth(m)) {
                skip = false;
                m.checkpoint();
                Flow flow = body.run(m);
                if (flow == Flow.BREAK) {
                    break;
                }
                if (flow == Flow.RETURN) {
                    return flow;
                }
                step.accept(m);
            }
            return Flow.NORMAL;
        }
    }

    private Statement simple() {
        if (parser.token().kind() != Kind.KEYWORD || parser.token().is("getline")) {
            Expr expr = expressions.expression();
            return m -> {
                expr.value(m);
                return Flow.NORMAL;
            };
        }
        String word = parser.token().text();
        switch (word) {
            case "break", "continue" -> {
                parser.advance();
                Flow flow = word.equals("break") ? Flow.BREAK : Flow.CONTINUE;
                return m -> flow;
            }
            case "next", "nextfile" -> {
                parser.advance();
                Jump jump = new Jump(word.equals("next") ? Jump.To.NEXT : Jump.To.NEXT_FILE);
                return m -> {
                    throw jump;
                };
            }
            case "exit", "return" -> {
                parser.advance();
                boolean bare = parser.token().kind() == Kind.NEWLINE || parser.token().is(";") || parser.token().is("}") || parser.token().kind() == Kind.END;
                Expr value = bare ? null : expressions.expression();
                return word.equals("exit") ? m -> m.exit(value) : m -> m.giveBack(value == null ? Text.NOTHING : value.value(m));
            }
            case "delete" -> {
                parser.advance();
                return deletion();
            }
            case "print", "printf" -> {
                return new Printing(parser, expressions).parse();
            }
            default -> throw parser.error();
        }
    }

    private Statement deletion() {
        if (parser.token().kind() != Kind.NAME) {
            throw parser.error();
        }
        java.util.function.Function<Machine, Cell> cell = expressions.names().cell(parser.advance().text());
        if (!parser.take("[")) {
            return m -> {
                cell.apply(m).array().clear();
                return Flow.NORMAL;
            };
        }
        Expr key = expressions.names().subscript();
        return m -> {
            cell.apply(m).array().remove(key.text(m));
            return Flow.NORMAL;
        };
    }
}
