package dev.ktutor.sim;

/** Ends everything that shares a {@link Budget}; only who set the budget catches it. The text says which limit was met. */
public final class LimitReached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Stops the run with that explanation. */
    public LimitReached(String text) {
        super(text, null, false, false);
    }

    /** Which limit, as it is told: {@code stopped: more than 5,000,000 steps}. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
