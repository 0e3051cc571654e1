package dev.ktutor.sim;

/**
 * Ends a simulated process from outside, at its next blocking call or {@linkplain SimProcess#checkpoint() checkpoint}.
 * Only whoever started the process catches it.
 */
public final class ProcessStopped extends RuntimeException {
    private final Signal signal;

    /** Stopped by the given signal. */
    public ProcessStopped(Signal signal) {
        super(signal.name(), null, false, false);
        this.signal = signal;
    }

    /** What stopped it. */
    public Signal signal() {
        return signal;
    }
}
