package dev.ktutor.command.coreutils.awk;

import dev.ktutor.command.coreutils.awk.Lexer.Kind;
import dev.ktutor.command.coreutils.awk.Lexer.Token;
import dev.ktutor.command.coreutils.awk.Statement.Flow;
import dev.ktutor.command.coreutils.tool.Latin;
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
    private final Statements statements;
    private Token token = new Token(Kind.NEWLINE, "\n");

    Parser(String program) {
        this.lexer = new Lexer(program);
        this.expressions = new Expressions(this);
        this.statements = new Statements(this, expressions);
        advance();
    }

    Token token() {
        return token;
    }

    /** How far the program has been read. */
    int position() {
        return lexer.position();
    }

    /** Looks at that token once more; nothing has been read since. */
    void back(Token seen) {
        token = seen;
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

    /** Passes over newlines and semicolons. */
    void terminators() {
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
            m.out().write(Latin.bytes(m.record() + m.text(m.variable("ORS").value())));
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

    /** Statements between braces. */
    Statement action() {
        expect("{");
        Statement block = statements.block();
        expect("}");
        return block;
    }

}
