package dev.ktutor.shell.syntax;

/** Leaves the parser on the first error; never leaves the package. */
final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ParseError error;

    SyntaxException(ParseError error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    ParseError error() {
        return error;
    }
}
