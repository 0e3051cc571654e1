package dev.ktutor.shell.interp;

import dev.ktutor.host.HostProcess;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Pipe;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.syntax.Argument;
import dev.ktutor.shell.syntax.Node;
import dev.ktutor.shell.syntax.Printer;
import dev.ktutor.sim.LimitReached;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.SimProcess;
import dev.ktutor.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Runs pipelines, each stage but the last as a coroutine of its own, and background jobs. */
final class PipelineRunner {
    private final Interpreter shell;

    PipelineRunner(Interpreter shell) {
        this.shell = shell;
    }

    int run(Node.Pipeline pipeline) {
        Instant start = shell.session.host.simulation().now();
        int status = stages(pipeline);
        if (pipeline.timed() != null) {
            TimeReport.print(shell, pipeline.timed() == Node.Timing.POSIX, Duration.between(start, shell.session.host.simulation().now()));
        }
        if (shell.pending != null) {
            return status;
        }
        if (pipeline.negated()) {
            return status == 0 ? 1 : 0;
        }
        return pipeline.stages().size() > 1 ? shell.executor.checked(status) : status;
    }

    private int stages(Node.Pipeline pipeline) {
        List<Node> stages = pipeline.stages();
        if (stages.isEmpty()) {
            return 0;
        }
        if (stages.size() > 1) {
            return several(pipeline);
        }
        int status = pipeline.negated() ? shell.executor.ignoring(stages.get(0)) : shell.executor.run(stages.get(0));
        shell.pipeStatus = List.of(status);
        return status;
    }

    private int several(Node.Pipeline pipeline) {
        List<Node> stages = pipeline.stages();
        shell.line = pipeline.line();
        int last = stages.size() - 1;
        int[] statuses = new int[stages.size()];
        Simulation simulation = shell.session.host.simulation();
        List<SimProcess> running = new ArrayList<>();
        boolean inPlace = shell.on(ShellOption.LASTPIPE) && !shell.session.interactive;
        if (pipeline.negated()) {
            shell.ignoreErrors++;
        }
        try {
            @Nullable Input from = null;
            for (int i = 0; i < last; i++) {
                Pipe pipe = new Pipe(simulation);
                trace(stages.get(i));
                Interpreter child = stage(from);
                child.traps.traced(stages.get(i));
                child.descriptors.put(1, OpenFile.writing(pipe.output()));
                int index = i;
                running.add(spawn(child, stages.get(i), status -> statuses[index] = status));
                from = pipe.input();
            }
            trace(stages.get(last));
            // The stages begin in their order, as messages and traces show.
            simulation.yield();
            try {
                statuses[last] = inPlace ? lastInPlace(stages.get(last), from) : lastStage(stages.get(last), from);
            } catch (ProcessStopped stop) {
                running.forEach(process -> process.signal(stop.signal()));
                throw stop;
            }
            simulation.await(() -> running.stream().allMatch(SimProcess::ended));
        } finally {
            if (pipeline.negated()) {
                shell.ignoreErrors--;
            }
        }
        running.forEach(PipelineRunner::rethrow);
        return result(statuses);
    }

    /** A simple command's DEBUG trap runs in the shell itself, before it is forked, as in bash. */
    private void trace(Node node) {
        if (shell.traps.traces() && node instanceof Node.Simple) {
            shell.traps.beforeCommand(shell, node);
        }
    }

    private int result(int[] statuses) {
        List<Integer> all = new ArrayList<>();
        int failed = 0;
        for (int status : statuses) {
            all.add(status);
            failed = status != 0 ? status : failed;
        }
        shell.pipeStatus = List.copyOf(all);
        return shell.on(ShellOption.PIPEFAIL) ? failed : statuses[statuses.length - 1];
    }

    private Interpreter stage(@Nullable Input from) {
        Interpreter child = shell.fork();
        child.loops = 0;
        if (from != null) {
            child.descriptors.put(0, OpenFile.reading(from));
        }
        return child;
    }

    private int lastStage(Node node, @Nullable Input from) {
        Interpreter child = stage(from);
        child.traps.traced(node);
        return child.traps.guardedEnd(child, () -> child.executor.runAlone(node));
    }

    /** {@code shopt -s lastpipe}: the last stage runs in the shell itself. */
    private int lastInPlace(Node node, @Nullable Input from) {
        var saved = shell.descriptors;
        shell.descriptors = saved.copy();
        if (from != null) {
            shell.descriptors.put(0, OpenFile.reading(from));
        }
        try {
            return shell.executor.run(node);
        } finally {
            shell.descriptors.closeAll();
            shell.descriptors = saved;
        }
    }

    /** A bug or a limit that ended a coroutine ends its starter too. */
    static void rethrow(SimProcess process) {
        Throwable failure = process.failure();
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    /** Starts a subshell on a coroutine of its own. */
    SimProcess spawn(Interpreter child, Node node, IntConsumer whenDone) {
        Session session = shell.session;
        SimProcess process = fork(child, label(node), () -> {
            int status = 255;
            try {
                status = child.traps.guardedEnd(child, () -> child.executor.runAlone(node));
            } finally {
                session.host.processes().end(child.pid);
                session.shells.remove(child.pid);
                whenDone.accept(status);
            }
        });
        child.coroutine = process;
        HostProcess entry = session.host.processes().start(shell.pid, session.credentials.uid(), List.of(child.shortName()), process);
        child.pid = entry.pid();
        session.shells.put(child.pid, child);
        return process;
    }

    private SimProcess fork(Interpreter child, String name, Runnable body) {
        try {
            return shell.session.host.simulation().fork(name, body);
        } catch (LimitReached e) {
            child.descriptors.closeAll();
            throw e;
        }
    }

    private static String label(Node node) {
        if (node instanceof Node.Simple simple && !simple.arguments().isEmpty()
                && simple.arguments().get(0) instanceof Argument.Text text) {
            return text.word().source();
        }
        return node.getClass().getSimpleName();
    }

    /** Starts a command in the background. */
    int background(Node node) {
        shell.step();
        trace(node);
        Interpreter child = shell.fork();
        shell.coprocesses.closeIn(child);
        if (!shell.session.interactive) {
            child.descriptors.put(0, OpenFile.reading(Input.of(new byte[0])));
        }
        child.ignoreErrors = 0;
        child.loops = 0;
        child.traps.traced(node);
        if (node instanceof Node.Pipeline) {
            child.traps.actions().remove("ERR");
        }
        return job(child, node, node, () -> { });
    }

    /** Starts a subshell as a job of this shell, which is shown as the node. */
    int job(Interpreter child, Node shown, Node node, Runnable whenDone) {
        Jobs.Job[] job = new Jobs.Job[1];
        spawn(child, node, status -> {
            job[0].status = status;
            job[0].killedBy = child.killedBy;
            // A script hears nothing of a job that a quiet signal ended (jobs.c, notify_of_job_status).
            job[0].told |= !shell.session.interactive && Jobs.isQuiet(child.killedBy);
            job[0].done = true;
            whenDone.run();
        });
        job[0] = shell.jobs.add(child.pid, new Printer().oneLine(shown));
        shell.lastBackground = child.pid;
        if (shell.session.interactive && shell.subshellLevel == 0) {
            shell.err().print("[" + job[0].number + "] " + child.pid + "\n");
        }
        return 0;
    }
}
