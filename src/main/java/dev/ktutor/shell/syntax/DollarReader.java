package dev.ktutor.shell.syntax;

import dev.ktutor.shell.syntax.PartReader.Mode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a dollar sign or a backquote begins. */
final class DollarReader {
    private final Input in;
    private final LanguageOptions options;
    private final PartReader parts;
    private final BracedReader braced;

    DollarReader(Input in, LanguageOptions options, PartReader parts) {
        this.in = in;
        this.options = options;
        this.parts = parts;
        this.braced = new BracedReader(in, parts);
    }

    /** The expansion that begins here; null, with the dollar taken, when it is just a dollar. */
    @Nullable Part read(Mode mode) {
        int start = in.position();
        int c = in.peek(1);
        if (c == '\'' && (!mode.quotedText() || mode == Mode.BRACED_DOUBLE)) {
            in.next();
            return new Part.Quoted(ansiQuoted());
        }
        if (c == '"' && !mode.quotedText()) {
            in.next();
            return parts.doubleQuoted();
        }
        if (c == '(') {
            return in.peek(2) == '(' ? arithmeticOrCommand(start) : command(start);
        }
        if (c == '{') {
            return braced.read(mode);
        }
        if (c == '[') {
            return oldArithmetic(start);
        }
        in.next();
        if (Names.isStart(c)) {
            int end = Names.end(in.text(), in.position());
            String name = in.text().substring(in.position(), end);
            in.skip(name.length());
            return expansion(name, start);
        }
        if (c != Input.END && (Names.isDigit(c) || "@*#?-$!".indexOf(c) >= 0)) {
            in.next();
            // In a here-document $* joins with blanks, whatever IFS says.
            return expansion(mode == Mode.DOCUMENT && c == '*' ? "@" : String.valueOf((char) c), start);
        }
        return null;
    }

    private Part expansion(String name, int start) {
        return new Part.Expansion(Parameter.named(name), false, Operation.NONE, in.since(start));
    }

    private String ansiQuoted() {
        int line = in.line();
        in.next();
        int start = in.position();
        while (in.peek() != '\'') {
            if (in.peek() == '\\') {
                in.next();
            }
            if (in.next() == Input.END) {
                throw in.unclosed('\'', line);
            }
        }
        String raw = in.since(start);
        in.next();
        return AnsiQuote.decode(raw);
    }

    private Part arithmeticOrCommand(int start) {
        Optional<SyntaxException> before = in.misread(start);
        SyntaxException failure = before == null ? null : before.orElse(null);
        if (before == null) {
            Input.Mark mark = in.mark();
            try {
                Word expression = arithmetic(3);
                if (expression != null) {
                    return new Part.ArithmeticExpansion(expression, in.since(start));
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
            return command(start);
        } catch (SyntaxException e) {
            throw failure != null && !e.hopeless() ? failure : e;
        }
    }

    /** The expression up to {@code ))}, after an opening of that length; null if what follows is no arithmetic. */
    @Nullable Word arithmetic(int opening) {
        int line = in.line();
        in.enter();
        in.skip(opening);
        int start = in.position();
        List<Part> inner = parts.read(Mode.ARITHMETIC, ")");
        in.leave();
        String source = in.since(start);
        if (in.peek() == Input.END || in.peek(1) == Input.END) {
            throw in.unclosed(')', line);
        }
        if (in.peek(1) != ')') {
            return null;
        }
        in.skip(2);
        return Word.of(inner, source);
    }

    private Part oldArithmetic(int start) {
        int line = in.line();
        in.skip(2);
        int from = in.position();
        in.enter();
        List<Part> inner = parts.read(Mode.ARITHMETIC, "]");
        in.leave();
        String source = in.since(from);
        if (in.next() == Input.END) {
            throw in.unclosed(']', line);
        }
        return new Part.ArithmeticExpansion(Word.of(inner, source), in.since(start));
    }

    private Part command(int start) {
        in.skip(2);
        Script body = new Parser(in, options).untilParenthesis();
        return new Part.CommandSubstitution(body, null, fileOf(body), in.since(start));
    }

    /** {@code $(< file)} reads a file without running anything. */
    private static @Nullable Word fileOf(Script body) {
        if (body.statements().size() == 1 && body.statements().get(0).command() instanceof Node.Simple simple
                && simple.assignments().isEmpty() && simple.arguments().isEmpty() && simple.redirections().size() == 1
                && simple.redirections().get(0).operator().equals("<") && simple.redirections().get(0).descriptor() < 1) {
            return simple.redirections().get(0).target();
        }
        return null;
    }

    Part process() {
        int start = in.position();
        boolean read = in.peek() == '<';
        in.skip(2);
        Script body = new Parser(in, options).untilParenthesis();
        return new Part.ProcessSubstitution(body, read, in.since(start));
    }

    Part backquoted(Mode mode) {
        int line = in.line();
        int start = in.position();
        in.next();
        StringBuilder command = new StringBuilder();
        while (in.peek() != '`') {
            int c = in.next();
            if (c == '\\' && in.peek() != Input.END) {
                int following = in.next();
                boolean drops = "$`\\".indexOf(following) >= 0 || following == '"' && mode.inDouble();
                command.append(drops ? "" : "\\").append((char) following);
            } else if (c == Input.END) {
                throw in.unclosed('`', line);
            } else {
                command.append((char) c);
            }
        }
        in.next();
        in.enter();
        Parser parser = new Parser(new Input(command.toString(), line), options);
        ParseResult result = parser.all();
        in.leave();
        if (result instanceof ParseResult.Parsed parsed) {
            return new Part.CommandSubstitution(parsed.script(), null, fileOf(parsed.script()), in.since(start));
        }
        ParseError error = result instanceof ParseResult.Failed failed ? failed.error() : null;
        return new Part.CommandSubstitution(Script.EMPTY, error, null, in.since(start));
    }
}
