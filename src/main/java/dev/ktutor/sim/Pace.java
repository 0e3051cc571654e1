package dev.ktutor.sim;

import java.time.Instant;

/**
 * How simulated time moves when nothing in the lab can run now but something waits for later.
 *
 * <p>The simulation asks for time to pass until the next event's moment; the pace answers when that moment has come (or
 * earlier, when woken). {@link #JUMP} answers at once, as scripts, grading and tests want it; the terminal's own pace
 * waits for the wall clock.
 */
public interface Pace {

    /** After so many steps of work others get their turn. */
    int QUANTUM = 10_000;
    /** So many quanta without a pause are a loop that hardly will end. */
    int LONG = 100;

    /** Time costs nothing: the next event's moment is now. */
    Pace JUMP = new Pace() {
        @Override
        public Instant passUntil(Instant now, Instant next) {
            return next;
        }

        @Override
        public Instant present(Instant lastKnown) {
            return lastKnown;
        }

        @Override
        public Instant worked(Instant now, long since) {
            // A million steps a second, as a shell does; what goes on and on is not worth waiting for.
            return now.plusMillis(since < LONG ? 10 : 1000);
        }
    };

    /**
     * Lets time pass.
     *
     * @param now the lab's present
     * @param next the moment of the next event, never before {@code now}
     * @return the new present, between {@code now} and {@code next}; earlier than {@code next} when woken
     */
    Instant passUntil(Instant now, Instant next);

    /**
     * A process has worked through {@link #QUANTUM} steps while others may be waiting.
     *
     * @param since how many times that was so since anything waited for time to pass
     * @return the new present, not before {@code now}
     */
    default Instant worked(Instant now, long since) {
        return present(now);
    }

    /** The present, given the moment the lab last knew of; never earlier than that. */
    Instant present(Instant lastKnown);
}
