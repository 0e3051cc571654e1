package dev.ktutor.shell.expand;

/** An expansion that cannot be done; the command it belongs to is not run. Cheap: it carries no stack. */
public final class ExpansionError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What it ends. */
    public enum Reach {
        /** The command alone. */
        COMMAND,
        /** Everything on the present line: what bash calls a jump to top level. */
        LINE,
        /** A shell that runs a script, as {@code ${x:?}} and {@code set -u} do. */
        SHELL
    }

    private final Reach reach;
    private final int status;

    /** An error with the text that follows {@code NAME: line N: }. */
    public ExpansionError(String message, Reach reach, int status) {
        super(message, null, false, false);
        this.reach = reach;
        this.status = status;
    }

    /** An error that gives up the present line with status 1. */
    public static ExpansionError line(String message) {
        return new ExpansionError(message, Reach.LINE, 1);
    }

    /** What follows {@code NAME: line N: }. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** What it ends. */
    public Reach reach() {
        return reach;
    }

    /** The exit status. */
    public int status() {
        return status;
    }
}
