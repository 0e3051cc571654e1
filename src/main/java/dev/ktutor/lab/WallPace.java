package dev.ktutor.lab;

import dev.ktutor.sim.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The lab's time follows the wall clock; whoever has news for a waiting lab wakes it. */
public final class WallPace implements Pace {
    private final Supplier<Instant> wall;
    private Duration ahead = Duration.ZERO;
    private boolean woken;

    /** A pace by the given clock. */
    public WallPace(Supplier<Instant> wall) {
        this.wall = wall;
    }

    /** Makes the lab's present that moment, from where it goes on with the wall clock: a restored lab was asleep meanwhile. */
    public synchronized void startAt(Instant labPresent) {
        ahead = Duration.between(wall.get(), labPresent);
    }

    /** Ends a wait before its time; from any thread. A wake that finds nobody waiting ends the next wait. */
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    @Override
    public synchronized Instant passUntil(Instant now, Instant next) {
        Instant present = present(now);
        while (!woken && present.isBefore(next)) {
            long millis = Math.min(Duration.between(present, next).toMillis() + 1, 60_000);
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            present = present(now);
        }
        woken = false;
        return present.isBefore(next) ? present : next;
    }

    @Override
    public synchronized Instant present(Instant lastKnown) {
        Instant present = wall.get().plus(ahead);
        return present.isAfter(lastKnown) ? present : lastKnown;
    }
}
