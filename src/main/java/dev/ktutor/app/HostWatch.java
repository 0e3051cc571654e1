package dev.ktutor.app;

import dev.ktutor.sim.Limits;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at this machine on behalf of a run: the wall clock, and the memory that is left. */
final class HostWatch implements Limits.Watch {
    private static final double FULL = 0.85;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final long seconds;
    private final long start = System.nanoTime();
    private long lastSweep = start - PAUSE;

    /** A watch that begins now; no number of seconds is too many if it is 0. */
    HostWatch(long seconds) {
        this.seconds = seconds;
    }

    @Override
    public @Nullable String alarm() {
        long now = System.nanoTime();
        if (seconds > 0 && now - start > TimeUnit.SECONDS.toNanos(seconds)) {
            return "more than " + seconds + " s";
        }
        if (share() > FULL && now - lastSweep > PAUSE) {
            // Much of it may be garbage: only a collection tells.
            System.gc();
            lastSweep = System.nanoTime();
            if (share() > FULL) {
                return "more memory than there is (" + (Runtime.getRuntime().maxMemory() >> 20) + " MiB)";
            }
        }
        return null;
    }

    private static double share() {
        Runtime runtime = Runtime.getRuntime();
        return (double) (runtime.totalMemory() - runtime.freeMemory()) / runtime.maxMemory();
    }
}
