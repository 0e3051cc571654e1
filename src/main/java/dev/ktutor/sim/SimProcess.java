package dev.ktutor.sim;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine of the lab: runs only while it holds the baton, gives it up only in {@link Simulation#await},
 * {@link Simulation#sleep} and at its end.
 */
public final class SimProcess {
    private final String name;
    final Semaphore baton = new Semaphore(0);
    /** What it waits for; null while it runs or may run at once. */
    @Nullable BooleanSupplier waitingFor;
    private volatile @Nullable Signal pending;
    private boolean ended;
    private @Nullable Throwable failure;

    SimProcess(String name) {
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

    /** Long computations call this now and then, so that they can be interrupted. */
    public void checkpoint() {
        Signal signal = pending;
        if (signal != null) {
            pending = null;
            throw new ProcessStopped(signal);
        }
    }

    boolean ready() {
        BooleanSupplier condition = waitingFor;
        return condition == null || pending != null || condition.getAsBoolean();
    }

    void end(@Nullable Throwable thrown) {
        ended = true;
        failure = thrown instanceof ProcessStopped ? null : thrown;
    }
}
