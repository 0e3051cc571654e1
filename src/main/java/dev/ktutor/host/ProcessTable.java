package dev.ktutor.host;

import dev.ktutor.sim.SimProcess;
import dev.ktutor.sim.Simulation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What runs on a host, by process id. */
public final class ProcessTable {
    private final Simulation simulation;
    private final TreeMap<Integer, HostProcess> processes = new TreeMap<>();
    private int next;

    /** An empty table whose first process gets the given id. */
    public ProcessTable(Simulation simulation, int firstPid) {
        this.simulation = simulation;
        this.next = firstPid;
    }

    /** Enters a process and gives it an id. */
    public HostProcess start(int parent, int uid, List<String> argv, @Nullable SimProcess coroutine) {
        HostProcess process = new HostProcess(next++, parent, uid, argv, simulation.now(), coroutine);
        processes.put(process.pid(), process);
        return process;
    }

    /** Takes a process out. */
    public void end(int pid) {
        processes.remove(pid);
    }

    /** The process with that id. */
    public Optional<HostProcess> find(int pid) {
        return Optional.ofNullable(processes.get(pid));
    }

    /** All, lowest id first. */
    public Collection<HostProcess> all() {
        return List.copyOf(processes.values());
    }
}
