package dev.ktutor.host.io;

import dev.ktutor.sim.Budget;
import dev.ktutor.sim.Simulation;

/** A run's own output: what is written counts against the budget of who writes. */
public final class MeteredOutput extends Output {
    private final Output target;
    private final Simulation simulation;

    /** Passes on to the target. */
    public MeteredOutput(Output target, Simulation simulation) {
        this.target = target;
        this.simulation = simulation;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Budget budget = simulation.current().budget();
        if (budget != null) {
            budget.printed(length);
        }
        target.write(bytes, offset, length);
    }

    @Override
    public void close() {
        target.close();
    }

    @Override
    public boolean isTerminal() {
        return target.isTerminal();
    }
}
