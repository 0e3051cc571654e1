package dev.ktutor.command.openssl;

import dev.ktutor.host.Invocation;
import dev.ktutor.sim.Deadlock;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Standard input read beside other work, piece by piece, as select(2) lets a program do. */
final class Typed {
    private static final int BUFFER = 8192;

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private final SimProcess reader;
    private boolean ended;

    Typed(Invocation in) {
        reader = in.simulation().spawn(in.name(), () -> read(in));
    }

    private void read(Invocation in) {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int n = in.in().read(buffer, 0, buffer.length); n >= 0; n = in.in().read(buffer, 0, buffer.length)) {
                pieces.add(Arrays.copyOf(buffer, n));
            }
        } catch (Deadlock nobodyTypes) {
            return;
        }
        ended = true;
    }

    /** Whether something can be taken at once, be it the end. */
    boolean ready() {
        return ended || !pieces.isEmpty();
    }

    /** Whether nothing is left but the end. */
    boolean atEnd() {
        return ended && pieces.isEmpty();
    }

    /** The next piece; empty at the end. */
    byte[] take() {
        return pieces.isEmpty() ? new byte[0] : pieces.removeFirst();
    }

    void stop() {
        if (!reader.ended()) {
            reader.signal(Signal.TERM);
        }
    }
}
