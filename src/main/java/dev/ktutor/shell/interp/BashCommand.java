package dev.ktutor.shell.interp;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.text.ByteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code bash} and {@code sh}: the interpreter as a program. */
public final class BashCommand implements Command {
    private static final Set<String> IGNORED = Set.of("--login", "--norc", "--noprofile", "--posix", "--noediting", "--restricted",
            "--verbose", "--debugger");

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

    /** What the command line asks for. */
    private static final class Options {
        boolean command;
        boolean standardInput;
        boolean login;
        final Set<ShellOption> on = new TreeSet<>();
        final Set<ShellOption> off = new TreeSet<>();
        List<String> rest = List.of();
    }

    @Override
    public ExitStatus run(Invocation in) {
        Options options = new Options();
        String bad = parse(in.args(), options);
        if (bad != null) {
            in.err().println(bad);
            return ExitStatus.USAGE;
        }
        String source;
        String scriptName;
        List<String> args = options.rest;
        if (options.command) {
            if (args.isEmpty()) {
                return in.fail(2, in.name() + ": -c: option requires an argument");
            }
            source = args.get(0);
            scriptName = args.size() > 1 ? args.get(1) : in.name();
            args = args.subList(Math.min(2, args.size()), args.size());
        } else if (args.isEmpty() && in.in().isTerminal()) {
            return InteractiveSession.run(in, options.login);
        } else if (options.standardInput || args.isEmpty()) {
            source = in.in().readText();
            scriptName = in.name();
        } else {
            scriptName = args.get(0);
            args = args.subList(1, args.size());
            try {
                source = ByteText.decode(read(in, scriptName));
            } catch (FileError e) {
                ProgramFile found = scriptName.indexOf('/') >= 0 ? null
                        : ProgramFile.find(in.files(), in.environment().get("PATH"), scriptName);
                if (found != null && found.path() != null) {
                    scriptName = found.path();
                    return runFile(in, options, ByteText.decode(read(in, scriptName)), scriptName, args);
                }
                boolean directory = in.files().isDirectory(scriptName);
                return in.fail(directory ? 126 : 127, in.name() + ": " + scriptName + ": " + (directory ? "Is a directory" : e.reason()));
            }
        }
        return runFile(in, options, source, scriptName, args);
    }

    private ExitStatus runFile(Invocation in, Options options, String source, String scriptName, List<String> args) {
        Interpreter shell = start(in, scriptName);
        shell.session.mode = options.command ? 'c' : options.rest.isEmpty() ? 's' : 0;
        shell.session.commandString = options.command ? source : null;
        shell.positional = List.copyOf(args);
        shell.options.addAll(options.on);
        shell.options.removeAll(options.off);
        return finish(shell, source, options.command ? "-c: " : "");
    }

    private static byte[] read(Invocation in, String script) {
        OpenFile file = in.files().openRead(script);
        try {
            return file.input().readAll();
        } finally {
            file.release();
        }
    }

    private Interpreter start(Invocation in, String scriptName) {
        Descriptors descriptors = in.descriptors().copy();
        return new ShellStart(in.host(), in.credentials(), in.screen(), false, scriptName, in.cwd(), in.umask(),
                in.environment(), descriptors).create();
    }

    /** Runs a whole script and ends the shell. */
    static ExitStatus finish(Interpreter shell, String source, String label) {
        return ExitStatus.of(shell.traps.guardedEnd(shell, () -> new ScriptRunner(shell).runScript(source, label)));
    }

    /** Reads the options; gives what is wrong with them, null if nothing is. */
    private static @org.jspecify.annotations.Nullable String parse(List<String> args, Options options) {
        int at = 0;
        for (; at < args.size(); at++) {
            String arg = args.get(at);
            if (arg.equals("--") || arg.equals("-")) {
                at++;
                break;
            }
            if (arg.startsWith("--")) {
                if (arg.equals("--rcfile") || arg.equals("--init-file")) {
                    at++;
                } else if (!IGNORED.contains(arg)) {
                    return "bash: " + arg + ": invalid option";
                }
                continue;
            }
            if (arg.length() < 2 || arg.charAt(0) != '-' && arg.charAt(0) != '+') {
                break;
            }
            boolean on = arg.charAt(0) == '-';
            for (char letter : arg.substring(1).toCharArray()) {
                options.login |= letter == 'l';
                if (letter == 'c') {
                    options.command = true;
                } else if (letter == 's') {
                    options.standardInput = true;
                } else if (letter == 'o' || letter == 'O') {
                    ShellOption option = at + 1 < args.size() ? ShellOption.named(args.get(++at), letter == 'o') : null;
                    if (option == null) {
                        return "bash: " + (at < args.size() ? args.get(at) : arg) + ": invalid option name";
                    }
                    (on ? options.on : options.off).add(option);
                } else if (letter != 'l' && letter != 'i' && letter != 'r') {
                    ShellOption option = ShellOption.lettered(letter);
                    if (option == null) {
                        return "bash: " + arg.charAt(0) + letter + ": invalid option";
                    }
                    (on ? options.on : options.off).add(option);
                }
            }
        }
        options.rest = new ArrayList<>(args.subList(Math.min(at, args.size()), args.size()));
        return null;
    }
}
