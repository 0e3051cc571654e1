package dev.ktutor.shell.syntax;

import dev.ktutor.shell.syntax.PartReader.Mode;
import dev.ktutor.shell.syntax.Token.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens, one at a time; what counts as a token depends on where the parser stands, so it is asked late. */
final class Lexer {
    /** Characters that end a word. */
    static final String META = " \t\n;&|<>()";
    private static final List<String> OPERATORS = List.of(";;&", "&>>", "<<<", "<<-", "&&", "||", ";;", ";&", "|&", "<<",
            ">>", "<&", ">&", "<>", ">|", "&>", "&", "|", ";", "(", ")", "<", ">");

    private final Input in;
    private final PartReader parts;
    private @Nullable Token ahead;
    private Input.@Nullable Mark aheadMark;
    private boolean assignments;

    Lexer(Input in, LanguageOptions options) {
        this.in = in;
        this.parts = new PartReader(in, options);
    }

    Input input() {
        return in;
    }

    PartReader parts() {
        return parts;
    }

    /** Says whether the next word may be an assignment. */
    void assignments(boolean allowed) {
        if (allowed != assignments && ahead != null && ahead.kind() != Kind.NEWLINE) {
            back();
        }
        assignments = allowed;
    }

    boolean assignmentsAllowed() {
        return assignments;
    }

    Token peek() {
        Token token = ahead;
        if (token == null) {
            skipBlanks();
            aheadMark = in.mark();
            token = read();
            ahead = token;
        }
        return token;
    }

    Token take() {
        Token token = peek();
        ahead = null;
        return token;
    }

    /** Forgets the token ahead, so that the text can be read in another way. */
    void back() {
        if (ahead != null && aheadMark != null) {
            in.reset(aheadMark);
            ahead = null;
        }
    }

    private void skipBlanks() {
        while (true) {
            int c = in.look();
            if (c == ' ' || c == '\t') {
                in.next();
            } else if (c == '#') {
                while (in.peek() != '\n' && in.peek() != Input.END) {
                    in.next();
                }
                return;
            } else {
                return;
            }
        }
    }

    private Token read() {
        int start = in.position();
        int line = in.line();
        int c = in.peek();
        if (c == Input.END) {
            return Token.of(Kind.END, "", line, start);
        }
        if (c == '\n') {
            in.next();
            return Token.of(Kind.NEWLINE, "newline", line, start);
        }
        if ((c == '<' || c == '>') && in.peek(1) == '(') {
            return word(start, line);
        }
        for (String operator : OPERATORS) {
            if (in.startsWith(operator)) {
                return operator(operator, line, start, -1, null);
            }
        }
        Token redirection = c == '{' || Names.isDigit(c) ? numbered(line, start) : null;
        return redirection != null ? redirection : word(start, line);
    }

    private Token operator(String operator, int line, int start, int descriptor, @Nullable String variable) {
        in.skip(operator.length());
        boolean redirects = operator.indexOf('<') >= 0 || operator.indexOf('>') >= 0;
        return new Token(redirects ? Kind.REDIRECTION : Kind.OPERATOR, operator, null, null, line, start, descriptor, variable);
    }

    /** {@code 2>} or {@code {fd}>}; null, with nothing taken, if it is a word after all. */
    private @Nullable Token numbered(int line, int start) {
        String text = in.text();
        boolean named = in.peek() == '{';
        int end = named ? Names.end(text, start + 1) : start;
        while (!named && end < text.length() && Names.isDigit(text.charAt(end))) {
            end++;
        }
        if (named && end > start + 1 && end < text.length() && text.charAt(end) == '[') {
            int close = text.indexOf(']', end);
            end = close < 0 ? end : close + 1;
        }
        if (named && (end == start + 1 || end >= text.length() || text.charAt(end) != '}')) {
            return null;
        }
        int at = named ? end + 1 : end;
        if (at >= text.length() || text.charAt(at) != '<' && text.charAt(at) != '>' || !named && end - start > 9) {
            return null;
        }
        in.skip(at - start);
        for (String operator : OPERATORS) {
            if (in.startsWith(operator)) {
                return named ? operator(operator, line, start, -1, text.substring(start + 1, end))
                        : operator(operator, line, start, Integer.parseInt(text.substring(start, end)), null);
            }
        }
        return null;
    }

    private Token word(int start, int line) {
        Assignment assignment = assignments ? new AssignmentReader(this).read() : null;
        if (assignment != null) {
            return new Token(Kind.ASSIGNMENT, in.since(start), null, assignment, line, start, -1, null);
        }
        Word word = word(META);
        return new Token(Kind.WORD, word.source(), word, null, line, start, -1, null);
    }

    /** The word that begins here, up to one of the stop characters. */
    Word word(String stops) {
        int start = in.position();
        return finish(parts.read(Mode.WORD, stops), in.since(start));
    }

    /** The right side of an assignment. */
    Word value() {
        int start = in.position();
        List<Part> read = parts.read(Mode.WORD, META);
        return Word.of(Tildes.inValue(read), in.since(start));
    }

    static Word finish(List<Part> read, String source) {
        Braces braces = Braces.of(read, source);
        return braces == null ? Word.of(Tildes.inWord(read), source) : new Word(List.copyOf(read), null, braces, source);
    }
}
