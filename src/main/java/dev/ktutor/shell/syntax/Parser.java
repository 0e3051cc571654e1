package dev.ktutor.shell.syntax;

import dev.ktutor.shell.syntax.Node.Statement;
import dev.ktutor.shell.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads shell text one complete command at a time, as bash does: what stands on earlier lines can run, and set aliases,
 * before later lines are read. Not safe for concurrent use.
 */
public final class Parser {
    /** Reserved words that cannot begin a command. */
    private static final Set<String> CLOSING = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

    private final Input in;
    private final Lexer lexer;
    private final CompoundParser compounds;
    private final SimpleParser simples;
    private boolean failed;
    private int shown;

    /** A parser of the whole text, whose first line has the given number. */
    public Parser(String text, int firstLine, LanguageOptions options) {
        this(new Input(text, firstLine), options);
    }

    /** A parser of lines that are asked for as they are needed, each with its newline; null ends them. */
    public Parser(Supplier<@Nullable String> lines, LanguageOptions options) {
        this(new Input(lines), options);
    }

    Parser(Input in, LanguageOptions options) {
        this.in = in;
        this.lexer = new Lexer(in, options);
        this.compounds = new CompoundParser(this, lexer);
        this.simples = new SimpleParser(this, lexer, options);
    }

    /** Text to be expanded as if it stood in double quotes, such as a prompt; what cannot be read stands for itself. */
    public static Word quoted(String text) {
        try {
            return Word.of(new PartReader(Input.verbatim(text, 1), LanguageOptions.PLAIN).read(PartReader.Mode.DOCUMENT, ""), text);
        } catch (SyntaxException e) {
            return Word.literal(text);
        }
    }

    /** The text that the latest call of {@link #next()} has read, as {@code set -v} shows it. */
    public String read() {
        return in.since(shown);
    }

    /** The line the parser has got to. */
    public int line() {
        return in.line();
    }

    /** The next complete command; after an error there is nothing more. */
    public ParseResult next() {
        if (failed) {
            return new ParseResult.End();
        }
        try {
            in.forget();
            shown = in.position();
            skipNewlines();
            if (lexer.peek().kind() == Kind.END) {
                return new ParseResult.End();
            }
            Script script = new Script(lines());
            return new ParseResult.Parsed(script, in.takeWarnings());
        } catch (SyntaxException e) {
            failed = true;
            return new ParseResult.Failed(e.error(), in.takeWarnings());
        }
    }

    /** All commands at once; the first error makes the whole text fail. */
    public ParseResult all() {
        List<Statement> statements = new ArrayList<>();
        List<ParseResult.Warning> warnings = new ArrayList<>();
        while (true) {
            ParseResult result = next();
            if (result instanceof ParseResult.Parsed parsed) {
                statements.addAll(parsed.script().statements());
                warnings.addAll(parsed.warnings());
            } else if (result instanceof ParseResult.Failed) {
                return result;
            } else {
                return new ParseResult.Parsed(new Script(statements), warnings);
            }
        }
    }

    /** The commands up to the end of the line that the last of them ends on. */
    private List<Statement> lines() {
        List<Statement> statements = new ArrayList<>();
        while (true) {
            Node command = andOr();
            Token token = lexer.peek();
            boolean background = token.is("&");
            statements.add(new Statement(command, background));
            if (background || token.is(";")) {
                lexer.take();
                token = lexer.peek();
            } else if (token.kind() != Kind.NEWLINE && token.kind() != Kind.END) {
                throw unexpected(token);
            }
            if (token.kind() == Kind.NEWLINE) {
                lexer.take();
                return statements;
            }
            if (token.kind() == Kind.END) {
                return statements;
            }
        }
    }

    /** The commands of {@code $(…)} up to its closing parenthesis, which is taken. */
    Script untilParenthesis() {
        in.enter();
        skipNewlines();
        List<Statement> statements = new ArrayList<>();
        while (!lexer.peek().is(")")) {
            if (lexer.peek().kind() == Kind.END) {
                throw in.unclosed(')', in.line());
            }
            statements.addAll(sequence().statements());
            Token token = lexer.peek();
            if (token.kind() != Kind.END && !token.is(")")) {
                throw unexpected(token);
            }
        }
        lexer.take();
        in.leave();
        return new Script(statements);
    }

    /** Commands until something stands where a command would begin that cannot begin one. */
    Node.Sequence sequence() {
        skipNewlines();
        int line = lexer.peek().line();
        List<Statement> statements = new ArrayList<>();
        while (true) {
            Node command = andOr();
            Token token = lexer.peek();
            boolean background = token.is("&");
            statements.add(new Statement(command, background));
            if (!background && !token.is(";") && token.kind() != Kind.NEWLINE) {
                break;
            }
            lexer.take();
            skipNewlines();
            token = lexer.peek();
            if (token.kind() == Kind.END || closes(token)) {
                break;
            }
        }
        return new Node.Sequence(line, List.copyOf(statements));
    }

    private static boolean closes(Token token) {
        if (token.kind() == Kind.OPERATOR) {
            return token.text().equals(")") || token.text().startsWith(";") && token.text().length() > 1;
        }
        return token.kind() == Kind.WORD && CLOSING.contains(token.text()) && token.theWord().bare() != null;
    }

    void skipNewlines() {
        lexer.assignments(true);
        while (lexer.peek().kind() == Kind.NEWLINE) {
            lexer.take();
        }
    }

    private Node andOr() {
        Node left = pipeline();
        while (lexer.peek().is("&&") || lexer.peek().is("||")) {
            boolean and = lexer.take().is("&&");
            skipNewlines();
            left = new Node.AndOr(left.line(), left, and, pipeline());
        }
        return left;
    }

    private Node pipeline() {
        lexer.assignments(true);
        int line = lexer.peek().line();
        boolean negated = false;
        boolean any = false;
        Node.Timing timed = null;
        while (true) {
            Token token = lexer.peek();
            if (token.reserved("!")) {
                negated = !negated;
            } else if (token.reserved("time") && !timeIsCommand()) {
                timed = Node.Timing.USUAL;
            } else if (timed != null && token.reserved("-p")) {
                timed = Node.Timing.POSIX;
            } else {
                break;
            }
            any = true;
            lexer.take();
        }
        Token token = lexer.peek();
        boolean nothing = token.kind() == Kind.END || token.kind() == Kind.NEWLINE || token.is(";") || token.is("&")
                || token.is(")");
        if (any && nothing) {
            return new Node.Pipeline(line, negated, timed, List.of());
        }
        List<Node> stages = new ArrayList<>();
        stages.add(command());
        while (lexer.peek().is("|") || lexer.peek().is("|&")) {
            if (lexer.take().is("|&")) {
                stages.add(withErrors(stages.remove(stages.size() - 1)));
            }
            skipNewlines();
            stages.add(command());
        }
        if (stages.size() == 1 && !any) {
            return stages.get(0);
        }
        return new Node.Pipeline(line, negated, timed, List.copyOf(stages));
    }

    /** As bash reads {@code |&}: a redirection of standard error behind all others. */
    private static Node withErrors(Node stage) {
        Redirection errors = new Redirection(">&", 2, null, Word.literal("1"), null);
        List<Redirection> all = new ArrayList<>(stage instanceof Node.Simple simple ? simple.redirections()
                : stage instanceof Node.Redirected redirected ? redirected.redirections() : List.of());
        all.add(errors);
        if (stage instanceof Node.Simple simple) {
            return new Node.Simple(simple.line(), simple.assignments(), simple.arguments(), List.copyOf(all));
        }
        Node command = stage instanceof Node.Redirected redirected ? redirected.command() : stage;
        return new Node.Redirected(stage.line(), command, List.copyOf(all));
    }

    /** {@code time} followed by an option other than -p is the program, as bash does it. */
    private boolean timeIsCommand() {
        int at = 0;
        while (in.peek(at) == ' ' || in.peek(at) == '\t') {
            at++;
        }
        return in.peek(at) == '-' && in.peek(at + 1) != 'p';
    }

    Node command() {
        in.enter();
        lexer.assignments(true);
        Node command = simples.expandAlias() ? command() : oneCommand();
        in.leave();
        return command;
    }

    private Node oneCommand() {
        Token token = lexer.peek();
        if (token.is("(")) {
            return redirected(compounds.parenthesized());
        }
        String reserved = token.kind() == Kind.WORD ? token.theWord().bare() : null;
        if (reserved != null && CLOSING.contains(reserved)) {
            throw unexpected(token);
        }
        Node compound = reserved == null ? null : compounds.compound(reserved);
        return compound == null ? simples.read() : compound instanceof Node.Function ? compound : redirected(compound);
    }

    /** A function's body: any compound command. */
    Node body() {
        skipNewlines();
        Token token = lexer.peek();
        String reserved = token.kind() == Kind.WORD ? token.theWord().bare() : null;
        Node body = token.is("(") ? compounds.parenthesized()
                : reserved == null || reserved.equals("function") || reserved.equals("coproc") ? null : compounds.compound(reserved);
        if (body == null) {
            throw unexpected(token);
        }
        return redirected(body);
    }

    private Node redirected(Node command) {
        lexer.assignments(false);
        List<Redirection> redirections = new ArrayList<>();
        while (lexer.peek().kind() == Kind.REDIRECTION) {
            redirections.add(simples.redirection());
        }
        return redirections.isEmpty() ? command : new Node.Redirected(command.line(), command, List.copyOf(redirections));
    }

    void expect(String reserved) {
        Token token = lexer.peek();
        if (!token.reserved(reserved)) {
            throw unexpected(token);
        }
        lexer.take();
    }

    void expectOperator(String operator) {
        Token token = lexer.peek();
        if (!token.is(operator)) {
            throw unexpected(token);
        }
        lexer.take();
    }

    SyntaxException unexpected(@Nullable Token token) {
        return new Complaint(in).unexpected(token == null ? lexer.peek() : token);
    }
}
