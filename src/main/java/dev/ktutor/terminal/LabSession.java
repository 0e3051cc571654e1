package dev.ktutor.terminal;

import dev.ktutor.host.io.Descriptors;
import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabLogin;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.shell.interp.Shell;
import dev.ktutor.shell.interp.ShellState;
import dev.ktutor.sim.Limits;
import dev.ktutor.sim.Scheduled;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A lab with a shell open in it, and the way back from every command. Lives on the lab's thread but for interrupting. */
final class LabSession {
    private static final int UNDO_DEPTH = 50;
    private static final Duration FOREVER = Duration.ofDays(36500);

    private static final String BASH_PROMPT = "\\s-\\v\\$ ";

    private final Lab lab;
    private final Shell shell;
    private final SimProcess process;
    private final Deque<Past> past = new ArrayDeque<>();

    /** A moment to return to: before that command. */
    private record Past(String command, Lab.World world, ShellState shell) { }

    /** Opens a shell in the lab for the terminal's learner. */
    LabSession(Lab lab, LearnerTerminal terminal, Keyboard keyboard, StatusLine status, Map<String, String> environment,
            List<String> lessonIds, LearnerStore store) {
        this.lab = lab;
        this.process = lab.simulation().current();
        Descriptors files = Descriptors.of(keyboard.input(lab.simulation()), terminal.output(), terminal.output());
        JlineScreen screen = new JlineScreen(terminal.jline(), keyboard, lab.simulation(), status, TutorWord.all(lessonIds));
        Map<String, String> told = new LinkedHashMap<>(environment);
        told.put("TERM", terminal.ansi().enabled() ? "xterm-256color" : terminal.capable() ? "xterm" : "dumb");
        shell = lab.open(new LabLogin("bash", List.of(), files, screen, Limits.NONE, true, told));
        if (BASH_PROMPT.equals(shell.variable("PS1"))) {
            // A lab that was saved before its machines had start-up files.
            shell.variable("PS1", "\\u@\\h:\\w\\$ ");
        }
        List<String> earlier = HistoryFile.read(store.history());
        if (!earlier.isEmpty()) {
            shell.remember(earlier);
        }
    }

    Lab lab() {
        return lab;
    }

    Shell shell() {
        return shell;
    }

    /** Runs what was typed, remembering how things were. */
    Shell.Outcome execute(String text) {
        return remembering(text, () -> shell.enter(text));
    }

    /** Runs what is left of the text after the learner's editor. */
    Shell.Outcome edit(String text) {
        return remembering(text, () -> shell.edit(text));
    }

    private Shell.Outcome remembering(String text, Supplier<Shell.Outcome> run) {
        past.addLast(new Past(text, lab.world(), shell.save()));
        if (past.size() > UNDO_DEPTH) {
            past.removeFirst();
        }
        // The learner may always press a key: no wait is without hope.
        Scheduled key = lab.simulation().schedule(FOREVER, () -> { });
        try {
            return run.get();
        } finally {
            key.cancel();
            // A Ctrl-C that came when the command was just over is not for the next one.
            process.clearSignal();
        }
    }

    /** A line was begun and given up. */
    @Nullable Void abandoned() {
        shell.abandoned();
        return null;
    }

    /** Keeps the history for the learner's next session. */
    @Nullable Void keepHistory(LearnerStore store) throws IOException {
        HistoryFile.write(store.history(), shell.history());
        return null;
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
