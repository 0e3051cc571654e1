package dev.ktutor.shell.syntax;

/** Leaves the parser on the first error; never leaves the package. */
final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String TOO_DEEP = "nested too deeply";

    private final transient ParseError error;

    SyntaxException(ParseError error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    /** Another reading of the same text was already given up for good: there is no use in trying one more. */
    boolean hopeless() {
        return error.text().endsWith(TOO_DEEP);
    }

    ParseError error() {
        return error;
    }
}
