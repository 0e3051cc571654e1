package dev.ktutor.command.kubectl.flags;

/** Something is wrong on the command line; the message is pflag's or cobra's, without {@code error: }. */
public final class FlagError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the words the user sees. */
    public FlagError(String message) {
        super(message, null, false, false);
    }

    /** The words the user sees. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
