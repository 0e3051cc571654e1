package dev.ktutor.host;

import dev.ktutor.sim.SimProcess;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code ps}.
 *
 * @param pid process id
 * @param parent the parent's
 * @param uid whose it is
 * @param argv what it runs
 * @param started since when
 * @param coroutine what a signal reaches; null for daemons that only show
 */
public record HostProcess(int pid, int parent, int uid, List<String> argv, Instant started, @Nullable SimProcess coroutine) {
    /** Copies the arguments. */
    public HostProcess {
        argv = List.copyOf(argv);
    }
}
