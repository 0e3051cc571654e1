package dev.ktutor.command.admin.process;

import dev.ktutor.command.coreutils.system.Signals;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.HostProcess;
import dev.ktutor.host.Invocation;
import java.util.ArrayList;
import java.util.List;

/** killall(1) and pidof(8): processes by the exact name of their program. */
public final class Killall extends Tool {
    private static final String USAGE = """
            Usage: killall [OPTION]... [--] NAME...
                   killall -l, --list
                   killall -V, --version""";

    /** killall. */
    public Killall() {
        super("killall", "Kill processes by name.", """
                [OPTION]... [--] NAME...
                  -e, --exact          require exact match for very long names
                  -I, --ignore-case    case insensitive process name match
                  -i, --interactive    ask for confirmation before killing
                  -l, --list           list all known signal names
                  -q, --quiet          don't print complaints
                  -r, --regexp         interpret NAME as an extended regular expression
                  -s, --signal=SIGNAL  send this signal instead of SIGTERM
                  -u, --user=USER      kill only process(es) running as USER
                  -v, --verbose        report if the signal was successfully sent
                  -w, --wait           wait for processes to die
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        List<String> prepared = new ArrayList<>();
        for (String arg : args) {
            prepared.add(arg.matches("-([0-9]+|[A-Z][A-Z0-9]+)") && Signals.number(arg.substring(1)) >= 0 ? "--signal=" + arg.substring(1) : arg);
        }
        return prepared;
    }

    @Override
    protected String usageHint(Invocation in) {
        return USAGE;
    }

    @Override
    protected void execute(Call call) {
        if (call.has("l")) {
            call.println(String.join(" ", Signals.NAMES));
            return;
        }
        if (call.operands().isEmpty()) {
            throw new UsageError("");
        }
        String signal = call.value("s", "TERM");
        if (Signals.number(signal) < 0) {
            throw new ToolExit(1, signal + ": unknown signal; killall -l lists signals.");
        }
        for (String name : call.operands()) {
            List<HostProcess> found = named(call, name);
            for (HostProcess process : found) {
                String problem = Kill.send(call.in(), process, Signals.number(signal) == 0 ? null : Signals.parse(signal));
                if (problem != null) {
                    say(call, name + "(" + process.pid() + "): " + problem);
                } else if (call.has("v")) {
                    say(call, "Killed " + name + "(" + process.pid() + ") with signal " + Signals.number(signal));
                }
            }
            if (found.isEmpty()) {
                call.status(1);
                if (!call.has("q")) {
                    say(call, name + ": no process found");
                }
            }
        }
    }

    private static void say(Call call, String text) {
        call.out().flush();
        call.in().err().println(text);
    }

    private static List<HostProcess> named(Call call, String name) {
        String user = call.value("u", "");
        return call.in().host().processes().look().stream().filter(p -> p.coroutine() != call.in().simulation().current() || p.coroutine() == null)
                .filter(p -> call.has("r") ? ProcessNames.program(p).matches(".*(?:" + name + ").*") : call.has("I")
                        ? ProcessNames.program(p).equalsIgnoreCase(name) : ProcessNames.program(p).equals(name) || !p.argv().isEmpty() && p.argv().get(0).equals(name))
                .filter(p -> user.isEmpty() || call.in().host().users().userName(p.uid()).equals(user)).toList();
    }

    /** pidof(8). */
    public static final class Pidof extends Tool {
        /** The tool. */
        public Pidof() {
            super("pidof", "Find the process ID of a running program.", """
                    [options] [program-name...]
                      -s, --single-shot         return one PID only
                      -q, --quiet               quiet mode, only set the exit code
                      -o, --omit-pid=PID        omit processes with PID
                      -x, --shells              include shells running named scripts
                      -S, --separator=SEP       use SEP as separator put between PIDs
                    """);
        }

        @Override
        protected void execute(Call call) {
            List<String> pids = new ArrayList<>();
            for (String name : call.operands()) {
                String program = name.substring(name.lastIndexOf('/') + 1);
                call.in().host().processes().look().stream().filter(p -> ProcessNames.program(p).equals(program))
                        .map(p -> String.valueOf(p.pid())).filter(pid -> !call.parsed().values("o").contains(pid)).forEach(pid -> pids.add(0, pid));
            }
            if (pids.isEmpty()) {
                call.status(1);
            } else if (!call.has("q")) {
                call.println(call.has("s") ? pids.get(0) : String.join(call.value("S", " "), pids));
            }
        }
    }
}
