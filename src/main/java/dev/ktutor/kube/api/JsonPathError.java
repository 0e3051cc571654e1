package dev.ktutor.kube.api;

/** A JSONPath template does not parse or does not fit the object; the message is client-go's. */
public final class JsonPathError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the words of k8s.io/client-go/util/jsonpath. */
    public JsonPathError(String message) {
        super(message, null, false, false);
    }
}
