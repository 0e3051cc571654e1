package dev.ktutor.command.admin;

import dev.ktutor.command.coreutils.system.Signals;
import dev.ktutor.command.coreutils.time.TimeFormat;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.HostProcess;
import dev.ktutor.host.Invocation;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** kill(1), pgrep(1), pkill(1), top(1): how to find and stop what runs. */
final class ProcessTools {
    private ProcessTools() { }

    static List<Command> all() {
        return List.of(new Kill(), new Pgrep("pgrep"), new Pgrep("pkill"), new Top());
    }

    private static String command(HostProcess process) {
        return String.join(" ", process.argv());
    }

    private static String program(HostProcess process) {
        String path = process.argv().isEmpty() ? "?" : process.argv().get(0);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(0, Math.min(15, name.length()));
    }

    /** Sends a signal as the caller; null if that worked, else why not. */
    private static @Nullable String send(Invocation in, HostProcess process, @Nullable Signal signal, boolean harmless) {
        if (!in.credentials().root() && in.credentials().uid() != process.uid()) {
            return "Operation not permitted";
        }
        SimProcess coroutine = process.coroutine();
        if (!harmless && signal != null) {
            if (coroutine != null) {
                coroutine.signal(signal);
            } else if (process.pid() != 1) {
                in.host().processes().end(process.pid());
            }
        }
        return null;
    }

    /** kill(1) of procps. */
    private static final class Kill implements Command {
        @Override
        public String name() {
            return "kill";
        }

        @Override
        public String synopsis() {
            return "Send a signal to a process.";
        }

        @Override
        public ExitStatus run(Invocation in) {
            List<String> args = new ArrayList<>(in.args());
            String signal = "TERM";
            if (!args.isEmpty() && args.get(0).matches("-l|-L|--list|--table")) {
                if (args.size() > 1) {
                    int number = Signals.number(args.get(1));
                    in.out().println(args.get(1).matches("[0-9]+") && number > 0 && number <= Signals.NAMES.size() ? Signals.NAMES.get(number - 1)
                            : String.valueOf(number));
                } else {
                    in.out().println(String.join(" ", Signals.NAMES.subList(0, 16)) + "\n"
                            + String.join(" ", Signals.NAMES.subList(16, Signals.NAMES.size())));
                }
                return ExitStatus.OK;
            }
            if (args.size() > 1 && args.get(0).matches("-s|-n|--signal")) {
                signal = args.get(1);
                args.subList(0, 2).clear();
            } else if (args.size() > 1 && args.get(0).matches("-[A-Za-z0-9]+") && !args.get(0).equals("--")) {
                signal = args.remove(0).substring(1);
            }
            args.remove("--");
            if (Signals.number(signal) < 0) {
                return in.fail(1, "kill: invalid argument " + signal.charAt(0) + "\n\nUsage:\n kill [options] <pid> [...]");
            }
            if (args.isEmpty()) {
                return in.fail(1, "\nUsage:\n kill [options] <pid> [...]");
            }
            int status = 0;
            for (String id : args) {
                if (!id.matches("-?[0-9]{1,9}")) {
                    in.err().println("kill: failed to parse argument: '" + id + "'");
                    status = 1;
                    continue;
                }
                Optional<HostProcess> process = in.host().processes().find(Math.abs(Integer.parseInt(id)));
                String problem = process.isEmpty() ? "No such process" : send(in, process.get(), Signals.parse(signal), Signals.number(signal) == 0);
                if (problem != null) {
                    in.err().println("kill: (" + id + "): " + problem);
                    status = 1;
                }
            }
            return ExitStatus.of(status);
        }
    }

    /** pgrep(1) and pkill(1). */
    private static final class Pgrep extends Tool {
        Pgrep(String name) {
            super(name, "List or signal processes by name.", """
                    [options] <pattern>
                      -a, --list-full           list PID and full command line
                      -l, --list-name           list PID and process name
                      -c, --count               count of matching processes
                      -f, --full                use full process name to match
                      -x, --exact               match exactly with the command name
                      -n, --newest              select most recently started
                      -o, --oldest              select least recently started
                      -u, --euid=ID             match by effective IDs
                      -s, --signal=SIG          signal to send
                      -9                        send SIGKILL
                    """);
        }

        @Override
        protected int usageStatus() {
            return 2;
        }

        @Override
        protected void execute(Call call) {
            if (call.operands().size() != 1) {
                throw new ToolExit(2, call.operands().isEmpty() ? "no matching criteria specified\nTry `" + name() + " --help' for more information."
                        : "only one pattern can be provided\nTry `" + name() + " --help' for more information.");
            }
            Pattern pattern = Pattern.compile(call.has("x") ? "^(?:" + call.operands().get(0) + ")$" : call.operands().get(0));
            List<HostProcess> found = new ArrayList<>();
            for (HostProcess process : call.in().host().processes().all()) {
                boolean self = process.coroutine() != null && process.argv().equals(selfArguments(call));
                if (!self && pattern.matcher(call.has("f") ? command(process) : program(process)).find()) {
                    found.add(process);
                }
            }
            if (call.has("n") && !found.isEmpty()) {
                found = List.of(found.get(found.size() - 1));
            } else if (call.has("o") && !found.isEmpty()) {
                found = List.of(found.get(0));
            }
            if (call.has("c")) {
                call.println(String.valueOf(found.size()));
            }
            for (HostProcess process : found) {
                if (name().equals("pkill")) {
                    send(call.in(), process, Signals.parse(call.has("9") ? "KILL" : call.value("s", "TERM")), false);
                } else if (!call.has("c")) {
                    call.println(process.pid() + (call.has("a") ? " " + command(process) : call.has("l") ? " " + program(process) : ""));
                }
            }
            call.status(found.isEmpty() ? 1 : 0);
        }

        private static List<String> selfArguments(Call call) {
            List<String> argv = new ArrayList<>(List.of(call.in().name()));
            argv.addAll(call.in().args());
            return argv;
        }
    }

    /** top(1): one look, as top -b -n 1. */
    private static final class Top extends Tool {
        Top() {
            super("top", "Display processes.", """
                    [options]
                      -b   batch mode
                      -n NUMBER   number of iterations
                      -d SECONDS  delay between them
                      -p PID      only these processes
                      -u USER     only this user's
                      -c   command lines instead of names
                      -o FIELD    sort by this field
                    """);
        }

        @Override
        protected void execute(Call call) {
            List<HostProcess> all = List.copyOf(call.in().host().processes().all());
            call.println("top - " + TimeFormat.format("%H:%M:%S", call.now(), TimeZones.of(call.in())) + " up,  1 user,  load average: 0.08, 0.05, 0.01");
            call.println(String.format("Tasks: %3d total,   1 running, %3d sleeping,   0 stopped,   0 zombie", all.size(), Math.max(0, all.size() - 1)));
            call.println("%Cpu(s):  1.0 us,  0.5 sy,  0.0 ni, 98.5 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st");
            call.println(String.format("MiB Mem : %8.1f total, %8.1f free, %8.1f used, %8.1f buff/cache", Machine.MEMORY_KIB / 1024.0,
                    Machine.MEMORY_KIB / 2048.0, Machine.MEMORY_KIB / 4096.0, Machine.MEMORY_KIB / 4096.0));
            call.println("MiB Swap:      0.0 total,      0.0 free,      0.0 used. " + String.format("%8.1f avail Mem", Machine.MEMORY_KIB * 3 / 4096.0));
            call.println("\n    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND");
            for (HostProcess process : all) {
                call.println(String.format("%7d %-8s  20   0    8528   4096   3072 S   0.0   0.1   0:00.00 %s", process.pid(),
                        call.in().host().users().userName(process.uid()), call.has("c") ? command(process) : program(process)));
            }
        }
    }
}
