package dev.ktutor.shell.interp;

import java.util.List;

/** {@code jobs}. */
final class JobsBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "lnprs");
        int bad = options.complain(call, "jobs [-lnprs] [jobspec ...] or jobs -x command [args]");
        if (bad >= 0) {
            return bad;
        }
        Jobs jobs = call.shell().jobs;
        StringBuilder text = new StringBuilder();
        List<Jobs.Job> shown = jobs.visible();
        int status = 0;
        for (String spec : options.operands()) {
            Jobs.Job job = jobs.find(call, spec, 1);
            if (job == null) {
                return 1;
            }
            shown = List.of(job);
        }
        for (Jobs.Job job : shown) {
            if (options.has('r') && job.done) {
                continue;
            }
            if (options.has('p')) {
                text.append(job.pid).append('\n');
            } else {
                String pid = options.has('l') ? " " + job.pid + " " : "  ";
                text.append(jobs.line(job, pid));
            }
        }
        shown.stream().filter(job -> job.done && !options.has('p')).forEach(job -> job.told = true);
        call.out().print(text.toString());
        return status;
    }
}
