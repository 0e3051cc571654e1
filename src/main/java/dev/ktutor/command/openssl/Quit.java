package dev.ktutor.command.openssl;

/** Ends a subcommand at once; whatever had to be said has been said. Never leaves this package. */
final class Quit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Quit(int status) {
        super("exit " + status, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
