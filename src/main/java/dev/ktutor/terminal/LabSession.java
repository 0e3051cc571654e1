package dev.ktutor.terminal;

import dev.ktutor.host.io.Descriptors;
import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabLogin;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.shell.interp.Shell;
import dev.ktutor.shell.interp.ShellState;
import dev.ktutor.sim.Limits;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lab with a shell open in it, and the way back from every command. Lives on the lab's thread but for interrupting. */
final class LabSession {
    private static final int UNDO_DEPTH = 50;
    private static final String BASH_PROMPT = "\\s-\\v\\$ ";
    private static final String PLAIN_PROMPT = "\\u@\\h:\\w\\$ ";
    private static final String COLOURED_PROMPT = "\\[\\e[1;32m\\]\\u@\\h\\[\\e[0m\\]:\\[\\e[1;34m\\]\\w\\[\\e[0m\\]\\$ ";

    private final Lab lab;
    private final Shell shell;
    private final SimProcess process;
    private final Deque<Past> past = new ArrayDeque<>();
    private final Suggestions suggestions;

    /** A moment to return to: before that command. */
    private record Past(String command, Lab.World world, ShellState shell) { }

    /** Opens a shell in the lab for the terminal's learner. */
    LabSession(Lab lab, LearnerTerminal terminal, Keyboard keyboard, StatusLine status, Map<String, String> environment,
            List<String> lessonIds) {
        this.lab = lab;
        this.process = lab.simulation().current();
        Descriptors files = Descriptors.of(keyboard.input(lab.simulation()), terminal.output(), terminal.output());
        JlineScreen screen = new JlineScreen(terminal.jline(), keyboard, lab.simulation(), status);
        shell = lab.open(new LabLogin("bash", List.of(), files, screen, Limits.NONE, true, environment));
        if (BASH_PROMPT.equals(shell.variable("PS1"))) {
            shell.variable("PS1", terminal.ansi().enabled() ? COLOURED_PROMPT : PLAIN_PROMPT);
        }
        suggestions = new Suggestions(shell, lessonIds);
    }

    Lab lab() {
        return lab;
    }

    Shell shell() {
        return shell;
    }

    Suggestions suggestions() {
        return suggestions;
    }

    /** Runs what was typed, remembering how things were. */
    Shell.Outcome execute(String text) {
        shell.history().add(text);
        past.addLast(new Past(text, lab.world(), shell.save()));
        if (past.size() > UNDO_DEPTH) {
            past.removeFirst();
        }
        try {
            return shell.execute(text);
        } finally {
            // A Ctrl-C that came when the command was just over is not for the next one.
            process.clearSignal();
        }
    }

    /** Takes back the last command: files, cluster and shell together. The command, or empty if there is none. */
    Optional<String> undo() {
        Past last = past.pollLast();
        if (last == null) {
            return Optional.empty();
        }
        lab.returnTo(last.world);
        shell.restore(last.shell);
        return Optional.of(last.command);
    }

    /** Forgets the way back: what was before belongs to another story. */
    void forget() {
        past.clear();
    }

    /** Ctrl-C for the command that runs; from any thread. */
    void interrupt() {
        process.signal(Signal.INT);
    }

    /** How to make another lab like this one. */
    LabOptions options() {
        return lab.options();
    }
}
