package dev.ktutor.sim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The most that a run (a script, a line typed at the prompt) and all processes it starts may use up. Steps and bytes are
 * counted, so that the same run is stopped at the same place every time; the watch sees to what only the machine can tell.
 *
 * @param steps commands, turns of loops, records and blocks that tools work through
 * @param traffic bytes read from and written to files, devices and pipes
 * @param output bytes of the run's own output
 * @param value characters of one variable or of one command substitution's output
 * @param processes processes at once
 * @param span how far the lab's time may go on meanwhile; null for no end
 * @param watch asked now and then
 */
public record Limits(long steps, long traffic, long output, int value, int processes, @Nullable Duration span, Watch watch) {
    /** None but those that protect the lab. */
    public static final Limits NONE = new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 32 << 20, 256, null, () -> null);

    /** Keeps an eye on what cannot be counted: the wall clock, the memory of the machine. */
    @FunctionalInterface
    public interface Watch {
        /** What is too much by now, to follow "stopped: "; null while all is well. Cheap. */
        @Nullable String alarm();
    }

    /** At most so many steps. */
    public static Limits steps(long most) {
        return NONE.withSteps(most);
    }

    /** The same with another number of steps. */
    public Limits withSteps(long most) {
        return new Limits(most, traffic, output, value, processes, span, watch);
    }

    /** The same with other amounts of bytes. */
    public Limits withBytes(long mostTraffic, long mostOutput) {
        return new Limits(steps, mostTraffic, mostOutput, value, processes, span, watch);
    }

    /** The same for another span of the lab's time. */
    public Limits withSpan(Duration most) {
        return new Limits(steps, traffic, output, value, processes, most, watch);
    }

    /** The same under another watch. */
    public Limits watchedBy(Watch another) {
        return new Limits(steps, traffic, output, value, processes, span, another);
    }
}
