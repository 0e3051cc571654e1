package dev.ktutor.sim;

import java.time.Instant;

/** An action in the lab's event queue. */
public final class Scheduled implements Comparable<Scheduled> {
    private final Instant at;
    private final long order;
    private final Runnable action;
    private boolean cancelled;

    Scheduled(Instant at, long order, Runnable action) {
        this.at = at;
        this.order = order;
        this.action = action;
    }

    /** Takes the action back; without effect once it has run. */
    public void cancel() {
        cancelled = true;
    }

    /** When it is due. */
    public Instant at() {
        return at;
    }

    boolean cancelled() {
        return cancelled;
    }

    void run() {
        action.run();
    }

    /** Earlier first; of the same moment, the one scheduled first. */
    @Override
    public int compareTo(Scheduled other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
