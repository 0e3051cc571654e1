package dev.ktutor.kube.client;

import java.util.List;

/** A kubeconfig that cannot be read, or does not say what is needed; the message is client-go's. */
public final class KubeconfigError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What kind of wrong: kubectl introduces each in its own way. */
    public enum Reason {
        /** A file that cannot be parsed or is missing. */
        LOADING,
        /** The configuration contradicts itself or lacks something ({@code clientcmd.IsConfigurationInvalid}). */
        INVALID,
        /** No configuration at all, so the default server is tried. */
        EMPTY,
        /** The explicitly named file does not exist. */
        NOT_FOUND
    }

    private final Reason reason;
    private final transient List<String> messages;

    /** An error with one or several messages. */
    public KubeconfigError(Reason reason, List<String> messages) {
        super(join(messages));
        this.reason = reason;
        this.messages = List.copyOf(messages);
    }

    /** An error with one message. */
    public KubeconfigError(Reason reason, String message) {
        this(reason, List.of(message));
    }

    private static String join(List<String> messages) {
        return messages.size() == 1 ? messages.get(0) : "[" + String.join(", ", messages) + "]";
    }

    /** What kind of wrong. */
    public Reason reason() {
        return reason;
    }

    /** Each single complaint. */
    public List<String> messages() {
        return messages;
    }
}
