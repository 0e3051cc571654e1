package dev.ktutor.command.coreutils.jq;

/** A program cannot be compiled, or stops with an error while it runs. */
final class JqError extends RuntimeException {
    private final boolean broke;

    JqError(String text) {
        this(text, false);
    }

    JqError(String text, boolean broke) {
        super(text, null, false, false);
        this.broke = broke;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    /** Whether it is not an error but {@code halt}. */
    boolean halted() {
        return broke;
    }
}
