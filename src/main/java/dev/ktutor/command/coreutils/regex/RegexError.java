package dev.ktutor.command.coreutils.regex;

/** A pattern is malformed; the text is glibc's (regerror(3)). */
public final class RegexError extends RuntimeException {
    /** With glibc's words. */
    public RegexError(String text) {
        super(text, null, false, false);
    }

    /** The words. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
