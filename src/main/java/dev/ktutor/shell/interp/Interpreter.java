package dev.ktutor.shell.interp;

import dev.ktutor.host.HostProcess;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Output;
import dev.ktutor.shell.expand.ExpansionContext;
import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variables;
import dev.ktutor.shell.expand.WordExpander;
import dev.ktutor.shell.syntax.Node;
import dev.ktutor.shell.syntax.Part;
import dev.ktutor.sim.Budget;
import dev.ktutor.sim.LimitReached;
import dev.ktutor.sim.Limits;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One shell process: its variables, functions, options, open files and what it is just doing. */
final class Interpreter implements ExpansionContext {
    private static final int CHARACTERS_A_STEP = 4096;

    private static final Output CLOSED = new Output() {
        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (length > 0) {
                throw new FileError(Errno.EBADF, "");
            }
        }
    };

    final Session session;
    final @Nullable Interpreter parent;
    final Variables variables;
    final Functions functions;
    final Map<String, String> aliases;
    final EnumSet<ShellOption> options;
    final Traps traps;
    final Jobs jobs;
    final WordExpander expander;
    final Executor executor;
    final Redirector redirector;
    final Substitutions substitutions;
    final Tracer tracer;
    final Coprocesses coprocesses;
    final ComputedVariables computed;
    final List<Call> calls;
    final List<String> directoryStack;
    final Map<String, Hashed> hashed;
    /** The builtins that {@code enable -n} has switched off. */
    final Set<String> disabled;
    final Map<Character, String> resourceLimits;
    /** The coroutine it runs on. */
    SimProcess coroutine;

    String name;
    List<String> positional = List.of();
    String cwd;
    int umask = 022;
    Descriptors descriptors;
    int status;
    int line;
    private long expanding;
    @Nullable Completion pending;
    int loops;
    int ignoreErrors;
    int pid;
    int lastBackground;
    String lastArgument = "";
    List<Integer> pipeStatus = List.of(0);
    int subshellLevel;
    int traceDepth;
    /** The status of the latest command substitution, for assignments without a command. */
    int substitutionStatus;
    int getoptsOffset;
    int getoptsIndex = 1;
    /** The command that runs, or what runs a trap's commands: {@code BASH_COMMAND}. */
    @Nullable Node command;
    @Nullable Node trapped;
    /** The options of {@code set} that {@code local -} gives back when the function ends. */
    @Nullable Set<ShellOption> localOptions;
    /** The signal that ended it, null if none did. */
    @Nullable Signal killedBy;

    /** A new shell. */
    Interpreter(Session session, Variables variables, Descriptors descriptors, String name, String cwd) {
        this(session, null, variables, new Functions(), new TreeMap<>(), initialOptions(), new Traps(), name, cwd, descriptors);
        HostProcess process = session.host.processes().start(0, session.credentials.uid(), List.of(name), coroutine);
        pid = process.pid();
        session.shells.put(pid, this);
    }

    private Interpreter(Session session, @Nullable Interpreter parent, Variables variables, Functions functions,
            Map<String, String> aliases, EnumSet<ShellOption> options, Traps traps, String name, String cwd, Descriptors descriptors) {
        this.session = session;
        this.parent = parent;
        this.variables = variables;
        this.functions = functions;
        this.aliases = aliases;
        this.options = options;
        this.traps = traps;
        this.name = name;
        this.cwd = cwd;
        this.descriptors = descriptors;
        this.jobs = new Jobs(this);
        this.calls = parent == null ? new ArrayList<>() : new ArrayList<>(parent.calls);
        this.directoryStack = parent == null ? new ArrayList<>() : new ArrayList<>(parent.directoryStack);
        this.hashed = parent == null ? new HashMap<>() : new HashMap<>(parent.hashed);
        this.disabled = parent == null ? new HashSet<>() : new HashSet<>(parent.disabled);
        this.resourceLimits = parent == null ? new HashMap<>() : new HashMap<>(parent.resourceLimits);
        this.coroutine = session.host.simulation().current();
        this.expander = new WordExpander(this);
        this.executor = new Executor(this);
        this.redirector = new Redirector(this);
        this.substitutions = new Substitutions(this);
        this.tracer = new Tracer(this);
        this.coprocesses = new Coprocesses(this);
        this.computed = new ComputedVariables(this);
        variables.connect(computed::get, computed::set, computed::forget, text -> Long.toString(expander.arithmetic().evaluate(text)));
    }

    private static EnumSet<ShellOption> initialOptions() {
        EnumSet<ShellOption> options = EnumSet.noneOf(ShellOption.class);
        for (ShellOption option : ShellOption.values()) {
            if (option.initially()) {
                options.add(option);
            }
        }
        return options;
    }

    /** A subshell: a copy that shares nothing it can change. Its open files are a copy too and must be closed. */
    Interpreter fork() {
        Interpreter child = new Interpreter(session, this, variables.fork(), functions.fork(), new TreeMap<>(aliases),
                EnumSet.copyOf(options), traps.inSubshell(options), name, cwd, descriptors.copy());
        child.positional = positional;
        child.umask = umask;
        child.status = status;
        child.line = line;
        child.command = command;
        child.trapped = trapped;
        child.loops = loops;
        child.ignoreErrors = ignoreErrors;
        child.pid = pid;
        child.lastBackground = lastBackground;
        child.lastArgument = lastArgument;
        child.pipeStatus = pipeStatus;
        child.subshellLevel = subshellLevel + 1;
        child.traceDepth = traceDepth;
        return child;
    }

    /** The process id of this very shell, entered into the host's table when it is first asked for ({@code $BASHPID}). */
    int ownPid() {
        Interpreter above = parent;
        if (above != null && pid == above.pid) {
            HostProcess process = session.host.processes().start(pid, session.credentials.uid(), List.of(name), coroutine);
            pid = process.pid();
            session.shells.put(pid, this);
        }
        return pid;
    }

    /** The process id of the main shell: {@code $$}. */
    int mainPid() {
        Interpreter shell = this;
        while (shell.parent != null) {
            shell = shell.parent;
        }
        return shell.pid;
    }

    /** Ends it: runs the EXIT trap, leaves the process table, closes its files. The result is its exit status. */
    int end(int lastStatus) {
        int result = lastStatus;
        if (pending instanceof Completion.Exit exit) {
            result = exit.status();
        } else if (pending instanceof Completion.Discard discard) {
            result = discard.status();
        } else if (pending instanceof Completion.Return returned) {
            result = returned.status();
        }
        pending = null;
        result = traps.runExit(this, result);
        Interpreter above = parent;
        if (above == null || pid != above.pid) {
            session.host.processes().end(pid);
            session.shells.remove(pid);
        }
        descriptors.closeAll();
        return result & 0xFF;
    }

    @Override
    public Variables variables() {
        return variables;
    }

    @Override
    public List<String> positional() {
        return positional;
    }

    @Override
    public @Nullable String special(char parameter) {
        return switch (parameter) {
            case '?' -> Integer.toString(status);
            case '#' -> Integer.toString(positional.size());
            case '$' -> Integer.toString(mainPid());
            case '!' -> lastBackground == 0 ? null : Integer.toString(lastBackground);
            case '0' -> name;
            case '-' -> flags();
            default -> null;
        };
    }

    private String flags() {
        StringBuilder flags = new StringBuilder();
        for (char letter = 'A'; letter <= 'z'; letter++) {
            ShellOption option = ShellOption.lettered(letter);
            if (option != null && on(option) && Character.isLowerCase(letter)) {
                flags.append(letter);
            }
        }
        if (session.interactive) {
            flags.append('i');
        }
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            ShellOption option = ShellOption.lettered(letter);
            if (option != null && on(option)) {
                flags.append(letter);
            }
        }
        return session.mode == 0 ? flags.toString() : flags.append(session.mode).toString();
    }

    @Override
    public boolean on(ShellOption option) {
        return options.contains(option);
    }

    @Override
    public FileView files() {
        return new FileView(session.host.files(), session.credentials, cwd, umask, descriptors);
    }

    @Override
    public String commandOutput(Part.CommandSubstitution substitution) {
        return substitutions.output(substitution);
    }

    @Override
    public String processFile(Part.ProcessSubstitution substitution) {
        return substitutions.process(substitution);
    }

    @Override
    public void complain(String text) {
        error(text);
    }

    @Override
    public @Nullable String home(String user) {
        var users = session.host.users();
        var account = user.isEmpty() ? users.byUid(session.credentials.uid()) : users.byName(user);
        return account.map(found -> found.home()).orElse(null);
    }

    @Override
    public String prompt(String text) {
        return new Prompt(this).expand(text);
    }

    /** Standard output; if it is closed, writing fails. */
    Output out() {
        return descriptors.find(1).filter(file -> file.writable()).map(file -> file.output()).orElse(CLOSED);
    }

    /** Standard error. */
    Output err() {
        return descriptors.find(2).filter(file -> file.writable()).map(file -> file.output()).orElseGet(Output::discard);
    }

    /** Says something on standard error as bash does: with the script's name and the line. */
    void error(String text) {
        err().print(prefix() + text + "\n");
    }

    /** What stands before a message. */
    String prefix() {
        if (session.interactive && subshellLevel == 0 && calls.stream().noneMatch(call -> call.name().equals("source"))) {
            return shortName() + ": ";
        }
        return source() + ": line " + line + ": ";
    }

    /** The file whose commands run: the script's name, a sourced file's, a function's. */
    String source() {
        return calls.isEmpty() ? name : calls.get(calls.size() - 1).source();
    }

    String shortName() {
        return name.startsWith("-") ? name.substring(1) : name;
    }

    /** Reports an expansion error and decides what it ends; gives the status. */
    int failed(ExpansionError e) {
        error(e.text());
        int code = e.status();
        if (e.reach() == ExpansionError.Reach.SHELL && !session.interactive) {
            code = session.mode == 'c' && subshellLevel == 0 ? code : 1;
            pending = new Completion.Exit(code);
        } else if (e.reach() == ExpansionError.Reach.LINE && on(ShellOption.ERREXIT) && !e.text().contains("error token")) {
            // As bash: set -e makes them fatal wherever they happen, but not errors of arithmetic.
            code = 1;
            pending = new Completion.Exit(1);
        } else if (e.reach() != ExpansionError.Reach.COMMAND) {
            code = 1;
            pending = new Completion.Discard(1);
        }
        status = code;
        return code;
    }

    /** The builtin of that name, null if there is none or it has been switched off. */
    @Nullable Builtin builtin(String builtin) {
        Builtin found = Builtins.find(builtin);
        return found != null && !disabled.isEmpty() && disabled.contains(builtin) ? null : found;
    }

    /** Called for every command: obeys limits and signals. */
    void step() {
        coroutine.checkpoint();
        if (traps.anyPending()) {
            traps.runPending(this);
        }
    }

    @Override
    public void work(long characters) {
        expanding += characters;
        while (expanding >= CHARACTERS_A_STEP) {
            expanding -= CHARACTERS_A_STEP;
            coroutine.checkpoint();
        }
    }

    @Override
    public void grown(long characters) {
        checkValue(characters);
    }

    /** Refuses values that are too long to be kept. */
    void checkValue(long characters) {
        Budget share = coroutine.budget();
        if (share != null) {
            share.value(characters);
        } else if (characters > Limits.NONE.value()) {
            throw new LimitReached("stopped: a value of more than " + Limits.NONE.value() + " characters");
        }
    }

    /** The environment of programs. */
    Map<String, String> environment() {
        Map<String, String> environment = variables.environment();
        for (Functions.Definition function : functions.all()) {
            if (function.exported()) {
                String text = new dev.ktutor.shell.syntax.Printer().function(function.node());
                environment.put("BASH_FUNC_" + function.node().name() + "%%", text.substring(text.indexOf('(')));
            }
        }
        return environment;
    }

    /** Leaves every function, loop and condition it was in, after one too many of them. */
    void recover() {
        calls.clear();
        while (variables.inFunction()) {
            variables.pop();
        }
        loops = 0;
        ignoreErrors = 0;
        traceDepth = 0;
    }
}
