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
        Jobs.Job job = shell.jobs.find(call, spec, 1);
        if (job == null) {
            return 1;
        }
        if (!foreground) {
            // As bash: it says so and succeeds.
            return call.fail(0, "job " + job.number + " already in background");
        }
        call.out().print(job.text + "\n");
        int status = shell.jobs.await(job);
        shell.jobs.all().remove(job);
        return status;
    }
}
