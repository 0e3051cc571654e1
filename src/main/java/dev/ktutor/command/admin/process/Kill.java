package dev.ktutor.command.admin.process;

import dev.ktutor.command.coreutils.system.Signals;
import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.HostProcess;
import dev.ktutor.host.Invocation;
import dev.ktutor.sim.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** kill(1) of procps. */
public final class Kill implements Command {
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
            String problem = process.isEmpty() ? "No such process" : send(in, process.get(), Signals.number(signal) == 0 ? null : Signals.parse(signal));
            if (problem != null) {
                in.err().println("kill: (" + id + "): " + problem);
                status = 1;
            }
        }
        return ExitStatus.of(status);
    }

    /** Sends a signal as the caller, none to look only; null if that worked, else why not. */
    static @Nullable String send(Invocation in, HostProcess process, @Nullable Signal signal) {
        if (!in.credentials().root() && in.credentials().uid() != process.uid()) {
            return "Operation not permitted";
        }
        if (signal != null) {
            in.host().processes().signal(process, signal);
        }
        return null;
    }
}
