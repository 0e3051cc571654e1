package dev.ktutor.command.coreutils.awk;

import dev.ktutor.command.coreutils.awk.Lexer.Kind;
import dev.ktutor.command.coreutils.awk.Lexer.Token;
import dev.ktutor.command.coreutils.awk.Statement.Flow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles rules, functions and statements; {@link Expressions} compiles what they are made of. */
final class Parser {
    /** A rule: its pattern (null for every record), a range's end, and its action. */
    record Rule(@Nullable Expr pattern, @Nullable Expr end, Statement action) { }

    /** A function; its body is known once all is parsed. */
    static final class Function {
        private final String name;
        private int parameters = -1;
        private Statement body = m -> Flow.NORMAL;

        Function(String name) {
            this.name = name;
        }

        Object call(Machine m, Cell[] arguments) {
            if (parameters < 0) {
                throw new AwkError("function " + name + " never defined");
            }
            Cell[] frame = new Cell[parameters];
            if (arguments.length > parameters) {
                throw new AwkError("too many arguments in call to " + name);
            }
            System.arraycopy(arguments, 0, frame, 0, arguments.length);
            for (int i = arguments.length; i < parameters; i++) {
                frame[i] = new Cell();
            }
            return m.inFrame(frame, body);
        }

        void define(int count, Statement newBody) {
            parameters = count;
            body = newBody;
        }
    }

    /** A whole program. */
    record Program(List<Statement> begin, List<Rule> rules, List<Statement> end) { }

    private final Lexer lexer;
    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, Integer> locals = new HashMap<>();
    private final Expressions expressions;
    private Token token = new Token(Kind.NEWLINE, "\n");

    Parser(String program) {
        this.lexer = new Lexer(program);
        this.expressions = new Expressions(this);
        advance();
    }

    Token token() {
        return token;
    }

    Token advance() {
        Token old = token;
        token = lexer.next();
        return old;
    }

    /** The present slash begins a regular expression. */
    String regex() {
        Token regex = lexer.regex(token.is("/=") ? "=" : "");
        advance();
        return regex.text();
    }

    boolean take(String operator) {
        if (token.is(operator)) {
            advance();
            return true;
        }
        return false;
    }

    void expect(String operator) {
        if (!take(operator)) {
            throw error();
        }
    }

    AwkError error() {
        String near = token.kind() == Kind.END ? "end of file" : token.kind() == Kind.NEWLINE ? "end of line" : token.text();
        return new AwkError("line " + lexer.line() + ": syntax error at or near " + near);
    }

    void newlines() {
        while (token.kind() == Kind.NEWLINE) {
            advance();
        }
    }

    private void terminators() {
        while (token.kind() == Kind.NEWLINE || token.is(";")) {
            advance();
        }
    }

    @Nullable Integer local(String name) {
        return locals.get(name);
    }

    Function function(String name) {
        return functions.computeIfAbsent(name, Function::new);
    }

    Program program() {
        List<Statement> begin = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        List<Statement> end = new ArrayList<>();
        terminators();
        while (token.kind() != Kind.END) {
            if (take("BEGIN")) {
                begin.add(action());
            } else if (take("END")) {
                end.add(action());
            } else if (take("function")) {
                define();
            } else {
                rules.add(rule());
            }
            terminators();
        }
        return new Program(begin, rules, end);
    }

    private Rule rule() {
        Expr pattern = null;
        Expr last = null;
        if (!token.is("{")) {
            pattern = expressions.expression();
            if (take(",")) {
                newlines();
                last = expressions.expression();
            }
        }
        Statement action = token.is("{") ? action() : m -> {
            m.out().print(m.record() + m.text(m.variable("ORS").value()));
            return Flow.NORMAL;
        };
        return new Rule(pattern, last, action);
    }

    private void define() {
        if (token.kind() != Kind.NAME && token.kind() != Kind.CALLED) {
            throw error();
        }
        Function function = function(advance().text());
        expect("(");
        locals.clear();
        while (!token.is(")")) {
            if (token.kind() != Kind.NAME) {
                throw error();
            }
            locals.put(advance().text(), locals.size());
            if (!token.is(")")) {
                expect(",");
                newlines();
            }
        }
        advance();
        newlines();
        int count = locals.size();
        function.define(count, action());
        locals.clear();
    }

    private Statement action() {
        expect("{");
        Statement block = block();
        expect("}");
        return block;
    }

    private Statement block() {
        List<Statement> statements = new ArrayList<>();
        terminators();
        while (!token.is("}")) {
            if (token.kind() == Kind.END) {
                throw error();
            }
            statements.add(statement());
            terminators();
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
        if (token.kind() == Kind.NEWLINE || token.is(";")) {
            advance();
        } else if (!token.is("}") && token.kind() != Kind.END) {
            throw error();
        }
    }

    private Statement body() {
        newlines();
        if (take(";")) {
            return m -> Flow.NORMAL;
        }
        Statement body = statement();
        return body;
    }

    private Statement statement() {
        if (token.is("{")) {
            return action();
        }
        if (token.kind() == Kind.KEYWORD) {
            switch (token.text()) {
                case "if" -> {
                    return conditional();
                }
                case "while" -> {
                    advance();
                    expect("(");
                    Expr condition = expressions.expression();
                    expect(")");
                    return new Loop(m -> { }, condition, m -> { }, take(";") ? m -> Flow.NORMAL : body(), false);
                }
                case "do" -> {
                    advance();
                    Statement body = body();
                    terminators();
                    expect("while");
                    expect("(");
                    Expr condition = expressions.expression();
                    expect(")");
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
        advance();
        expect("(");
        Expr condition = expressions.expression();
        expect(")");
        Statement yes = body();
        // A semicolon or newline may stand before else.
        int before = lexer.position();
        Token saved = token;
        terminators();
        if (token.is("else")) {
            advance();
            Statement no = body();
            return m -> condition.truth(m) ? yes.run(m) : no.run(m);
        }
        if (lexer.position() == before) {
            token = saved;
        }
        return m -> condition.truth(m) ? yes.run(m) : Flow.NORMAL;
    }

    private Statement loop() {
        advance();
        expect("(");
        if (token.kind() == Kind.NAME) {
            Place variable = expressions.variable(token.text());
            Token name = advance();
            if (take("in")) {
                if (token.kind() != Kind.NAME) {
                    throw error();
                }
                String array = advance().text();
                if (take(")")) {
                    java.util.function.Function<Machine, Cell> cell = expressions.cell(array);
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
                throw error();
            }
            return counted(expressions.expressionFrom(name, variable));
        }
        return counted(token.is(";") ? null : expressions.expression());
    }

    private Statement counted(@Nullable Expr first) {
        expect(";");
        newlines();
        Expr condition = token.is(";") ? m -> 1.0 : expressions.expression();
        expect(";");
        newlines();
        Expr step = token.is(")") ? null : expressions.expression();
        expect(")");
        return new Loop(effect(first), condition, effect(step), take(";") ? m -> Flow.NORMAL : body(), false);
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
        if (token.kind() != Kind.KEYWORD || token.is("getline")) {
            Expr expr = expressions.expression();
            return m -> {
                expr.value(m);
                return Flow.NORMAL;
            };
        }
        String word = token.text();
        switch (word) {
            case "break", "continue" -> {
                advance();
                Flow flow = word.equals("break") ? Flow.BREAK : Flow.CONTINUE;
                return m -> flow;
            }
            case "next", "nextfile" -> {
                advance();
                Jump jump = new Jump(word.equals("next") ? Jump.To.NEXT : Jump.To.NEXT_FILE);
                return m -> {
                    throw jump;
                };
            }
            case "exit", "return" -> {
                advance();
                boolean bare = token.kind() == Kind.NEWLINE || token.is(";") || token.is("}") || token.kind() == Kind.END;
                Expr value = bare ? null : expressions.expression();
                return word.equals("exit") ? m -> m.exit(value) : m -> m.giveBack(value == null ? Text.NOTHING : value.value(m));
            }
            case "delete" -> {
                advance();
                return deletion();
            }
            case "print", "printf" -> {
                return new Printing(this, expressions).parse();
            }
            default -> throw error();
        }
    }

    private Statement deletion() {
        if (token.kind() != Kind.NAME) {
            throw error();
        }
        java.util.function.Function<Machine, Cell> cell = expressions.cell(advance().text());
        if (!take("[")) {
            return m -> {
                cell.apply(m).array().clear();
                return Flow.NORMAL;
            };
        }
        Expr key = expressions.subscript();
        return m -> {
            cell.apply(m).array().remove(key.text(m));
            return Flow.NORMAL;
        };
    }
}
