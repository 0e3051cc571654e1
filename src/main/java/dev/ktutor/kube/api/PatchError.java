package dev.ktutor.kube.api;

/** A patch that cannot be applied. */
public final class PatchError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean malformed;

    PatchError(String message, boolean malformed) {
        super(message);
        this.malformed = malformed;
    }

    /** Whether the patch itself cannot be read; otherwise it does not fit the object. */
    public boolean malformed() {
        return malformed;
    }
}
