package dev.ktutor.shell.interp;

import dev.ktutor.host.Command;
import dev.ktutor.host.CommandRunner;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.HostProcess;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Program;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.sim.Budget;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import dev.ktutor.text.ByteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs programs that are files: emulated ones, and scripts by their interpreter. Stateless. */
public final class ProgramRunner implements CommandRunner {
    private static final int MAX_INTERPRETERS = 4;
    /** What it costs to start a program. */
    private static final int STEPS = 20;

    @Override
    public ExitStatus run(List<String> argv, Invocation in) {
        ProgramFile file = ProgramFile.find(in.files(), in.environment().get("PATH"), argv.get(0));
        String path = file.path();
        if (path == null || file.state() == ProgramFile.State.MISSING) {
            return ExitStatus.of(127);
        }
        if (file.state() != ProgramFile.State.RUNNABLE) {
            return ExitStatus.of(126);
        }
        try {
            return execute(path, argv, in);
        } catch (ProcessKilled e) {
            return ExitStatus.of(e.signal().exitStatus());
        }
    }

    /** Runs the file at that path, which has been found runnable; a program ended by a signal gives 128 plus its number. */
    ExitStatus execute(String path, List<String> argv, Invocation in) {
        SimProcess self = in.simulation().current();
        self.checkpoint(STEPS);
        Budget budget = self.budget();
        if (budget == null) {
            return entered(path, argv, in);
        }
        budget.entered();
        try {
            return entered(path, argv, in);
        } finally {
            budget.left();
        }
    }

    private ExitStatus entered(String path, List<String> argv, Invocation in) {
        HostProcess process = in.host().processes().start(0, in.credentials().uid(), argv, in.simulation().current());
        try {
            return execute(path, argv, in, 0);
        } catch (ProcessStopped stop) {
            if (stop.signal() == Signal.PIPE) {
                return ExitStatus.of(stop.signal().exitStatus());
            }
            throw stop;
        } finally {
            in.host().processes().end(process.pid());
        }
    }

    private ExitStatus execute(String path, List<String> argv, Invocation in, int depth) {
        byte[] content;
        try {
            content = in.host().files().asRoot().at(in.cwd()).read(path);
        } catch (FileError e) {
            return in.fail(126, path + ": " + e.reason());
        }
        Optional<String> program = Program.nameOf(content);
        if (program.isPresent()) {
            Optional<Command> command = in.host().commands().find(program.get());
            return command.isPresent() ? run(command.get(), argv, in)
                    : in.fail(127, program.get() + ": not available in this lab yet");
        }
        if (content.length > 1 && content[0] == '#' && content[1] == '!' && depth < MAX_INTERPRETERS) {
            return interpreted(path, argv, in, ByteText.decode(content, 2, Math.min(content.length - 2, 256)), depth);
        }
        boolean elf = content.length >= 4 && content[0] == 0x7F && content[1] == 'E' && content[2] == 'L' && content[3] == 'F';
        if (elf) {
            return in.fail(126, path + ": cannot execute binary file: Exec format error");
        }
        for (int i = 0; i < Math.min(content.length, 80) && content[i] != '\n'; i++) {
            if (content[i] == 0) {
                return in.fail(126, path + ": cannot execute binary file: Exec format error");
            }
        }
        // A file without an interpreter line is a shell script, as the shell takes it.
        return run(new BashCommand("bash"), argv, in, path);
    }

    private ExitStatus interpreted(String path, List<String> argv, Invocation in, String head, int depth) {
        int newline = head.indexOf('\n');
        String line = (newline < 0 ? head : head.substring(0, newline)).strip();
        int blank = line.indexOf(' ');
        String interpreter = blank < 0 ? line : line.substring(0, blank);
        ProgramFile file = ProgramFile.find(in.files(), null, interpreter.isEmpty() ? "/" : interpreter);
        String found = file.path();
        if (found == null || file.state() != ProgramFile.State.RUNNABLE) {
            boolean missing = file.state() == ProgramFile.State.MISSING;
            return in.fail(missing ? 127 : 126, path + ": " + (missing ? "cannot execute: required file not found"
                    : interpreter + ": bad interpreter: Permission denied"));
        }
        List<String> all = new ArrayList<>(List.of(interpreter));
        if (blank >= 0) {
            all.add(line.substring(blank).strip());
        }
        all.add(path);
        all.addAll(argv.subList(1, argv.size()));
        return execute(found, all, in, depth + 1);
    }

    private ExitStatus run(Command command, List<String> argv, Invocation in, String script) {
        List<String> all = new ArrayList<>(List.of(command.name(), script));
        all.addAll(argv.subList(1, argv.size()));
        return run(command, all, in);
    }

    private ExitStatus run(Command command, List<String> argv, Invocation in) {
        String name = argv.get(0);
        try {
            return command.run(in.withArgs(name, argv.subList(1, argv.size())));
        } catch (FileError e) {
            return in.fail(1, command.name() + ": " + e.path() + ": " + e.reason());
        }
    }
}
