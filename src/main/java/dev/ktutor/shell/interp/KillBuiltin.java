package dev.ktutor.shell.interp;

import dev.ktutor.host.HostProcess;
import dev.ktutor.sim.Signal;
import java.util.List;

/** {@code kill}. */
final class KillBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        List<String> args = call.args();
        if (args.isEmpty()) {
            return usage(call);
        }
        String first = args.get(0);
        if (first.equals("-l") || first.equals("-L")) {
            return list(call, args.subList(1, args.size()));
        }
        String signal = "TERM";
        int at = 0;
        if ((first.equals("-s") || first.equals("-n")) && args.size() == 1) {
            return call.fail(1, first + ": option requires an argument");
        }
        if ((first.equals("-s") || first.equals("-n")) && args.size() > 1) {
            signal = args.get(1);
            at = 2;
        } else if (first.equals("--")) {
            at = 1;
        } else if (first.startsWith("-") && first.length() > 1) {
            signal = first.substring(1);
            at = 1;
        }
        at += at > 0 && at < args.size() && args.get(at).equals("--") ? 1 : 0;
        String name = Signals.name(signal);
        if (name == null) {
            return call.fail(1, signal + ": invalid signal specification");
        }
        if (at >= args.size()) {
            return usage(call);
        }
        int status = 0;
        for (String target : args.subList(at, args.size())) {
            int one = send(call, name, target);
            status = one != 0 ? one : status;
        }
        return status;
    }

    private static int usage(BuiltinCall call) {
        call.shell().err().print("kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n");
        return 2;
    }

    private static int send(BuiltinCall call, String name, String target) {
        Interpreter shell = call.shell();
        int pid;
        if (target.startsWith("%")) {
            Jobs.Job job = shell.jobs.find(call, target, 1);
            if (job == null) {
                return 1;
            }
            pid = job.pid;
        } else if (target.matches("-?[0-9]{1,9}")) {
            pid = Math.abs(Integer.parseInt(target));
        } else {
            return call.fail(1, target + ": arguments must be process or job IDs");
        }
        Interpreter other = shell.session.shells.get(pid);
        HostProcess process = shell.session.host.processes().find(pid).orElse(null);
        if (other == null && process == null) {
            return call.fail(1, "(" + pid + ") - No such process");
        }
        Signal signal = Signals.signal(name);
        if (signal == null) {
            return 0;
        }
        if (other != null) {
            other.traps.deliver(other, signal);
            return 0;
        }
        if (process.uid() != shell.session.credentials.uid() && !shell.session.credentials.root()) {
            return call.fail(1, "(" + pid + ") - Operation not permitted");
        }
        shell.session.host.processes().signal(process, signal);
        return 0;
    }

    static void list(BuiltinCall call) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < Signals.NAMES.size(); i++) {
            text.append(String.format("%2d) SIG%s", i, Signals.NAMES.get(i))).append(i % 5 == 0 ? "\n" : "\t");
        }
        call.out().print(text.toString().stripTrailing() + "\n");
    }

    private static int list(BuiltinCall call, List<String> specs) {
        if (specs.isEmpty()) {
            list(call);
        }
        int status = 0;
        for (String spec : specs) {
            boolean number = spec.matches("[0-9]{1,3}");
            String name = Signals.name(number && Integer.parseInt(spec) > 128 ? String.valueOf(Integer.parseInt(spec) - 128) : spec);
            if (name == null) {
                status = call.fail(1, spec + ": invalid signal specification");
            } else {
                call.out().print((number ? name : String.valueOf(Signals.NAMES.indexOf(name))) + "\n");
            }
        }
        return status;
    }
}
