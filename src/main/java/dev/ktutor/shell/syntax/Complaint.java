package dev.ktutor.shell.syntax;

import java.util.List;

/** Words the syntax errors as bash 5.2 does. */
final class Complaint {
    private final Input in;

    Complaint(Input in) {
        this.in = in;
    }

    /** The token cannot stand here. */
    SyntaxException unexpected(Token token) {
        if (token.kind() == Token.Kind.END) {
            return end();
        }
        return unexpected(token.text(), token.start());
    }

    SyntaxException unexpected(String text, int offset) {
        return new SyntaxException(new ParseError(in.lineOf(offset), offset,
                List.of("syntax error near unexpected token `" + text + "'", "`" + in.lineAround(offset) + "'"), false));
    }

    /** The text ends within a command. */
    SyntaxException end() {
        return new SyntaxException(new ParseError(in.line(), in.position(),
                List.of("syntax error: unexpected end of file"), true));
    }

    /** A complaint of its own, without the line shown. */
    SyntaxException plain(int line, String... messages) {
        return new SyntaxException(new ParseError(line, in.position(), List.of(messages), false));
    }
}
