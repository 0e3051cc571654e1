package dev.ktutor.shell.interp;

import dev.ktutor.host.CommandPrompt;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Host;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.syntax.ParseError;
import dev.ktutor.shell.syntax.ParseResult;
import dev.ktutor.shell.syntax.Parser;
import dev.ktutor.sim.Budget;
import dev.ktutor.sim.Deadlock;
import dev.ktutor.sim.LimitReached;
import dev.ktutor.sim.Limits;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A shell session: at a prompt, or running one script. Runs on the coroutine that calls it. */
public final class Shell {

    /**
     * How a session begins.
     *
     * @param name {@code $0}: {@code bash} at a prompt, else the script's file name
     * @param args the positional parameters
     * @param interactive whether it is a prompt: no line numbers in messages, aliases on, errors end only the line
     */
    public record Setup(Host host, Credentials credentials, String cwd, Map<String, String> environment, Descriptors descriptors,
            @Nullable Screen screen, Limits limits, boolean interactive, String name, List<String> args) {
    }

    /** What became of a text. */
    public enum Result {
        /** It ran; the shell waits for more. */
        DONE,
        /** It is not complete: ask for another line (PS2) and hand in everything again. */
        INCOMPLETE,
        /** The shell has ended ({@code exit}). */
        EXITED
    }

    /** The result and {@code $?}. */
    public record Outcome(Result result, ExitStatus status) { }

    /** The status of a run that a limit ended. */
    public static final int STOPPED = 254;

    private final Interpreter shell;
    private final Limits limits;
    private @Nullable Budget budget;
    private boolean ended;

    /** A session; reads no start-up files, see {@link #login()}. */
    public Shell(Setup setup) {
        limits = setup.limits();
        shell = new ShellStart(setup.host(), setup.credentials(), setup.screen(), setup.interactive(), setup.name(),
                setup.cwd(), 022, setup.environment(), setup.descriptors()).create();
        shell.positional = List.copyOf(setup.args());
    }

    /** Reads the start-up files of an interactive shell that is no login shell, and its history. */
    public void login() {
        BashOptions options = new BashOptions(List.of());
        options.interactive = true;
        start(options);
    }

    /** Starts as the command line says (bash manual, 6.2), then reads the history. */
    void start(BashOptions options) {
        if (options.login) {
            shell.options.add(ShellOption.LOGIN_SHELL);
        }
        guarded(() -> {
            new StartFiles(shell).read(options);
            return 0;
        });
        shell.pending = null;
        shell.options.addAll(options.on);
        shell.options.removeAll(options.off);
        if (variable("HISTFILE") == null && variable("HOME") != null) {
            variable("HISTFILE", variable("HOME") + "/.bash_history");
        }
        if (variable("HISTSIZE") == null) {
            variable("HISTSIZE", "500");
        }
        if (variable("HISTFILESIZE") == null) {
            variable("HISTFILESIZE", "500");
        }
        new HistoryKeeper(shell).load();
    }

    /** Reads commands from a file of the host; one that cannot be read is passed over. */
    public void source(String file) {
        try {
            String text = shell.files().readText(file);
            shell.calls.add(new Call("source", file, 1, false));
            guarded(() -> new ScriptRunner(shell).runScript(text, ""));
        } catch (FileError e) {
            return;
        } finally {
            shell.calls.removeIf(call -> call.source().equals(file));
            shell.pending = null;
        }
    }

    /** Runs what was typed at the prompt. Nothing runs while the text is incomplete. */
    public Outcome execute(String text) {
        ParseResult whole = new Parser(text, 1, ScriptRunner.language(shell, true)).all();
        if (whole instanceof ParseResult.Failed failed && failed.error().incomplete()) {
            return new Outcome(Result.INCOMPLETE, status());
        }
        return run(text);
    }

    /** Takes a command typed at the prompt: expands its history references, remembers and runs it. */
    public Outcome enter(String text) {
        String expanded = new TypedText(shell).expanded(text);
        if (expanded == null || expanded.isBlank()) {
            return new Outcome(Result.DONE, status());
        }
        new HistoryKeeper(shell).add(expanded);
        return execute(expanded);
    }

    /** Lets the learner go on with a command in {@code $VISUAL} or {@code $EDITOR}, then runs what is left there. */
    public Outcome edit(String text) {
        String file = "/tmp/bash-fc." + shell.mainPid();
        try {
            shell.files().write(file, text + "\n");
            run("${VISUAL:-${EDITOR:-vi}} " + file);
            String edited = shell.files().readText(file).stripTrailing();
            shell.files().remove(file);
            if (edited.isBlank()) {
                return new Outcome(Result.DONE, status());
            }
            shell.err().print(edited + "\n");
            new HistoryKeeper(shell).add(edited);
            return run(edited);
        } catch (FileError e) {
            shell.error(file + ": " + e.reason());
            return new Outcome(Result.DONE, status());
        }
    }

    /** Speaks as busybox's shell at a prompt: with its words for what is not found, and without a word at its end. */
    void plain() {
        shell.session.plain = true;
    }

    /** A command was begun and given up with Ctrl-C. */
    public void abandoned() {
        shell.status = Signal.INT.exitStatus();
    }

    /** What the line editor asks about this shell. */
    public CommandPrompt prompting() {
        return new ShellPrompt(shell);
    }

    /** Runs a text that cannot get longer: what is open at its end is an error. */
    public Outcome run(String text) {
        int status = guarded(() -> new ScriptRunner(shell).runScript(text, ""));
        shell.status = status;
        if (shell.pending instanceof Completion.Exit exit) {
            shell.status = exit.status();
            return new Outcome(Result.EXITED, end());
        }
        shell.pending = null;
        if (shell.session.interactive) {
            shell.jobs.announce();
        }
        return new Outcome(Result.DONE, status());
    }

    /** Runs a whole script to its end and ends the shell: its exit status. */
    public ExitStatus script(String text) {
        return script(text, false);
    }

    /** As {@link #script(String)}; a command string, as for {@code bash -c}, says so in its syntax errors. */
    public ExitStatus script(String text, boolean commandString) {
        shell.session.mode = commandString ? 'c' : shell.session.mode;
        shell.session.commandString = commandString ? text : null;
        shell.status = guarded(() -> new ScriptRunner(shell).runScript(text, commandString ? "-c: " : ""));
        return end();
    }

    private interface Work {
        int run();
    }

    private int guarded(Work work) {
        SimProcess process = shell.session.host.simulation().current();
        // A shell within another run has the run's budget.
        boolean own = process.budget() == null;
        if (own) {
            budget = budget == null || shell.session.interactive ? new Budget(limits, shell.session.host.simulation()) : budget;
            process.budget(budget);
        }
        try {
            return bounded(work);
        } catch (LimitReached e) {
            if (!own) {
                throw e;
            }
            return stopped(e.text());
        } finally {
            if (own) {
                process.budget(null);
            }
        }
    }

    /** Nothing of the run goes on; at a prompt the next line is a new one. */
    private int stopped(String reason) {
        if (budget != null) {
            budget.close();
        }
        shell.recover();
        shell.error(reason);
        shell.pending = shell.session.interactive ? null : new Completion.Exit(STOPPED);
        return STOPPED;
    }

    private int bounded(Work work) {
        try {
            return work.run();
        } catch (ProcessStopped stop) {
            shell.pending = shell.session.interactive && stop.signal() == Signal.INT ? null
                    : new Completion.Exit(stop.signal().exitStatus());
            return stop.signal().exitStatus();
        } catch (Deadlock e) {
            throw new LimitReached("stopped: nothing in the lab could ever end this wait");
        } catch (OutOfMemoryError e) {
            throw new LimitReached("stopped: more memory than there is");
        } catch (StackOverflowError e) {
            shell.recover();
            shell.error("maximum nesting level exceeded");
            shell.pending = shell.session.interactive ? null : new Completion.Exit(1);
            return 1;
        }
    }

    /** Ends the session as {@code exit} does: runs the EXIT trap, closes its files. */
    public ExitStatus end() {
        if (!ended) {
            ended = true;
            int last = shell.status;
            if (shell.session.interactive) {
                new HistoryKeeper(shell).save();
            }
            shell.status = guarded(() -> shell.end(last));
        }
        return status();
    }

    /** Which limit the run met, by itself or by a process that outlived it; null if none. */
    public @Nullable String limitReached() {
        return budget == null ? null : budget.reached();
    }

    /** Why the text cannot be read, null if it can. */
    public @Nullable ParseError check(String text) {
        ParseResult whole = new Parser(text, 1, ScriptRunner.language(shell, true)).all();
        return whole instanceof ParseResult.Failed failed ? failed.error() : null;
    }

    /** {@code $?}. */
    public ExitStatus status() {
        return ExitStatus.of(shell.status);
    }

    /** A variable's value, null if unset. */
    public @Nullable String variable(String name) {
        return shell.variables.value(name);
    }

    /** Sets a variable, as an assignment does. */
    public void variable(String name, String value) {
        shell.variables.set(name, value);
    }

    /** The names of all variables. */
    public Set<String> variableNames() {
        return shell.variables.names();
    }

    /** The aliases. */
    public Map<String, String> aliases() {
        return Map.copyOf(shell.aliases);
    }

    /** The names of all functions. */
    public Set<String> functionNames() {
        Set<String> names = new TreeSet<>();
        shell.functions.all().forEach(function -> names.add(function.node().name()));
        return names;
    }

    /** The names of all builtins. */
    public static Set<String> builtinNames() {
        return Builtins.names();
    }

    /** The working directory. */
    public String cwd() {
        return shell.cwd;
    }

    /** The exported variables. */
    public Map<String, String> environment() {
        return shell.environment();
    }

    /** Whose shell it is. */
    public Credentials credentials() {
        return shell.session.credentials;
    }

    /** The host it runs on. */
    public Host host() {
        return shell.session.host;
    }

    /** Whether an option of shopt or set is on. */
    public boolean option(String label) {
        ShellOption option = ShellOption.named(label, true);
        ShellOption other = option == null ? ShellOption.named(label, false) : option;
        return other != null && shell.on(other);
    }

    /** A prompt's text: PS1, PS2 with its escapes expanded, without the marks of what takes no room. */
    public String prompt(String variable) {
        String text = variable(variable);
        return text == null ? "" : shell.prompt(text).replace("\u0001", "").replace("\u0002", "");
    }

    /** The lines that {@code history} lists; the terminal adds to them. */
    public List<String> history() {
        return shell.session.history;
    }

    /** Goes on with the history of an earlier session. */
    public void remember(List<String> lines) {
        shell.session.history.clear();
        shell.session.history.addAll(lines);
        shell.session.historySaved = lines.size();
    }

    /** Everything that a later session needs to go on from here, as plain data. */
    public ShellState save() {
        return StateKeeper.save(shell);
    }

    /** Goes on from a saved state: all of it replaces what is there. */
    public void restore(ShellState state) {
        StateKeeper.restore(shell, state);
    }
}
