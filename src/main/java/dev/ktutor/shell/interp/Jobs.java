package dev.ktutor.shell.interp;

import dev.ktutor.sim.Signal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The background jobs of a shell. */
final class Jobs {

    /** A job: what was started with {@code &}. */
    static final class Job {
        final int number;
        final int pid;
        final String text;
        boolean done;
        int status;
        @Nullable Signal killedBy;
        /** Whether its end has been told; at a prompt that happens before the next one, also if it has been waited for. */
        boolean told;
        boolean waited;

        Job(int number, int pid, String text) {
            this.number = number;
            this.pid = pid;
            this.text = text;
        }

        String state() {
            if (!done) {
                return "Running";
            }
            Signal signal = killedBy;
            if (signal != null) {
                return describe(signal);
            }
            return status == 0 ? "Done" : "Exit " + status;
        }
    }

    private final Interpreter shell;
    private final List<Job> jobs = new ArrayList<>();

    Jobs(Interpreter shell) {
        this.shell = shell;
    }

    Job add(int pid, String text) {
        int number = jobs.stream().filter(job -> !job.told || !job.done).mapToInt(job -> job.number).max().orElse(0) + 1;
        Job job = new Job(number, pid, text);
        jobs.add(job);
        return job;
    }

    List<Job> all() {
        return jobs;
    }

    /** The jobs that are still to be shown by {@code jobs}. */
    List<Job> visible() {
        return jobs.stream().filter(job -> !job.told).toList();
    }

    @Nullable Job byPid(int pid) {
        for (int i = jobs.size() - 1; i >= 0; i--) {
            if (jobs.get(i).pid == pid) {
                return jobs.get(i);
            }
        }
        return null;
    }

    /** The job that {@code %1}, {@code %+}, {@code %-}, {@code %name} or {@code %?text} means. */
    @Nullable Job bySpec(String spec) {
        List<Job> open = visible();
        String text = spec.substring(1);
        if (text.isEmpty() || text.equals("+") || text.equals("%")) {
            return open.isEmpty() ? null : open.get(open.size() - 1);
        }
        if (text.equals("-")) {
            return open.isEmpty() ? null : open.get(Math.max(0, open.size() - 2));
        }
        List<Job> fitting = fitting(open, text);
        return fitting.size() == 1 ? fitting.get(0) : null;
    }

    private static List<Job> fitting(List<Job> open, String text) {
        List<Job> fitting = new ArrayList<>();
        for (Job job : open) {
            boolean named = text.startsWith("?") ? job.text.contains(text.substring(1)) : job.text.startsWith(text);
            if (text.chars().allMatch(Character::isDigit) ? text.equals(String.valueOf(job.number)) : named) {
                fitting.add(job);
            }
        }
        return fitting;
    }

    /** The job that is meant; null with a message if there is none, or more than one. */
    @Nullable Job find(BuiltinCall call, String spec, int status) {
        Job job = bySpec(spec.startsWith("%") ? spec : "%" + spec);
        if (job == null) {
            String text = spec.startsWith("%") ? spec.substring(1) : spec;
            boolean several = fitting(visible(), text).size() > 1;
            call.fail(status, several ? text + ": ambiguous job spec" : (spec.equals("%+") ? "current" : spec) + ": no such job");
        }
        return job;
    }

    char mark(Job job) {
        List<Job> open = visible();
        int index = open.indexOf(job);
        return index == open.size() - 1 ? '+' : index == open.size() - 2 ? '-' : ' ';
    }

    /** Waits for a job; a script is told of a job that a signal ended, as bash does. */
    int await(Job job) {
        shell.session.host.simulation().await(() -> job.done || shell.traps.anyPending());
        if (!job.done) {
            shell.traps.runPending(shell);
            return job.done ? job.status : 128;
        }
        tell(job);
        return job.status;
    }

    private void tell(Job job) {
        Signal signal = job.killedBy;
        if (!job.told && signal != null && !isQuiet(signal) && !shell.session.interactive) {
            shell.error(String.format("%5d %-23s %s", job.pid, describe(signal), job.text).stripTrailing());
        }
        job.waited = true;
        job.told |= !shell.session.interactive;
    }

    /** Whether a script is not told of a job that the signal ended. */
    static boolean isQuiet(@Nullable Signal signal) {
        return signal == Signal.INT || signal == Signal.PIPE || signal == Signal.TERM;
    }

    /** At a prompt, before the next one: tells which jobs have ended, once. */
    void announce() {
        StringBuilder text = new StringBuilder();
        for (Job job : visible()) {
            if (job.done) {
                text.append(line(job, "  "));
            }
        }
        jobs.removeIf(job -> job.done);
        shell.err().print(text.toString());
    }

    /** A job as {@code jobs} lists it; between its mark and its state stand two blanks or its process id. */
    String line(Job job, String middle) {
        return String.format("[%d]%s%s%-23s %s%s%n", job.number, mark(job), middle, job.state(), job.text, job.done ? "" : " &");
    }

    /** Tells of a foreground command that a signal ended. */
    void tellForeground(int pid, Signal signal, String text) {
        if (signal == Signal.TERM) {
            shell.err().print("Terminated\n");
        } else if (signal != Signal.INT && signal != Signal.PIPE) {
            shell.error(String.format("%5d %-23s %s", pid, describe(signal), text).stripTrailing());
        }
    }

    static String describe(@Nullable Signal signal) {
        if (signal == null) {
            return "";
        }
        return switch (signal) {
            case HUP -> "Hangup";
            case INT -> "Interrupt";
            case QUIT -> "Quit";
            case KILL -> "Killed";
            case USR1 -> "User defined signal 1";
            case USR2 -> "User defined signal 2";
            case PIPE -> "Broken pipe";
            case ALRM -> "Alarm clock";
            case TERM -> "Terminated";
        };
    }
}
