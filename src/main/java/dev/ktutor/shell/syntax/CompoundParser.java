package dev.ktutor.shell.syntax;

import dev.ktutor.shell.syntax.PartReader.Mode;
import dev.ktutor.shell.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the commands that reserved words begin. */
final class CompoundParser {
    private static final Set<String> COMPOUND = Set.of("{", "if", "while", "until", "for", "select", "case", "[[");

    private final Parser parser;
    private final Lexer lexer;
    private final Input in;

    CompoundParser(Parser parser, Lexer lexer) {
        this.parser = parser;
        this.lexer = lexer;
        this.in = lexer.input();
    }

    /** The compound command that the reserved word ahead begins; null if it begins none. */
    @Nullable Node compound(String reserved) {
        int line = lexer.peek().line();
        return switch (reserved) {
            case "if" -> {
                lexer.take();
                yield conditional(line);
            }
            case "while", "until" -> {
                lexer.take();
                Node condition = parser.sequence();
                yield new Node.While(line, reserved.equals("until"), condition, doBody());
            }
            case "for", "select" -> {
                lexer.take();
                yield loop(line, reserved.equals("select"));
            }
            case "case" -> {
                lexer.take();
                yield choice(line);
            }
            case "{" -> {
                lexer.take();
                Node body = parser.sequence();
                parser.expect("}");
                yield new Node.Group(line, body);
            }
            case "[[" -> {
                lexer.take();
                yield new Node.Conditional(line, new ConditionParser(lexer).read());
            }
            case "function" -> {
                lexer.take();
                yield function(line);
            }
            case "coproc" -> {
                lexer.take();
                yield coprocess(line);
            }
            default -> null;
        };
    }

    private Node conditional(int line) {
        Node condition = parser.sequence();
        parser.expect("then");
        Node then = parser.sequence();
        Token token = lexer.peek();
        Node otherwise = null;
        if (token.reserved("elif")) {
            lexer.take();
            return new Node.If(line, condition, then, conditional(token.line()));
        }
        if (token.reserved("else")) {
            lexer.take();
            otherwise = parser.sequence();
        }
        parser.expect("fi");
        return new Node.If(line, condition, then, otherwise);
    }

    private Node doBody() {
        parser.expect("do");
        Node body = parser.sequence();
        parser.expect("done");
        return body;
    }

    /** {@code do … done}, or as bash also takes it, <code>{ … }</code>. */
    private Node loopBody() {
        if (lexer.peek().is(";")) {
            lexer.take();
        }
        parser.skipNewlines();
        if (lexer.peek().reserved("{")) {
            lexer.take();
            Node body = parser.sequence();
            parser.expect("}");
            return body;
        }
        return doBody();
    }

    private Node loop(int line, boolean select) {
        lexer.assignments(false);
        Token name = lexer.peek();
        if (!select && name.is("(") && in.peek() == '(') {
            return arithmeticLoop(line);
        }
        if (name.kind() != Kind.WORD) {
            throw parser.unexpected(name);
        }
        lexer.take();
        boolean newline = lexer.peek().kind() == Kind.NEWLINE;
        parser.skipNewlines();
        lexer.assignments(false);
        List<Word> words = null;
        if (lexer.peek().reserved("in")) {
            lexer.take();
            words = new ArrayList<>();
            while (lexer.peek().kind() == Kind.WORD) {
                words.add(lexer.take().theWord());
            }
            Token end = lexer.peek();
            if (!end.is(";") && end.kind() != Kind.NEWLINE) {
                throw parser.unexpected(end);
            }
            lexer.take();
            parser.skipNewlines();
        } else if (!newline && lexer.peek().is(";")) {
            lexer.take();
            parser.skipNewlines();
        }
        Node body = loopBody();
        return new Node.For(line, name.text(), words == null ? null : List.copyOf(words), body, select);
    }

    private Node arithmeticLoop(int line) {
        lexer.back();
        int start = in.position();
        int startLine = in.line();
        in.skip(2);
        List<Word> expressions = new ArrayList<>();
        while (true) {
            while (in.peek() == ' ' || in.peek() == '\n' || in.peek() == '\t') {
                in.next();
            }
            int from = in.position();
            List<Part> inner = lexer.parts().read(Mode.ARITHMETIC, ";)");
            expressions.add(Word.of(inner, in.since(from).strip()));
            int end = in.next();
            if (end == Input.END) {
                throw in.unclosed(')', startLine);
            }
            if (end == ')') {
                break;
            }
        }
        if (in.next() != ')') {
            throw in.unclosed(')', startLine);
        }
        if (expressions.size() != 3) {
            String what = expressions.size() < 3 ? "arithmetic expression required" : "`;' unexpected";
            throw new Complaint(in).plain(startLine, "syntax error: " + what, "syntax error: `" + in.since(start) + "'");
        }
        Node body = loopBody();
        return new Node.ArithmeticFor(line, expressions.get(0), expressions.get(1), expressions.get(2), body);
    }

    private Node choice(int line) {
        lexer.assignments(false);
        Token subject = lexer.peek();
        if (subject.kind() != Kind.WORD) {
            throw parser.unexpected(subject);
        }
        lexer.take();
        parser.skipNewlines();
        lexer.assignments(false);
        parser.expect("in");
        List<Node.CaseItem> items = new ArrayList<>();
        while (true) {
            parser.skipNewlines();
            lexer.assignments(false);
            if (lexer.peek().reserved("esac")) {
                lexer.take();
                return new Node.Case(line, subject.theWord(), List.copyOf(items));
            }
            items.add(item());
        }
    }

    private Node.CaseItem item() {
        if (lexer.peek().is("(")) {
            lexer.take();
        }
        List<Word> patterns = new ArrayList<>();
        while (true) {
            Token pattern = lexer.peek();
            if (pattern.kind() != Kind.WORD) {
                throw parser.unexpected(pattern);
            }
            patterns.add(lexer.take().theWord());
            if (!lexer.peek().is("|")) {
                break;
            }
            lexer.take();
        }
        parser.expectOperator(")");
        parser.skipNewlines();
        Node body = null;
        Token token = lexer.peek();
        if (!isTerminator(token) && !token.reserved("esac")) {
            body = parser.sequence();
            token = lexer.peek();
        }
        String terminator = ";;";
        if (isTerminator(token)) {
            terminator = lexer.take().text();
        } else if (!token.reserved("esac")) {
            throw parser.unexpected(token);
        }
        return new Node.CaseItem(List.copyOf(patterns), body, terminator);
    }

    private static boolean isTerminator(Token token) {
        return token.is(";;") || token.is(";&") || token.is(";;&");
    }

    private Node function(int line) {
        lexer.assignments(false);
        Token name = lexer.peek();
        if (name.kind() != Kind.WORD) {
            throw parser.unexpected(name);
        }
        lexer.take();
        if (lexer.peek().is("(")) {
            Input.Mark mark = in.mark();
            lexer.take();
            if (lexer.peek().is(")")) {
                lexer.take();
            } else {
                in.reset(mark);
                throw parser.unexpected(null);
            }
        }
        return new Node.Function(line, name.text(), parser.body(), true);
    }

    private Node coprocess(int line) {
        Token name = lexer.peek();
        if (name.kind() == Kind.WORD && (name.theWord().bare() == null || !COMPOUND.contains(name.text()))) {
            Input.Mark mark = in.mark();
            lexer.back();
            Input.Mark before = in.mark();
            lexer.take();
            Token next = lexer.peek();
            if (next.kind() == Kind.WORD && COMPOUND.contains(next.text()) || next.is("(") && !afterwards(")")) {
                return new Node.Coprocess(line, name.text(), parser.command());
            }
            lexer.back();
            in.reset(before);
        }
        return new Node.Coprocess(line, "COPROC", parser.command());
    }

    private boolean afterwards(String text) {
        return in.startsWith(text);
    }

    /** {@code ( … )} or {@code (( … ))}. */
    Node parenthesized() {
        int line = lexer.peek().line();
        if (in.peek() != '(') {
            return subshell(line);
        }
        lexer.back();
        int start = in.position();
        Optional<SyntaxException> before = in.misread(start);
        SyntaxException failure = before == null ? null : before.orElse(null);
        if (before == null) {
            Input.Mark mark = in.mark();
            try {
                Word expression = lexer.parts().arithmeticCommand();
                if (expression != null) {
                    return new Node.Arithmetic(line, expression, in.since(start));
                }
            } catch (SyntaxException e) {
                if (e.hopeless()) {
                    throw e;
                }
                failure = e;
            }
            in.misread(start, failure);
            in.reset(mark);
        }
        try {
            return subshell(line);
        } catch (SyntaxException e) {
            throw failure != null && !e.hopeless() ? failure : e;
        }
    }

    private Node subshell(int line) {
        lexer.take();
        Node body = parser.sequence();
        parser.expectOperator(")");
        return new Node.Subshell(line, body);
    }
}
