package dev.ktutor.shell.interp;

/** {@code fg} and {@code bg}. */
final class ForegroundBuiltin implements Builtin {
    private final boolean foreground;

    ForegroundBuiltin(boolean foreground) {
        this.foreground = foreground;
    }

    @Override
    public int run(BuiltinCall call) {
        Interpreter shell = call.shell();
        if (!shell.session.interactive) {
            return call.fail(1, "no job control");
        }
        String spec = call.args().isEmpty() ? "%+" : call.args().get(0);
        Jobs.Job job = shell.jobs.bySpec(spec.startsWith("%") ? spec : "%" + spec);
        if (job == null) {
            return call.fail(1, (call.args().isEmpty() ? "current" : spec) + ": no such job");
        }
        if (!foreground) {
            return call.fail(1, "job " + job.number + " already in background");
        }
        call.out().print(job.text + "\n");
        return shell.jobs.await(job);
    }
}
