package dev.ktutor.host.io;

import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.Simulation;

/** A pipe(7): 64 KiB between a writer and a reader, each blocked while the other is behind. */
public final class Pipe {
    private static final int CAPACITY = 65536;

    private final Simulation simulation;
    private final byte[] ring = new byte[CAPACITY];
    private int head;
    private int used;
    private boolean writerClosed;
    private boolean readerClosed;

    /** An empty pipe. */
    public Pipe(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Whether nothing that was written is left to be read. */
    public boolean drained() {
        return used == 0;
    }

    /** The end to read from. */
    public Input input() {
        return new Input() {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                simulation.await(() -> used > 0 || writerClosed);
                int n = Math.min(length, used);
                for (int copied = 0; copied < n; ) {
                    int run = Math.min(n - copied, CAPACITY - head);
                    System.arraycopy(ring, head, buffer, offset + copied, run);
                    head = (head + run) % CAPACITY;
                    copied += run;
                }
                used -= n;
                simulation.moved(n);
                return n == 0 ? -1 : n;
            }

            @Override
            public void close() {
                readerClosed = true;
            }
        };
    }

    /** The end to write to. */
    public Output output() {
        return new Output() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                int written = 0;
                while (written < length) {
                    simulation.await(() -> used < CAPACITY || readerClosed);
                    if (readerClosed) {
                        throw new ProcessStopped(Signal.PIPE);
                    }
                    int tail = (head + used) % CAPACITY;
                    int run = Math.min(Math.min(length - written, CAPACITY - used), CAPACITY - tail);
                    System.arraycopy(bytes, offset + written, ring, tail, run);
                    used += run;
                    written += run;
                    simulation.moved(run);
                }
            }

            @Override
            public void close() {
                writerClosed = true;
            }
        };
    }
}
