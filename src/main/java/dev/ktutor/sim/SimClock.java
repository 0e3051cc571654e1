package dev.ktutor.sim;

import java.time.Instant;

/** The lab's time; the only clock anything inside a lab may read. */
@FunctionalInterface
public interface SimClock {

    /** The present moment of the lab. */
    Instant now();

    /** Bytes pass through a stream, on behalf of whoever runs: {@link LimitReached} if they are too many. */
    default void moved(int bytes) { }

    /** A stream without end is read or written: a place where whoever runs can be interrupted. */
    default void checkpoint() { }
}
