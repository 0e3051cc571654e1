package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.syntax.Node;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What a shell does on signals, errors and its end ({@code trap}). */
final class Traps {
    private static final String ERR = "ERR";
    private static final String DEBUG = "DEBUG";
    private static final String RETURN = "RETURN";
    private static final List<String> FUNCTIONS_LACK = List.of(ERR, DEBUG, RETURN);

    /** Actions by name: EXIT, ERR, DEBUG, RETURN, INT …; an empty action ignores a signal. */
    private final Map<String, String> actions = new TreeMap<>();
    /** What a subshell's parent had set: shown by {@code trap} until the subshell sets one of its own. */
    private @Nullable Map<String, String> inherited;
    private final Deque<Signal> pending = new ArrayDeque<>();
    /** The events of the shell's own whose trap is running, which does not set it off again. */
    private final Set<String> running = new HashSet<>();
    private boolean tracing;
    private boolean traced;

    /** What a subshell of that shell begins with: ignored signals, and with the options for it ERR, DEBUG and RETURN. */
    Traps inSubshell(Set<ShellOption> options) {
        Traps copy = new Traps();
        actions.forEach((name, action) -> {
            if (action.isEmpty() && !name.equals("EXIT") || inherits(name, options)) {
                copy.actions.put(name, action);
            }
        });
        copy.tracing = copy.actions.containsKey(DEBUG);
        copy.running.addAll(running);
        copy.inherited = new TreeMap<>(shown());
        return copy;
    }

    private static boolean inherits(String name, Set<ShellOption> options) {
        return name.equals(ERR) && options.contains(ShellOption.ERRTRACE)
                || (name.equals(DEBUG) || name.equals(RETURN)) && options.contains(ShellOption.FUNCTRACE);
    }

    /** Takes away the traps that a function does not inherit; empty if there are none. */
    Map<String, String> hide(Set<ShellOption> options) {
        if (actions.isEmpty()) {
            return Map.of();
        }
        Map<String, String> hidden = new HashMap<>();
        for (String name : FUNCTIONS_LACK) {
            String action = actions.get(name);
            if (action != null && !inherits(name, options)) {
                hidden.put(name, action);
                actions.remove(name);
            }
        }
        tracing = actions.containsKey(DEBUG);
        return hidden;
    }

    /** Gives back what was hidden, unless the function has set a trap of its own. */
    void restore(Map<String, String> hidden) {
        hidden.forEach(actions::putIfAbsent);
        tracing = actions.containsKey(DEBUG);
    }

    Map<String, String> shown() {
        return inherited == null ? actions : inherited;
    }

    void set(String name, @Nullable String action) {
        inherited = null;
        if (action == null) {
            actions.remove(name);
        } else {
            actions.put(name, action);
        }
        tracing = actions.containsKey(DEBUG);
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

    /** Runs an action; what it did last is forgotten, so that {@code $?} stays as it was. Gives the action's own status. */
    private int runAction(Interpreter shell, String action) {
        int status = shell.status;
        var pipeStatus = shell.pipeStatus;
        String lastArgument = shell.lastArgument;
        Node trapped = shell.trapped;
        int line = shell.line;
        shell.trapped = trapped == null ? shell.command : trapped;
        int result = new ScriptRunner(shell).evaluate(action, line, "");
        shell.trapped = trapped;
        shell.line = line;
        shell.status = status;
        shell.pipeStatus = pipeStatus;
        shell.lastArgument = lastArgument;
        return result;
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
        if (actions.containsKey(ERR)) {
            shell.status = status;
            event(shell, ERR);
        }
    }

    /** The DEBUG trap has already run for the first command of this subshell, if that is a simple one. */
    void traced(Node node) {
        traced = tracing && node instanceof Node.Simple;
    }

    /** Whether a DEBUG trap is to run before each command. */
    boolean traces() {
        return tracing;
    }

    /** Runs the DEBUG trap before a command; false if under {@code extdebug} it says to leave the command out. */
    boolean beforeCommand(Interpreter shell, Node command) {
        if (traced) {
            traced = false;
            return true;
        }
        shell.command = shell.trapped == null ? command : shell.command;
        int status = event(shell, DEBUG);
        return shell.pending == null && (status == 0 || !shell.on(ShellOption.EXTDEBUG));
    }

    /** Runs the RETURN trap when a function or a sourced file has ended. */
    void runReturn(Interpreter shell) {
        if (actions.containsKey(RETURN) && (shell.pending == null || shell.pending instanceof Completion.Return)) {
            Completion pending = shell.pending;
            shell.pending = null;
            event(shell, RETURN);
            shell.pending = shell.pending == null ? pending : shell.pending;
        }
    }

    private int event(Interpreter shell, String name) {
        String action = actions.get(name);
        if (action == null || action.isEmpty() || !running.add(name)) {
            return 0;
        }
        try {
            return runAction(shell, action);
        } finally {
            running.remove(name);
        }
    }

    /** Copies what another shell has set, for restoring a session. */
    Map<String, String> actions() {
        return actions;
    }
}
