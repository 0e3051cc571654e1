package dev.ktutor.kube.client;

/** No API server was reached; the words are those of Go's {@code *url.Error}. */
public final class ConnectionError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String operation;
    private final String url;
    private final String cause;

    /**
     * What went wrong.
     *
     * @param operation the method as Go writes it: {@code Get}, {@code Post}
     * @param url what was asked for
     * @param cause Go's error: {@code dial tcp 192.168.56.10:6443: connect: connection refused}
     */
    public ConnectionError(String operation, String url, String cause) {
        super(operation + " \"" + url + "\": " + cause);
        this.operation = operation;
        this.url = url;
        this.cause = cause;
    }

    /** The method as Go writes it. */
    public String operation() {
        return operation;
    }

    /** What was asked for. */
    public String url() {
        return url;
    }

    /** Go's inner error. */
    public String reason() {
        return cause;
    }

    /** The server's host and port. */
    public String server() {
        String rest = url.substring(url.indexOf("://") + 3);
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    /** What kubectl tells the user (cmdutil.StandardErrorMessage). */
    public String userMessage() {
        return cause.contains("connection refused")
                ? "The connection to the server " + server() + " was refused - did you specify the right host or port?"
                : "Unable to connect to the server: " + cause;
    }
}
