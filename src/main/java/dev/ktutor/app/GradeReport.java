package dev.ktutor.app;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.grade.Explanation;
import dev.ktutor.lab.LessonRun.StepResult;
import dev.ktutor.lesson.Language;
import dev.ktutor.lesson.Lesson;
import dev.ktutor.lesson.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a graded script achieved.
 *
 * @param lesson its lesson's id
 * @param title its lesson's title
 * @param steps one a step
 * @param stopped which limit the script met; null if none
 */
record GradeReport(String lesson, String title, List<StepGrade> steps, @Nullable String stopped) {

    /** How it is written, as the option has it. */
    enum Format {
        text, json, junit
    }

    /** A step's outcome. */
    record StepGrade(String id, String title, int points, int max, boolean passed, List<Failure> failures) { }

    /** A check that does not hold. */
    record Failure(String check, String explanation) { }

    static GradeReport of(Lesson lesson, Words words, Language language, List<StepResult> results,
            @Nullable String stopped) {
        Explanation explanation = new Explanation(language);
        List<StepGrade> steps = new ArrayList<>();
        for (StepResult result : results) {
            List<Failure> failures = result.verdict().map(verdict -> verdict.results().stream().filter(check -> !check.passed())
                    .map(check -> new Failure(check.check().id(), explanation.of(check, words.of(result.step())))).toList()).orElse(List.of());
            steps.add(new StepGrade(result.step().id(), words.of(result.step()).title(), result.points(), result.step().points(),
                    result.passed(), failures));
        }
        return new GradeReport(lesson.id(), words.title(), List.copyOf(steps), stopped);
    }

    boolean passed() {
        return steps.stream().allMatch(StepGrade::passed);
    }

    private int points() {
        return steps.stream().mapToInt(StepGrade::points).sum();
    }

    private int max() {
        return steps.stream().mapToInt(StepGrade::max).sum();
    }

    String in(Format format) {
        return switch (format) {
            case text -> text();
            case json -> json();
            case junit -> junit();
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder(String.format("%s: %d/%d  %s%n", lesson, points(), max(), title));
        if (stopped != null) {
            text.append("  the script was ").append(stopped).append('\n');
        }
        for (StepGrade step : steps) {
            text.append(String.format("  %s %-20s %3d/%-3d  %s%n", step.passed ? "✔" : "✘", step.id, step.points, step.max, step.title));
            for (Failure failure : step.failures) {
                text.append("      ").append(failure.check).append(": ").append(oneLine(failure.explanation)).append('\n');
            }
        }
        return text.toString();
    }

    private String json() {
        List<Object> trees = new ArrayList<>();
        for (StepGrade step : steps) {
            List<Object> failures = new ArrayList<>();
            step.failures.forEach(failure -> failures.add(Tree.of("check", failure.check, "explanation", oneLine(failure.explanation))));
            trees.add(Tree.of("id", step.id, "title", step.title, "points", (long) step.points, "max", (long) step.max,
                    "passed", step.passed, "failures", failures));
        }
        Map<String, Object> report = Tree.of("lesson", lesson, "title", title, "points", (long) points(), "max", (long) max(),
                "passed", passed(), "steps", trees);
        if (stopped != null) {
            report.put("stopped", stopped);
        }
        return Json.pretty(report, 2) + "\n";
    }

    private String junit() {
        long failed = steps.stream().filter(step -> !step.passed).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format("<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">%n", escape(lesson), steps.size(), failed));
        for (StepGrade step : steps) {
            xml.append(String.format("  <testcase classname=\"%s\" name=\"%s\">%n", escape(lesson), escape(step.id)));
            if (!step.passed) {
                String message = step.failures.isEmpty() ? "" : oneLine(step.failures.get(0).explanation);
                xml.append(String.format("    <failure message=\"%s\">", escape(message)));
                step.failures.forEach(failure -> xml.append(escape(failure.check + ": " + oneLine(failure.explanation))).append('\n'));
                xml.append("</failure>\n");
            }
            xml.append("  </testcase>\n");
        }
        if (stopped != null) {
            xml.append("  <system-err>the script was ").append(escape(stopped)).append("</system-err>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static String oneLine(String markdown) {
        return markdown.strip().replaceAll("\\s+", " ");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
