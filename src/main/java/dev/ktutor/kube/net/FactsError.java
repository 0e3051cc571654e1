package dev.ktutor.kube.net;

/** An object that the API server would have refused; the message names the object, the field and what is wrong. */
public final class FactsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FactsError(String message) {
        super(message);
    }
}
