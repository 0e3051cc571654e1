package dev.ktutor.lab;

import dev.ktutor.grade.Finding;
import dev.ktutor.grade.Grader;
import dev.ktutor.grade.Verdict;
import dev.ktutor.grade.kind.CheckKinds;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.lesson.Language;
import dev.ktutor.lesson.Lesson;
import dev.ktutor.lesson.LessonCatalog;
import dev.ktutor.lesson.LessonError;
import dev.ktutor.lesson.Mistake;
import dev.ktutor.lesson.Step;
import dev.ktutor.lesson.WrongAnswer;
import dev.ktutor.shell.interp.Shell;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Proves that a lesson holds what it promises: its files are valid, no step passes before its answer is given, every
 * model answer passes, and every usual mistake earns its own explanation.
 */
public final class LessonLint {
    private static final Duration REST = Duration.ofMinutes(3);
    private static final int SHOWN = 400;

    private final LessonCatalog catalog;
    private final Function<String, Lab> labs;
    private final Grader grader = new Grader(CheckKinds.all());

    /** Lints lessons of the catalogue in labs made for a scenario's name. */
    public LessonLint(LessonCatalog catalog, Function<String, Lab> labs) {
        this.catalog = catalog;
        this.labs = labs;
    }

    /** What is wrong with a lesson, in lines for its author; empty if nothing is. */
    public List<String> problems(String id) {
        try {
            Lesson lesson = catalog.find(id).orElseThrow(() -> new LessonError("index", 0, "there is no lesson \"" + id + "\""));
            grader.validate(lesson);
            for (Language language : Language.values()) {
                catalog.words(lesson, language);
            }
            return play(lesson, labs.apply(lesson.scenario()));
        } catch (LessonError e) {
            return List.of(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return List.of(id + "/lesson.yaml: " + e.getMessage());
        }
    }

    private List<String> play(Lesson lesson, Lab lab) {
        List<String> problems = new ArrayList<>();
        lab.warmUp();
        for (Step step : lesson.steps()) {
            String place = lesson.id() + ": step " + step.id() + ": ";
            Lab.World begin = lab.world();
            if (grader.grade(step, lab.evidence()).passed()) {
                problems.add(place + "passes before its answer is given");
            }
            for (WrongAnswer wrong : step.wrong()) {
                lab.returnTo(begin);
                String output = run(lab, wrong.script());
                expect(step, wrong, lab).ifPresent(problem -> problems.add(place + problem + said(output)));
            }
            lab.returnTo(begin);
            String output = run(lab, step.answer());
            grader.grade(step, lab.evidence()).firstFailure().ifPresent(failure -> problems.add(place
                    + "its model answer fails check " + failure.check().id() + ": " + failure.finding() + said(output)));
        }
        return problems;
    }

    private Optional<String> expect(Step step, WrongAnswer wrong, Lab lab) {
        Verdict verdict = grader.grade(step, lab.evidence());
        if (verdict.passed()) {
            return Optional.of("passes with the mistake " + wrong.mistake());
        }
        boolean explained = verdict.results().stream().flatMap(result -> result.mistake().stream()).map(Mistake::id)
                .anyMatch(wrong.mistake()::equals);
        return explained ? Optional.empty() : Optional.of("the mistake " + wrong.mistake() + " is not explained: "
                + verdict.firstFailure().map(Verdict.Result::finding).map(Finding::toString).orElse(""));
    }

    private static String said(String output) {
        String tail = output.length() > SHOWN ? output.substring(output.length() - SHOWN) : output;
        return output.isBlank() ? "" : "\n    " + tail.strip().replace("\n", "\n    ");
    }

    private static String run(Lab lab, String script) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Output sink = Output.to(output);
        Shell shell = lab.open(LabLogin.script(Descriptors.of(Input.of(""), sink, sink)));
        shell.script(script);
        lab.simulation().advance(REST);
        return output.toString(StandardCharsets.UTF_8);
    }
}
