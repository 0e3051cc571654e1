package dev.ktutor.command.coreutils.tool;

/** The command line is wrong; the tool reports it and points to its {@code --help}. */
public final class UsageError extends RuntimeException {
    private final int status;

    /** With glibc's or the tool's words, without the tool's name. */
    public UsageError(String message) {
        this(-1, message);
    }

    /** The same with a status of its own: what some tools find wrong ends otherwise than a wrong option. */
    public UsageError(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The status to end with; negative for the tool's usual one. */
    public int status() {
        return status;
    }

    /** The words. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
