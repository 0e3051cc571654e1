package dev.ktutor.lab;

import dev.ktutor.data.Tree;
import dev.ktutor.grade.Grader;
import dev.ktutor.grade.Verdict;
import dev.ktutor.grade.kind.CheckKinds;
import dev.ktutor.lesson.Lesson;
import dev.ktutor.lesson.Step;
import dev.ktutor.lesson.Words.Hint;
import dev.ktutor.lesson.Words.StepWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A learner's way through a lesson in a lab: which step is open, what was earned, what hints were shown. Steps are taken
 * in order; one call may pass several.
 */
public final class LessonSession {
    /** The names of the worlds a lesson can be reset to. */
    static final String LESSON_START = "lesson";
    static final String STEP_START = "step";

    private final Lesson lesson;
    private final Lab lab;
    private final Grader grader = new Grader(CheckKinds.all());
    private final Map<String, StepScore> scores = new LinkedHashMap<>();
    private int current;

    private LessonSession(Lesson lesson, Lab lab) {
        this.lesson = lesson;
        this.lab = lab;
        lesson.steps().forEach(step -> scores.put(step.id(), StepScore.NEW));
    }

    /** Begins a lesson in a lab of its scenario. */
    public static LessonSession begin(Lesson lesson, Lab lab) {
        LessonSession session = new LessonSession(lesson, lab);
        lab.keepWorld(LESSON_START);
        lab.keepWorld(STEP_START);
        return session;
    }

    /** Goes on with a lesson whose progress is given as {@link #progress()} wrote it; the lab keeps the worlds to reset to. */
    public static LessonSession resume(Lesson lesson, Lab lab, Object progress) {
        LessonSession session = new LessonSession(lesson, lab);
        session.current = (int) Math.min(lesson.steps().size(), Math.max(0, Tree.longValue(progress, "step")));
        for (Step step : lesson.steps()) {
            Object saved = Tree.at(progress, "scores", step.id());
            if (saved != null) {
                session.scores.put(step.id(), new StepScore((int) Tree.longValue(saved, "hints"), Tree.bool(saved, "solution"),
                        StepScore.State.valueOf(Tree.string(saved, "state")), (int) Tree.longValue(saved, "points")));
            }
        }
        return session;
    }

    /** The lesson. */
    public Lesson lesson() {
        return lesson;
    }

    /** The step to do now; empty when the lesson is over. */
    public Optional<Step> step() {
        return current < lesson.steps().size() ? Optional.of(lesson.steps().get(current)) : Optional.empty();
    }

    /** The present step's number, from 1. */
    public int number() {
        return Math.min(current + 1, lesson.steps().size());
    }

    /** How the learner fares in a step. */
    public StepScore score(Step step) {
        return scores.getOrDefault(step.id(), StepScore.NEW);
    }

    /** The points earned so far. */
    public int points() {
        return scores.values().stream().mapToInt(StepScore::points).sum();
    }

    /** Whether every step has been passed. */
    public boolean passed() {
        return scores.values().stream().allMatch(score -> score.state() == StepScore.State.PASSED);
    }

    /** Looks whether the present step is done, and the next ones with it; gives the steps that were passed just now. */
    public List<Step> advance() {
        List<Step> passed = new ArrayList<>();
        Optional<Step> step = step();
        while (step.isPresent() && grade(step.get()).passed()) {
            scores.put(step.get().id(), score(step.get()).passed(step.get().points()));
            passed.add(step.get());
            current++;
            step = step();
        }
        if (!passed.isEmpty()) {
            lab.keepWorld(STEP_START);
        }
        return passed;
    }

    /** The grade of a step as the world is now. */
    public Verdict grade(Step step) {
        return grader.grade(step, lab.evidence());
    }

    /** The next hint for the present step, fit for the check that fails; empty if there are no more. */
    public Optional<Hint> hint(StepWords words) {
        if (step().isEmpty()) {
            return Optional.empty();
        }
        Step step = step().get();
        String failing = grade(step).firstFailure().map(result -> result.check().id()).orElse("");
        List<Hint> hints = words.hintsFor(failing);
        int shown = score(step).hints();
        if (shown >= hints.size()) {
            return Optional.empty();
        }
        scores.put(step.id(), score(step).withHint());
        return Optional.of(hints.get(shown));
    }

    /** The present step's model answer; the step is worth nothing afterwards. */
    public Optional<String> solution() {
        step().ifPresent(step -> scores.put(step.id(), score(step).withSolution()));
        return step().map(Step::answer);
    }

    /** Leaves the present step for the next one, with what its checks are worth. */
    public void skip() {
        step().ifPresent(step -> {
            scores.put(step.id(), score(step).skipped(grade(step).points()));
            current++;
            lab.keepWorld(STEP_START);
        });
    }

    /** Takes the world back to where the present step began. */
    public void resetStep() {
        lab.returnTo(STEP_START);
    }

    /** Takes the world and the score back to where the lesson began. */
    public void resetLesson() {
        lab.returnTo(LESSON_START);
        lab.keepWorld(STEP_START);
        current = 0;
        lesson.steps().forEach(step -> scores.put(step.id(), StepScore.NEW));
    }

    /** Where the learner stands, as a JSON tree for {@link #resume}. */
    public Map<String, Object> progress() {
        Map<String, Object> saved = new LinkedHashMap<>();
        scores.forEach((id, score) -> saved.put(id, Tree.of("hints", (long) score.hints(), "solution", score.solutionShown(),
                "state", score.state().name(), "points", (long) score.points())));
        return Tree.of("lesson", lesson.id(), "step", (long) current, "scores", saved);
    }
}
