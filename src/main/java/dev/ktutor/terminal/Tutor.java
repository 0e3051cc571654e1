package dev.ktutor.terminal;

import dev.ktutor.grade.Explanation;
import dev.ktutor.grade.Verdict;
import dev.ktutor.lab.LessonSession;
import dev.ktutor.lab.StepScore;
import dev.ktutor.lesson.Language;
import dev.ktutor.lesson.Lesson;
import dev.ktutor.lesson.LessonCatalog;
import dev.ktutor.lesson.Phrases;
import dev.ktutor.lesson.Step;
import dev.ktutor.lesson.Words;
import dev.ktutor.lesson.Words.StepWords;
import dev.ktutor.text.Ansi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts lessons into lines for the terminal, in the learner's language. */
final class Tutor {
    private final LessonCatalog catalog;
    private final Language language;
    private final Phrases phrases;
    private final Panel panel;
    private final Ansi ansi;

    Tutor(LessonCatalog catalog, Language language, Panel panel, Ansi ansi) {
        this.catalog = catalog;
        this.language = language;
        this.phrases = Phrases.of("tutor", language);
        this.panel = panel;
        this.ansi = ansi;
    }

    /** A phrase with its facts, names and values in turn. */
    String say(String key, Object... facts) {
        Map<String, String> map = new java.util.HashMap<>();
        for (int i = 0; i + 1 < facts.length; i += 2) {
            map.put(String.valueOf(facts[i]), String.valueOf(facts[i + 1]));
        }
        return phrases.text(key, map);
    }

    private Words words(Lesson lesson) {
        return catalog.words(lesson, language);
    }

    /** The words of a step. */
    StepWords words(Lesson lesson, Step step) {
        return words(lesson).of(step);
    }

    /** What a lesson is about. */
    List<String> introduction(Lesson lesson) {
        Words words = words(lesson);
        return panel.titled(words.title(), say("minutes", "minutes", lesson.minutes()), words.introduction());
    }

    /** The task at hand. */
    List<String> task(LessonSession session) {
        return session.step().map(step -> task(session.lesson(), step, session.number())).orElseGet(() -> List.of(finished(session)));
    }

    /** The task that a lesson begins with. */
    List<String> firstTask(Lesson lesson) {
        return task(lesson, lesson.steps().get(0), 1);
    }

    private List<String> task(Lesson lesson, Step step, int number) {
        StepWords words = words(lesson, step);
        return panel.titled(words.title(), number + "/" + lesson.steps().size(), words.task());
    }

    /** Good news about steps that were passed just now, and what comes next. */
    List<String> passed(LessonSession session, List<Step> steps) {
        List<String> lines = new ArrayList<>();
        for (Step step : steps) {
            StepWords words = words(session.lesson(), step);
            StepScore score = session.score(step);
            lines.addAll(panel.good(say("step-passed", "step", words.title(), "points", score.points(), "max", step.points()), words.passed()));
            lines.add("");
        }
        lines.addAll(task(session));
        return lines;
    }

    /** How things end. */
    String finished(LessonSession session) {
        return ansi.green(ansi.bold(say("lesson-passed", "lesson", words(session.lesson()).title(), "points", session.points(),
                "max", session.lesson().points())));
    }

    /** Which conditions of the present step are not met, and why. */
    List<String> check(LessonSession session) {
        if (session.step().isEmpty()) {
            return List.of(finished(session));
        }
        Step step = session.step().get();
        StepWords words = words(session.lesson(), step);
        Explanation explanation = new Explanation(language);
        List<String> lines = new ArrayList<>();
        for (Verdict.Result result : session.grade(step).results()) {
            if (!result.passed()) {
                lines.addAll(panel.bad(say("check-failed"), explanation.of(result, words)));
            }
        }
        return lines;
    }

    /** The next hint. */
    List<String> hint(LessonSession session) {
        if (session.step().isEmpty()) {
            return List.of(finished(session));
        }
        Step step = session.step().get();
        StepWords words = words(session.lesson(), step);
        return session.hint(words)
                .map(hint -> panel.titled(say("hint", "number", session.score(step).hints(), "count", words.hints().size()), "", hint.text()))
                .orElseGet(() -> List.of(say("no-more-hints")));
    }

    /** The model answer. */
    List<String> solution(LessonSession session) {
        return session.solution().map(answer -> panel.titled(say("solution"), "", "```\n" + answer + "\n```\n"))
                .orElseGet(() -> List.of(finished(session)));
    }

    /** The status line. */
    String status(LessonSession session) {
        return status(session.lesson(), session.step(), session.number(), session.points());
    }

    /** The status line of a lesson that begins. */
    String firstStatus(Lesson lesson) {
        return status(lesson, Optional.of(lesson.steps().get(0)), 1, 0);
    }

    private String status(Lesson lesson, Optional<Step> step, int number, int points) {
        String place = step.map(open -> number + "/" + lesson.steps().size() + "  " + words(lesson, open).title()).orElse(say("lesson-done"));
        return lesson.id() + "  " + place + "  (" + say("points", "points", points, "max", lesson.points()) + ")";
    }

    /** The lessons, with how far the learner got. */
    List<String> lessons(Map<String, Object> progress) {
        List<String> lines = new ArrayList<>();
        lines.add(ansi.bold(say("lessons-title")));
        for (String id : catalog.ids()) {
            Lesson lesson = catalog.find(id).orElseThrow();
            Attainment reached = Attainment.of(lesson, progress.get(id));
            String state = reached.passed() == lesson.steps().size() ? ansi.green("✔ " + say("lesson-done"))
                    : say("lesson-open", "passed", reached.passed(), "count", lesson.steps().size());
            lines.add("  " + ansi.cyan(pad(id, 20)) + " " + words(lesson).title());
            lines.add("  " + " ".repeat(20) + " " + ansi.dim(say("minutes", "minutes", lesson.minutes()) + " · "
                    + say("points", "points", reached.points(), "max", lesson.points()) + " · ") + state);
        }
        return lines;
    }

    /** What has been achieved in every lesson that was begun. */
    List<String> progress(Map<String, Object> progress) {
        List<String> lines = new ArrayList<>();
        int points = 0;
        int most = 0;
        for (String id : catalog.ids()) {
            Lesson lesson = catalog.find(id).orElseThrow();
            Attainment reached = Attainment.of(lesson, progress.get(id));
            points += reached.points();
            most += lesson.points();
            int cells = lesson.steps().isEmpty() ? 0 : 10 * reached.passed() / lesson.steps().size();
            lines.add("  " + pad(id, 20) + " " + ansi.green("█".repeat(cells)) + ansi.dim("·".repeat(10 - cells)) + "  "
                    + say("points", "points", reached.points(), "max", lesson.points()));
        }
        lines.add("  " + " ".repeat(33) + ansi.bold(say("points", "points", points, "max", most)));
        return lines;
    }

    /** The tutor's words. */
    List<String> help() {
        List<String> lines = new ArrayList<>(panel.body(say("help.intro")));
        lines.add("");
        Arrays.stream(TutorWord.values()).forEach(word -> lines.add("   " + ansi.cyan(pad(word.word(), 10)) + say("word." + word.word())));
        lines.add("");
        lines.addAll(panel.body(say("help.outro")));
        return lines;
    }

    /** Why things were refused: the stories of these decisions. */
    List<String> why(List<dev.ktutor.sim.Decision> decisions) {
        Phrases reasons = Phrases.of("why", language);
        List<String> lines = new ArrayList<>();
        decisions.forEach(decision -> lines.addAll(panel.body(reasons.text(decision.code(), decision.facts()))));
        return lines.isEmpty() ? List.of(say("why-nothing")) : lines;
    }

    /** A lesson by its id. */
    Optional<Lesson> lesson(String id) {
        return catalog.find(id);
    }

    /** The ids of the lessons. */
    List<String> ids() {
        return catalog.ids();
    }

    private static String pad(String text, int cells) {
        return text + " ".repeat(Math.max(0, cells - text.length()));
    }
}
