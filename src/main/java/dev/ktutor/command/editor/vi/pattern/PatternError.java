package dev.ktutor.command.editor.vi.pattern;

/** A pattern that vim refuses; the message is vim's. */
public final class PatternError extends RuntimeException {
    /** Says why. */
    public PatternError(String message) {
        super(message, null, false, false);
    }

    /** Vim's words. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
