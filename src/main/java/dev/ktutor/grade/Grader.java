package dev.ktutor.grade;

import dev.ktutor.lesson.Check;
import dev.ktutor.lesson.Lesson;
import dev.ktutor.lesson.LessonError;
import dev.ktutor.lesson.Mistake;
import dev.ktutor.lesson.Step;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Grades steps by the kinds of checks it knows. */
public final class Grader {
    private final Map<String, CheckKind> kinds = new TreeMap<>();

    /** A grader that knows these kinds; {@code CheckKinds.all()} has those of ktutor. */
    public Grader(Collection<? extends CheckKind> known) {
        known.forEach(kind -> kinds.put(kind.name(), kind));
    }

    /** The grade of a step in the world that the evidence shows. */
    public Verdict grade(Step step, Evidence evidence) {
        return new Verdict(step, step.checks().stream().map(check -> examine(check, evidence)).toList());
    }

    private Verdict.Result examine(Check check, Evidence evidence) {
        CheckKind kind = kinds.get(check.kind());
        if (kind == null) {
            throw new IllegalArgumentException("no check kind " + check.kind());
        }
        Finding finding = kind.examine(new CheckArguments(check.arguments()), evidence);
        Optional<Mistake> mistake = finding instanceof Finding.Fails fails
                ? check.mistakes().stream().filter(m -> m.explains(fails.reason(), fails.facts())).findFirst()
                : Optional.empty();
        return new Verdict.Result(check, finding, mistake);
    }

    /**
     * Makes sure that every check of a lesson is of a known kind, with the arguments it needs and mistakes it can find.
     *
     * @throws LessonError at the first that is not
     */
    public void validate(Lesson lesson) {
        String file = lesson.id() + "/lesson.yaml";
        for (Step step : lesson.steps()) {
            for (Check check : step.checks()) {
                CheckKind kind = kinds.get(check.kind());
                if (kind == null) {
                    throw new LessonError(file, check.line(), "unknown kind \"" + check.kind() + "\"; there are "
                            + String.join(", ", kinds.keySet()));
                }
                validate(file, check, kind);
            }
        }
    }

    private static void validate(String file, Check check, CheckKind kind) {
        check.arguments().keySet().stream().filter(name -> !kind.arguments().containsKey(name)).findFirst().ifPresent(name -> {
            throw new LessonError(file, check.line(), "\"" + kind.name() + "\" takes no argument \"" + name + "\"");
        });
        kind.arguments().forEach((name, need) -> {
            if (need == CheckKind.Need.REQUIRED && !check.arguments().containsKey(name)) {
                throw new LessonError(file, check.line(), "\"" + kind.name() + "\" needs an argument \"" + name + "\"");
            }
        });
        check.mistakes().stream().filter(mistake -> !kind.reasons().contains(mistake.reason())).findFirst().ifPresent(mistake -> {
            throw new LessonError(file, check.line(), "\"" + kind.name() + "\" never fails for the reason \"" + mistake.reason()
                    + "\"; it knows " + String.join(", ", new java.util.TreeSet<>(kind.reasons())));
        });
    }
}
