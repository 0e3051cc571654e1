package dev.ktutor.sim;

/** A process waits for something that can never happen: no event is queued and every process waits. */
public final class Deadlock extends RuntimeException {

    /** The named process can never go on. */
    public Deadlock(String process) {
        super(process + " waits for something that can never happen", null, false, false);
    }
}
