package dev.ktutor.sim;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine of the lab: runs only while it holds the baton, gives it up only in {@link Simulation#await},
 * {@link Simulation#sleep} and at its end.
 */
public final class SimProcess {
    private final Simulation simulation;
    private final String name;
    final Semaphore baton = new Semaphore(0);
    /** What it waits for; null while it runs or may run at once. */
    @Nullable BooleanSupplier waitingFor;
    private volatile @Nullable Signal pending;
    @Nullable Budget budget;
    private boolean ended;
    boolean forked;
    private @Nullable Throwable failure;

    SimProcess(Simulation simulation, String name) {
        this.simulation = simulation;
        this.name = name;
    }

    /** What it is, for humans. */
    public String name() {
        return name;
    }

    /** Whether it has run to its end, well or not. */
    public boolean ended() {
        return ended;
    }

    /** What it died of other than a signal: a bug of ours, to be reported as such; null if it ended well. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Asks it to stop; takes effect at its next blocking call or checkpoint. May be called from any thread. */
    public void signal(Signal signal) {
        pending = signal;
    }

    /** Forgets a signal that has been dealt with. */
    public void clearSignal() {
        pending = null;
    }

    /** What it and its kin may still use up; null for the lab's own processes, which are not counted. */
    public @Nullable Budget budget() {
        return budget;
    }

    /** Puts it, and what it forks from now on, under a budget; null takes it away. */
    public void budget(@Nullable Budget share) {
        budget = share;
    }

    /**
     * Long computations call this at every step, so that they can be interrupted, are counted, and let others run.
     *
     * @throws ProcessStopped if it was sent a signal
     * @throws LimitReached if its budget is used up
     */
    public void checkpoint() {
        checkpoint(1);
    }

    /** As {@link #checkpoint()}, for work worth so many steps. */
    public void checkpoint(int steps) {
        interruptible(steps);
        simulation.worked(this, steps);
    }

    /** Ends it here if it was sent a signal or its budget is used up. */
    void interruptible() {
        interruptible(1);
    }

    private void interruptible(int steps) {
        Signal signal = pending;
        if (signal != null) {
            pending = null;
            throw new ProcessStopped(signal);
        }
        Budget share = budget;
        if (share != null) {
            share.step(steps);
        }
    }

    boolean ready() {
        BooleanSupplier condition = waitingFor;
        Budget share = budget;
        return condition == null || pending != null || share != null && share.spent() || condition.getAsBoolean();
    }

    void end(@Nullable Throwable thrown) {
        Budget share = budget;
        if (share != null && forked) {
            share.left();
        }
        ended = true;
        failure = thrown instanceof ProcessStopped ? null : thrown;
    }
}
