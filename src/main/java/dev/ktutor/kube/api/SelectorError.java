package dev.ktutor.kube.api;

/** A selector that cannot be read; the message is apimachinery's. */
public final class SelectorError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SelectorError(String message) {
        super(message);
    }
}
