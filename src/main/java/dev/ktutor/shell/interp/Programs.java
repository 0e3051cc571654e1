package dev.ktutor.shell.interp;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.shell.interp.ProgramFile.State;
import dev.ktutor.shell.syntax.Printer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds and runs programs for the shell, with bash's words where it cannot (bash manual, 3.7.2). */
final class Programs {
    private final Interpreter shell;
    private final ProgramRunner runner = new ProgramRunner();

    Programs(Interpreter shell) {
        this.shell = shell;
    }

    /** Runs what has been found to be neither a function nor a builtin. */
    int run(List<String> argv) {
        String name = argv.get(0);
        ProgramFile file = find(name);
        String path = file.path();
        if (path == null || file.state() != State.RUNNABLE) {
            Functions.Definition handler = shell.functions.get("command_not_found_handle");
            if (file.state() == State.NOT_FOUND && handler != null) {
                return shell.executor.simples().function(handler, argv);
            }
            return complain(name, file);
        }
        return execute(path, argv, shell.environment());
    }

    /** Where the name leads to, remembered for names without a slash. */
    ProgramFile find(String name) {
        FileView files = shell.files();
        if (name.indexOf('/') >= 0) {
            return ProgramFile.find(files, null, name);
        }
        Hashed known = shell.hashed.get(name);
        if (known != null) {
            known.hits++;
            return ProgramFile.find(files, null, known.path);
        }
        ProgramFile file = ProgramFile.find(files, path(), name);
        if (file.state() == State.RUNNABLE && file.path() != null) {
            Hashed found = new Hashed(file.path());
            found.hits = 1;
            shell.hashed.put(name, found);
        }
        return file;
    }

    private @Nullable String path() {
        return shell.variables.value("PATH");
    }

    private int complain(String name, ProgramFile file) {
        switch (file.state()) {
            case MISSING -> shell.error((file.path() == null ? name : file.path()) + ": No such file or directory");
            case NOT_DIRECTORY -> shell.error(name + ": Not a directory");
            case DIRECTORY -> shell.error(name + ": Is a directory");
            case FORBIDDEN -> shell.error((file.path() == null ? name : file.path()) + ": Permission denied");
            default -> shell.error(name + (shell.session.plain ? ": not found" : ": command not found"));
        }
        return file.state() == State.DIRECTORY || file.state() == State.NOT_DIRECTORY || file.state() == State.FORBIDDEN ? 126 : 127;
    }

    /** Runs the file with that environment. */
    int execute(String path, List<String> argv, Map<String, String> environment) {
        String script = missingInterpreter(path);
        if (script != null) {
            shell.error(path + ": " + script);
            return 127;
        }
        if (!shell.jobs.all().isEmpty()) {
            // Starting a program takes its moment; what runs in the background gets on meanwhile.
            shell.session.host.simulation().yield();
        }
        Invocation invocation = new Invocation(shell.session.host, argv.get(0), List.of(), shell.descriptors, environment,
                shell.cwd, shell.umask, shell.session.credentials, runner, shell.session.screen);
        try {
            return runner.execute(path, argv, invocation).code();
        } catch (ProcessKilled e) {
            if (shell.subshellLevel == 0) {
                shell.jobs.tellForeground(e.pid(), e.signal(), shell.command == null ? String.join(" ", argv) : new Printer().oneLine(shell.command));
            }
            return e.signal().exitStatus();
        }
    }

    /** Why a script cannot run: its interpreter is not there; null if it is. */
    private @Nullable String missingInterpreter(String path) {
        byte[] content = shell.session.host.files().asRoot().at(shell.cwd).read(path);
        if (content.length < 2 || content[0] != '#' || content[1] != '!') {
            return null;
        }
        String head = new String(content, 2, Math.min(content.length - 2, 256), java.nio.charset.StandardCharsets.ISO_8859_1);
        int newline = head.indexOf('\n');
        String interpreter = (newline < 0 ? head : head.substring(0, newline)).strip().split("[ \t]", 2)[0];
        return shell.files().exists(interpreter) ? null : "cannot execute: required file not found";
    }
}
