package dev.ktutor.shell.interp;

import java.util.List;

/** {@code disown}. */
final class DisownBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "ahr");
        int bad = options.complain(call, "disown [-h] [-ar] [jobspec ... | pid ...]");
        if (bad >= 0) {
            return bad;
        }
        Jobs jobs = call.shell().jobs;
        List<String> specs = options.operands().isEmpty() ? List.of("%+") : options.operands();
        if (options.has('a')) {
            jobs.all().clear();
            return 0;
        }
        int status = 0;
        for (String spec : specs) {
            Jobs.Job job = spec.matches("[0-9]{1,9}") ? jobs.byPid(Integer.parseInt(spec)) : null;
            job = job == null ? jobs.find(call, spec, 1) : job;
            if (job == null) {
                status = 1;
            } else if (!options.has('h')) {
                jobs.all().remove(job);
            }
        }
        return status;
    }
}
