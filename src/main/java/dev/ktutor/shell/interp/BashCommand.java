package dev.ktutor.shell.interp;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.text.ByteText;
import java.util.List;
import java.util.function.IntSupplier;

/** {@code bash} and {@code sh}: the interpreter as a program. */
public final class BashCommand implements Command {
    private static final String VERSION = "GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu), as emulated by ktutor";

    private final String name;

    /** The shell under that name. */
    public BashCommand(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String synopsis() {
        return "runs shell scripts and commands";
    }

    @Override
    public ExitStatus run(Invocation in) {
        BashOptions options = new BashOptions(in.args());
        if (options.bad != null) {
            in.err().print(in.name() + ": " + options.bad + "\n");
            return ExitStatus.USAGE;
        }
        if (options.version || options.help) {
            in.out().print(options.version ? VERSION + "\n" : "Usage:\t" + in.name() + " [long option] [option] ...\n\t"
                    + in.name() + " [long option] [option] script-file ...\n");
            return ExitStatus.OK;
        }
        List<String> args = options.rest;
        if (options.command) {
            return args.isEmpty() ? in.fail(2, in.name() + ": -c: option requires an argument") : commandString(in, options);
        }
        if ((args.isEmpty() || options.standardInput) && in.in().isTerminal()) {
            return InteractiveSession.run(in, options);
        }
        if (args.isEmpty() || options.standardInput) {
            Interpreter shell = start(in, options, in.name(), args);
            shell.session.mode = 's';
            return end(shell, () -> new ScriptRunner(shell).runLines(() -> shell.descriptors.find(0)
                    .filter(file -> file.readable()).map(file -> file.input().readLine()).orElse(null)));
        }
        return file(in, options, args.get(0), args.subList(1, args.size()));
    }

    private static ExitStatus commandString(Invocation in, BashOptions options) {
        List<String> args = options.rest;
        String source = args.get(0);
        Interpreter shell = start(in, options, args.size() > 1 ? args.get(1) : in.name(), args.subList(Math.min(2, args.size()), args.size()));
        shell.session.mode = 'c';
        shell.session.commandString = source;
        return end(shell, () -> new ScriptRunner(shell).runScript(source, "-c: "));
    }

    /** Runs a script: the file of that name, else what PATH has under it. */
    private static ExitStatus file(Invocation in, BashOptions options, String script, List<String> args) {
        String path = script;
        if (script.indexOf('/') < 0 && !in.files().exists(script)) {
            ProgramFile found = ProgramFile.find(in.files(), in.environment().get("PATH"), script);
            path = found.path() == null ? script : found.path();
        }
        byte[] bytes;
        try {
            bytes = read(in, path);
        } catch (FileError e) {
            boolean directory = in.files().isDirectory(path);
            return in.fail(directory || e.errno() == Errno.EACCES ? 126 : 127,
                    (directory ? script : in.name()) + ": " + script + ": " + (directory ? "Is a directory" : e.reason()));
        }
        for (int i = 0; i < Math.min(bytes.length, 80) && bytes[i] != '\n'; i++) {
            if (bytes[i] == 0) {
                return in.fail(126, path + ": " + path + ": cannot execute binary file");
            }
        }
        Interpreter shell = start(in, options, path, args);
        return end(shell, () -> new ScriptRunner(shell).runScript(ByteText.decode(bytes), ""));
    }

    private static byte[] read(Invocation in, String script) {
        OpenFile file = in.files().openRead(script);
        try {
            return file.input().readAll();
        } finally {
            file.release();
        }
    }

    private static Interpreter start(Invocation in, BashOptions options, String name, List<String> args) {
        Interpreter shell = new ShellStart(in.host(), in.credentials(), in.screen(), options.interactive, name, in.cwd(), in.umask(),
                in.environment(), in.descriptors().copy()).create();
        shell.positional = List.copyOf(args);
        if (options.interactive && !in.in().isTerminal()) {
            shell.options.remove(ShellOption.MONITOR);
        }
        if (options.login) {
            shell.options.add(ShellOption.LOGIN_SHELL);
        }
        new StartFiles(shell).read(options);
        shell.options.addAll(options.on);
        shell.options.removeAll(options.off);
        return shell;
    }

    private static ExitStatus end(Interpreter shell, IntSupplier body) {
        int status = shell.traps.guardedEnd(shell, body);
        if (shell.killedBy != null) {
            throw new ProcessKilled(shell.killedBy, shell.pid);
        }
        return ExitStatus.of(status);
    }
}
