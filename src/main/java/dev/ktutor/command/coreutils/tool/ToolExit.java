package dev.ktutor.command.coreutils.tool;

/** Ends a tool at once, after an error report if there is one to make. */
public final class ToolExit extends RuntimeException {
    private final int status;

    /** Ends with that status after saying {@code name: message}; nothing is said if the message is empty. */
    public ToolExit(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The status to end with. */
    public int status() {
        return status;
    }

    /** What to say first, without the tool's name. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
