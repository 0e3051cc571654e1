package dev.ktutor.host;

import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import dev.ktutor.sim.Simulation;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What runs on a host, by process id. */
public final class ProcessTable {
    private final Simulation simulation;
    private final TreeMap<Integer, HostProcess> processes = new TreeMap<>();
    private final Map<Integer, Consumer<Signal>> listeners = new HashMap<>();
    private Runnable beforeLook = () -> { };
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

    /** Enters a process that is no coroutine: a daemon that hears of signals by itself. */
    public HostProcess daemon(int parent, int uid, List<String> argv, Consumer<Signal> listener) {
        return daemon(next++, parent, uid, argv, simulation.now(), listener);
    }

    /** Enters a daemon that has its id and its age already. */
    public HostProcess daemon(int pid, int parent, int uid, List<String> argv, Instant started, Consumer<Signal> listener) {
        HostProcess process = new HostProcess(pid, parent, uid, argv, started, null);
        processes.put(pid, process);
        listeners.put(pid, listener);
        next = Math.max(next, pid + 1);
        return process;
    }

    /** Sends a signal; nothing happens to a process that only shows. */
    public void signal(HostProcess process, Signal signal) {
        SimProcess coroutine = process.coroutine();
        if (coroutine != null) {
            coroutine.signal(signal);
        } else {
            Optional.ofNullable(listeners.get(process.pid())).ifPresent(listener -> listener.accept(signal));
        }
    }

    /** Takes a process out. */
    public void end(int pid) {
        processes.remove(pid);
        listeners.remove(pid);
    }

    /** The process with that id. */
    public Optional<HostProcess> find(int pid) {
        return Optional.ofNullable(processes.get(pid));
    }

    /** All, lowest id first. */
    public Collection<HostProcess> all() {
        return List.copyOf(processes.values());
    }

    /** Sets what has to happen before somebody looks at the whole table: a machine that comes up when it is first needed. */
    public void beforeLook(Runnable action) {
        beforeLook = action;
    }

    /** All, for somebody who looks at the machine; whatever should run by now does. */
    public Collection<HostProcess> look() {
        beforeLook.run();
        return all();
    }
}
