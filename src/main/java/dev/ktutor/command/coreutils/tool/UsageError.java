package dev.ktutor.command.coreutils.tool;

/** The command line is wrong; the tool reports it and points to its {@code --help}. */
public final class UsageError extends RuntimeException {
    /** With glibc's or the tool's words, without the tool's name. */
    public UsageError(String message) {
        super(message, null, false, false);
    }

    /** The words. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
