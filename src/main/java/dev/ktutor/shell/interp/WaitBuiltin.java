package dev.ktutor.shell.interp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code wait}. */
final class WaitBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "fnp:");
        int bad = options.complain(call, "wait [-fn] [-p var] [id ...]");
        if (bad >= 0) {
            return bad;
        }
        Interpreter shell = call.shell();
        if (options.has('n')) {
            return next(shell, options.value('p'));
        }
        if (options.operands().isEmpty()) {
            for (Jobs.Job job : List.copyOf(shell.jobs.all())) {
                shell.jobs.await(job);
                if (shell.pending != null) {
                    break;
                }
            }
            return 0;
        }
        int status = 0;
        for (String operand : options.operands()) {
            status = one(call, operand);
            Jobs.Job job = operand.startsWith("%") ? shell.jobs.bySpec(operand)
                    : operand.matches("[0-9]{1,9}") ? shell.jobs.byPid(Integer.parseInt(operand)) : null;
            if (options.value('p') != null && job != null) {
                shell.variables.set(String.valueOf(options.value('p')), String.valueOf(job.pid));
            }
        }
        return status;
    }

    private static int one(BuiltinCall call, String operand) {
        Jobs jobs = call.shell().jobs;
        Jobs.Job job;
        if (operand.startsWith("%")) {
            job = jobs.find(call, operand, 127);
            if (job == null) {
                return 127;
            }
        } else if (operand.matches("[0-9]{1,9}")) {
            job = jobs.byPid(Integer.parseInt(operand));
            if (job == null) {
                return call.fail(127, "pid " + operand + " is not a child of this shell");
            }
        } else {
            return call.fail(1, "`" + operand + "': not a pid or valid job spec");
        }
        return jobs.await(job);
    }

    private static int next(Interpreter shell, @Nullable String variable) {
        List<Jobs.Job> open = shell.jobs.all().stream().filter(job -> !job.waited).toList();
        if (open.isEmpty()) {
            return 127;
        }
        shell.session.host.simulation().await(() -> open.stream().anyMatch(job -> job.done));
        Jobs.Job ended = open.stream().filter(job -> job.done).findFirst().orElseThrow();
        if (variable != null) {
            shell.variables.set(variable, String.valueOf(ended.pid));
        }
        return shell.jobs.await(ended);
    }
}
