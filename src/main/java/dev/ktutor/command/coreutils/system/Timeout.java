package dev.ktutor.command.coreutils.system;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Invocation;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import dev.ktutor.sim.Simulation;
import java.time.Duration;
import java.util.List;

/** timeout(1) in the lab's time: the command runs as a process of its own, which is sent a signal when time is up. */
public final class Timeout extends Launcher {
    /** The tool. */
    public Timeout() {
        super("timeout", "Start COMMAND, and kill it if still running after DURATION.", """
                [OPTION] DURATION COMMAND [ARG]...
                      --preserve-status  exit with the same status as COMMAND, even when the command times out
                      --foreground       allow COMMAND to read from the TTY and get TTY signals
                  -k, --kill-after=DURATION  also send a KILL signal if COMMAND is still running this long after the first signal
                  -s, --signal=SIGNAL    specify the signal to be sent on timeout
                  -v, --verbose          diagnose to stderr any signal sent upon timeout
                """);
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().size() < 2) {
            throw new UsageError("");
        }
        Duration limit = duration(call.operands().get(0));
        if (call.has("k")) {
            duration(call.value("k", ""));
        }
        String name = call.value("s", "TERM");
        Signal signal = Signals.parse(name);
        if (signal == null && Signals.number(name) < 0) {
            throw new UsageError(Quote.curly(name) + ": invalid signal");
        }
        List<String> argv = call.operands().subList(1, call.operands().size());
        Invocation in = call.in();
        mustRun(in, argv.get(0));
        if (limit.isZero()) {
            exec(call, in, argv);
        }
        run(call, in, argv, limit, signal == null ? Signal.TERM : signal);
    }

    private static void run(Call call, Invocation in, List<String> argv, Duration limit, Signal signal) {
        Simulation simulation = in.simulation();
        int[] status = {0};
        SimProcess child = simulation.fork(argv.get(0), () -> {
            try {
                status[0] = in.run(argv).code();
            } catch (ProcessStopped stopped) {
                status[0] = 128 + stopped.signal().number();
            }
        });
        boolean ended;
        try {
            ended = simulation.await(child::ended, limit);
            if (!ended) {
                if (call.has("v")) {
                    call.warn("sending signal " + signal.name() + " to command " + Quote.curly(argv.get(0)));
                }
                child.signal(signal);
                simulation.join(child);
            }
        } catch (ProcessStopped stopped) {
            child.signal(stopped.signal());
            throw stopped;
        }
        if (!ended && signal == Signal.KILL) {
            throw new ToolExit(137, "");
        }
        throw new ToolExit(ended || call.has("preserve-status") ? status[0] : 124, "");
    }

    private static Duration duration(String text) {
        return Waiting.parse(text).orElseThrow(() -> new UsageError("invalid time interval " + Quote.curly(text)));
    }
}
