package dev.ktutor.kube.client;

import dev.ktutor.kube.api.Status;

/** The API server refused; the message is the Status's. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Status status;

    /** With the server's answer. */
    public ApiException(Status status) {
        super(status.message());
        this.status = status;
    }

    /** What the server said. */
    public Status status() {
        return status;
    }
}
