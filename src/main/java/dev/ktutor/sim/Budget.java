package dev.ktutor.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a run's {@link Limits}. A process shares it with every process it forks; once it is used up, each of them
 * ends at its next step, so that nothing of the run is left.
 */
public final class Budget {
    private static final int STEPS_A_LOOK = 4096;
    private static final long BYTES_A_LOOK = 8L << 20;

    private final Limits limits;
    private final SimClock clock;
    private final Instant start;
    private long steps;
    private long traffic;
    private long output;
    private long lookAtStep = STEPS_A_LOOK;
    private long lookAt = BYTES_A_LOOK;
    private int processes;
    private boolean closed;
    private @Nullable String reached;

    /** A run that begins now. */
    public Budget(Limits limits, SimClock clock) {
        this.limits = limits;
        this.clock = clock;
        this.start = clock.now();
    }

    /** What it began with. */
    public Limits limits() {
        return limits;
    }

    /** Which limit was met, null if none was. */
    public @Nullable String reached() {
        return reached;
    }

    boolean spent() {
        return reached != null;
    }

    void step(int count) {
        if (reached != null) {
            throw new LimitReached(reached);
        }
        steps += count;
        if (steps > limits.steps()) {
            throw stop(String.format(Locale.ROOT, "more than %,d steps", limits.steps()));
        }
        if (steps >= lookAtStep) {
            lookAtStep = steps + STEPS_A_LOOK;
            look();
            if (reached != null) {
                throw new LimitReached(reached);
            }
        }
    }

    void moved(long bytes) {
        if (reached != null) {
            throw new LimitReached(reached);
        }
        traffic += bytes;
        if (traffic > limits.traffic()) {
            throw stop("more than " + size(limits.traffic()) + " read and written");
        }
        if (traffic >= lookAt) {
            lookAt = traffic + BYTES_A_LOOK;
            look();
        }
    }

    /** So many bytes of output: {@link LimitReached} if that is too much. */
    public void printed(long bytes) {
        if (closed) {
            return;
        }
        if (reached != null) {
            throw new LimitReached(reached);
        }
        output += bytes;
        if (output > limits.output()) {
            throw stop("more than " + size(limits.output()) + " of output");
        }
    }

    /** A value of so many characters is about to be made or kept: {@link LimitReached} if it is too long. */
    public void value(long characters) {
        if (characters > limits.value()) {
            throw stop("a value of more than " + size(limits.value()));
        }
    }

    /** One process more: {@link LimitReached} if they are too many. */
    public void entered() {
        if (++processes > limits.processes()) {
            throw stop("more than " + limits.processes() + " processes at once");
        }
    }

    /** One process less. */
    public void left() {
        processes--;
    }

    /** The run is over and speaks its last words: output is no longer counted. What still runs of it ends all the same. */
    public void close() {
        closed = true;
    }

    /** Looks at what is not counted. */
    void look() {
        Duration span = limits.span();
        if (reached == null && span != null && Duration.between(start, clock.now()).compareTo(span) > 0) {
            reached = "stopped: more than " + (span.toDays() > 1 ? span.toDays() + " days" : span.toSeconds() + " s") + " of the lab's time";
        }
        String alarm = reached == null ? limits.watch().alarm() : null;
        if (alarm != null) {
            reached = "stopped: " + alarm;
        }
    }

    private LimitReached stop(String what) {
        if (reached == null) {
            reached = "stopped: " + what;
        }
        return new LimitReached(reached);
    }

    private static String size(long bytes) {
        return bytes >= 1L << 30 && bytes % (1L << 30) == 0 ? (bytes >> 30) + " GiB"
                : bytes >= 1L << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }
}
