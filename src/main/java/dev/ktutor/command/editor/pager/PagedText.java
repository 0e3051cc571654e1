package dev.ktutor.command.editor.pager;

import dev.ktutor.host.io.Input;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import dev.ktutor.sim.Simulation;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an input, read by a process of its own as far as they are asked for: a pipe without end shows its first page
 * at once, and no more of it is kept than was looked at. Very long inputs are cut off at a bound.
 */
final class PagedText {
    private static final int AHEAD = 200;
    private static final long MOST_BYTES = 64L << 20;

    private final List<String> lines = new ArrayList<>();
    private final Simulation simulation;
    private @Nullable SimProcess reader;
    private ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private long bytes;
    private int wanted = AHEAD;
    private boolean ended;
    private boolean closed;

    PagedText(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Lines that are there already. */
    static PagedText of(Simulation simulation, List<String> text) {
        PagedText all = new PagedText(simulation);
        all.lines.addAll(text);
        all.ended = true;
        return all;
    }

    /** Begins to read. */
    void read(Input input) {
        reader = simulation.spawn("less", () -> {
            byte[] buffer = new byte[8192];
            while (!closed) {
                simulation.await(() -> closed || lines.size() < wanted);
                int n = closed ? -1 : input.read(buffer, 0, buffer.length);
                if (n < 0) {
                    break;
                }
                take(buffer, n);
                if (bytes > MOST_BYTES) {
                    lines.add("(the rest is not kept: more than 64 MB)");
                    break;
                }
            }
            if (partial.size() > 0) {
                lines.add(ByteText.decode(partial.toByteArray()));
            }
            ended = true;
            input.close();
        });
    }

    private void take(byte[] buffer, int n) {
        bytes += n;
        int start = 0;
        for (int i = 0; i < n; i++) {
            if (buffer[i] == '\n') {
                partial.write(buffer, start, i - start);
                String line = ByteText.decode(partial.toByteArray());
                lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
                partial = new ByteArrayOutputStream();
                start = i + 1;
            }
        }
        partial.write(buffer, start, n - start);
    }

    /** Lines read so far. */
    int size() {
        return lines.size();
    }

    String line(int index) {
        return lines.get(index);
    }

    List<String> all() {
        return lines;
    }

    /** Whether there will be no more than what is read. */
    boolean ended() {
        return ended;
    }

    /** Asks for that many lines; they come while the present process waits. */
    void want(int count) {
        wanted = Math.max(wanted, count == Integer.MAX_VALUE ? count : count + AHEAD);
    }

    /** Lines that were written behind the end since. */
    void add(List<String> more) {
        lines.addAll(more);
    }

    /** Gives the input up. */
    void close() {
        closed = true;
        SimProcess process = reader;
        if (process != null && !process.ended()) {
            process.signal(Signal.TERM);
        }
    }
}
