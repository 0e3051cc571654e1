package dev.ktutor.shell.interp;

import dev.ktutor.sim.Signal;

/** A program, itself a shell, died of a signal that it was sent: whoever started it says so. */
final class ProcessKilled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Signal signal;

    private final int pid;

    ProcessKilled(Signal signal, int pid) {
        super(signal.name(), null, false, false);
        this.pid = pid;
        this.signal = signal;
    }

    int pid() {
        return pid;
    }

    Signal signal() {
        return signal;
    }
}
