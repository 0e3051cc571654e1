package dev.ktutor.lab;

import dev.ktutor.grade.Verdict;
import dev.ktutor.lesson.Lesson;
import dev.ktutor.lesson.Step;
import dev.ktutor.shell.interp.Shell;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A lesson played without a terminal: a script is run command by command, and after each the present step is checked, as
 * at the prompt. What needs time (a pod that starts, a certificate that is signed) gets it at the end.
 */
public final class LessonRun {
    /** How long the world may take to come to rest after the script's last command, in spans of simulated time. */
    private static final List<Duration> PATIENCE = List.of(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(15),
            Duration.ofSeconds(40), Duration.ofSeconds(120));

    private final Lab lab;
    private final LessonSession session;

    /** A run of the lesson in a lab of its scenario. */
    public LessonRun(Lesson lesson, Lab lab) {
        this.lab = lab;
        this.session = LessonSession.begin(lesson, lab);
    }

    /** The learner's state. */
    public LessonSession session() {
        return session;
    }

    /** Plays a script with a check after every complete command, then waits for the world to come to rest. */
    public void play(Shell shell, String script) {
        StringBuilder command = new StringBuilder();
        boolean exited = false;
        for (String line : script.split("(?<=\n)")) {
            command.append(line);
            Shell.Outcome outcome = shell.execute(command.toString());
            if (outcome.result() == Shell.Result.INCOMPLETE) {
                continue;
            }
            command.setLength(0);
            session.advance();
            exited = outcome.result() == Shell.Result.EXITED;
            if (exited) {
                break;
            }
        }
        if (!exited && !command.isEmpty()) {
            shell.run(command.toString());
            session.advance();
        }
        comeToRest();
    }

    /** Lets time pass until the lesson is over or nothing more can be hoped for. */
    private void comeToRest() {
        for (Duration span : PATIENCE) {
            if (session.step().isEmpty()) {
                return;
            }
            lab.simulation().advance(span);
            session.advance();
        }
    }

    /** How every step ended: a step that was passed on the way stays passed, the others are graded as the world is now. */
    public List<StepResult> results() {
        return session.lesson().steps().stream().map(step -> {
            StepScore score = session.score(step);
            if (score.state() == StepScore.State.PASSED) {
                return new StepResult(step, score.points(), Optional.empty());
            }
            Verdict verdict = session.grade(step);
            return new StepResult(step, verdict.points(), Optional.of(verdict));
        }).toList();
    }

    /**
     * How a step ended.
     *
     * @param step which
     * @param points what was earned
     * @param verdict the checks' results; empty if the step was passed
     */
    public record StepResult(Step step, int points, Optional<Verdict> verdict) {
        /** Whether it was passed. */
        public boolean passed() {
            return verdict.isEmpty();
        }
    }
}
