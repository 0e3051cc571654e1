package dev.ktutor.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A clock and event queue that can first live through a stretch of the past. A cluster that is booted only when somebody
 * first looks has then been up for a while: its boot runs at once, in its own small simulation, and what is still to
 * come afterwards is handed to the lab's {@link Simulation}.
 */
public final class Timeline implements SimClock {
    private final Simulation simulation;
    private final PriorityQueue<Scheduled> pastEvents = new PriorityQueue<>();
    private @Nullable Instant past;
    private long order;
    private int generation;

    /** A timeline that follows the simulation. */
    public Timeline(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public Instant now() {
        Instant then = past;
        return then != null ? then : simulation.now();
    }

    /** Whether the past is being lived through at this moment. */
    public boolean inPast() {
        return past != null;
    }

    /** The lab's own simulation, for what needs processes. */
    public Simulation simulation() {
        return simulation;
    }

    /** Puts an action into the queue; it is dropped if {@link #forget} comes first. */
    public Scheduled schedule(Duration delay, Runnable action) {
        int mine = generation;
        Runnable guarded = () -> {
            if (mine == generation) {
                action.run();
            }
        };
        Instant then = past;
        if (then == null) {
            return simulation.schedule(delay, guarded);
        }
        Scheduled event = new Scheduled(delay.isNegative() ? then : then.plus(delay), order++, guarded);
        pastEvents.add(event);
        return event;
    }

    /** Drops every action that was scheduled so far: what a restored lab does with the timers of the state it leaves. */
    public void forget() {
        generation++;
    }

    /**
     * Lives through the past from the given moment until the condition holds, or until the present is reached. May be
     * called within an event.
     *
     * @param start where the past begins; not after the simulation's present
     * @param first what happens first
     * @param done whether enough has happened
     */
    public void live(Instant start, Runnable first, BooleanSupplier done) {
        Instant present = simulation.now();
        past = start.isBefore(present) ? start : present;
        try {
            first.run();
            while (!pastEvents.isEmpty() && !pastEvents.peek().at().isAfter(present) && !done.getAsBoolean()) {
                Scheduled event = pastEvents.poll();
                past = event.at().isAfter(now()) ? event.at() : now();
                if (!event.cancelled()) {
                    event.run();
                }
            }
        } finally {
            past = null;
            handOver(present);
        }
    }

    private void handOver(Instant present) {
        while (!pastEvents.isEmpty()) {
            Scheduled event = pastEvents.poll();
            simulation.schedule(Duration.between(present, event.at()), () -> {
                if (!event.cancelled()) {
                    event.run();
                }
            });
        }
    }
}
