package dev.ktutor.kube.node.kubelet;

/** A step on a container's or pod's way failed; carries the reason and message that the pod's status shows. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    Failure(String reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
