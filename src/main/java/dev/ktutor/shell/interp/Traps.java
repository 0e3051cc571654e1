package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What a shell does on signals, errors and its end ({@code trap}). */
final class Traps {
    /** Actions by name: EXIT, ERR, DEBUG, RETURN, INT …; an empty action ignores a signal. */
    private final Map<String, String> actions = new TreeMap<>();
    /** What a subshell's parent had set: shown by {@code trap} until the subshell sets one of its own. */
    private @Nullable Map<String, String> inherited;
    private final Deque<Signal> pending = new ArrayDeque<>();
    private int errorDepth;
    private boolean running;

    Traps inSubshell() {
        Traps copy = new Traps();
        actions.forEach((name, action) -> {
            if (action.isEmpty() && !name.equals("EXIT")) {
                copy.actions.put(name, action);
            }
        });
        copy.inherited = new TreeMap<>(shown());
        return copy;
    }

    Map<String, String> shown() {
        return inherited == null ? actions : inherited;
    }

    void set(String name, @Nullable String action, int depth) {
        inherited = null;
        if (action == null) {
            actions.remove(name);
        } else {
            actions.put(name, action);
        }
        errorDepth = name.equals("ERR") ? depth : errorDepth;
    }

    boolean anyPending() {
        return !pending.isEmpty();
    }

    /** Another process, or the shell itself, sends it a signal. */
    void deliver(Interpreter shell, Signal signal) {
        if ("".equals(actions.get(signal.name())) && signal != Signal.KILL) {
            return;
        }
        pending.add(signal);
        if (shell.session.host.simulation().current() != shell.coroutine) {
            shell.coroutine.signal(signal);
        }
    }

    void runPending(Interpreter shell) {
        while (!pending.isEmpty() && shell.pending == null) {
            handle(shell, pending.removeFirst());
        }
    }

    /** Runs the trap, or lets the shell die; gives 128 plus the number. */
    private int handle(Interpreter shell, Signal signal) {
        String action = signal == Signal.KILL ? null : actions.get(signal.name());
        if (action == null) {
            shell.pending = new Completion.Exit(signal.exitStatus());
            shell.killedBy = signal;
        } else if (!action.isEmpty()) {
            runAction(shell, action);
        }
        return signal.exitStatus();
    }

    /** A signal has interrupted what the shell was doing. */
    int stopped(Interpreter shell, ProcessStopped stop) {
        Signal signal = stop.signal();
        if (pending.remove(signal) || signal == Signal.PIPE || actions.containsKey(signal.name()) && signal != Signal.KILL) {
            return handle(shell, signal);
        }
        throw stop;
    }

    /** Runs a subshell's commands and ends it; a signal that was meant for others too goes on to them. */
    int guardedEnd(Interpreter child, IntSupplier body) {
        int status;
        try {
            status = body.getAsInt();
        } catch (ProcessStopped stop) {
            child.pending = null;
            int ended = child.end(stop.signal().exitStatus());
            Interpreter parent = child.parent;
            if (parent != null && parent.coroutine == child.coroutine) {
                throw stop;
            }
            child.killedBy = stop.signal();
            return ended;
        } catch (RuntimeException | Error e) {
            child.descriptors.closeAll();
            throw e;
        }
        return child.end(status);
    }

    private void runAction(Interpreter shell, String action) {
        int status = shell.status;
        var pipeStatus = shell.pipeStatus;
        new ScriptRunner(shell).evaluate(action, shell.line, "");
        shell.status = status;
        shell.pipeStatus = pipeStatus;
    }

    /** Runs the EXIT trap; gives the status the shell ends with. */
    int runExit(Interpreter shell, int status) {
        String action = actions.remove("EXIT");
        if (action == null || action.isEmpty()) {
            return status;
        }
        shell.status = status;
        runAction(shell, action);
        return shell.pending instanceof Completion.Exit exit ? exit.status() : status;
    }

    /** Runs the ERR trap. */
    void runError(Interpreter shell, int status) {
        String action = actions.get("ERR");
        boolean hidden = shell.variables.inFunction() && shell.calls.size() > errorDepth && !shell.on(ShellOption.ERRTRACE);
        if (action == null || action.isEmpty() || running || hidden) {
            return;
        }
        running = true;
        try {
            shell.status = status;
            runAction(shell, action);
        } finally {
            running = false;
        }
    }

    /** Copies what another shell has set, for restoring a session. */
    Map<String, String> actions() {
        return actions;
    }
}
