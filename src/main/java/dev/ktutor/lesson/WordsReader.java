package dev.ktutor.lesson;

import dev.ktutor.lesson.Words.Hint;
import dev.ktutor.lesson.Words.StepWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lesson's words. {@code # Title}, the introduction, then for every step {@code ## step ID: Title} with its task,
 * and below it {@code ### hint}, {@code ### hint for CHECK}, {@code ### passed} and {@code ### mistake ID}.
 */
final class WordsReader {
    private static final Pattern STEP = Pattern.compile("## step ([a-z0-9-]+): (.+)");
    private static final Pattern PART = Pattern.compile("### (hint|hint for ([a-z0-9-]+)|passed|mistake ([a-z0-9-]+))");

    private final String file;
    private final Lesson lesson;
    private final Map<String, StepWords> steps = new LinkedHashMap<>();
    private String title = "";
    private String introduction = "";
    private @Nullable Draft draft;

    private WordsReader(String file, Lesson lesson) {
        this.file = file;
        this.lesson = lesson;
    }

    /** A step's words while they are gathered. */
    private static final class Draft {
        final Step step;
        final String title;
        final List<Hint> hints = new ArrayList<>();
        final Map<String, String> mistakes = new LinkedHashMap<>();
        String task = "";
        String passed = "";

        Draft(Step step, String title) {
            this.step = step;
            this.title = title;
        }
    }

    static Words read(String file, String text, Lesson lesson) {
        WordsReader reader = new WordsReader(file, lesson);
        reader.sections(text);
        reader.complete();
        return new Words(reader.title, reader.introduction, reader.steps);
    }

    private void sections(String text) {
        String heading = "";
        int headingLine = 0;
        StringBuilder body = new StringBuilder();
        boolean fenced = false;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            fenced ^= line.startsWith("```");
            boolean isHeading = !fenced && line.matches("#{1,3} .*");
            if (isHeading) {
                section(heading, headingLine, body.toString().strip());
                heading = line.strip();
                headingLine = number;
                body.setLength(0);
            } else {
                body.append(line).append('\n');
            }
        }
        section(heading, headingLine, body.toString().strip());
        close();
    }

    private void section(String heading, int line, String body) {
        Matcher step = STEP.matcher(heading);
        Matcher part = PART.matcher(heading);
        if (heading.isEmpty()) {
            if (!body.isEmpty()) {
                throw new LessonError(file, 1, "the first line must be \"# \" and the lesson's title");
            }
        } else if (heading.startsWith("# ")) {
            title = heading.substring(2).strip();
            introduction = body;
        } else if (step.matches()) {
            close();
            Step found = lesson.step(step.group(1)).orElseThrow(() -> new LessonError(file, line,
                    "lesson \"" + lesson.id() + "\" has no step \"" + step.group(1) + "\""));
            if (steps.containsKey(found.id())) {
                throw new LessonError(file, line, "step \"" + found.id() + "\" has words twice");
            }
            draft = new Draft(found, step.group(2));
            draft.task = body;
        } else if (part.matches() && draft != null) {
            part(draft, part, line, body);
        } else {
            throw new LessonError(file, line, "a heading must be \"## step ID: Title\", \"### hint\", \"### hint for CHECK\","
                    + " \"### passed\" or \"### mistake ID\", not \"" + heading + "\"");
        }
    }

    private void part(Draft into, Matcher part, int line, String body) {
        if (body.isEmpty()) {
            throw new LessonError(file, line, "nothing is written under this heading");
        }
        String check = part.group(2);
        String mistake = part.group(3);
        if (mistake != null) {
            boolean known = into.step.checks().stream().flatMap(c -> c.mistakes().stream()).anyMatch(m -> m.id().equals(mistake));
            if (!known) {
                throw new LessonError(file, line, "step \"" + into.step.id() + "\" has no mistake \"" + mistake + "\"");
            }
            into.mistakes.put(mistake, body);
        } else if (check != null) {
            if (into.step.checks().stream().noneMatch(c -> c.id().equals(check))) {
                throw new LessonError(file, line, "step \"" + into.step.id() + "\" has no check \"" + check + "\"");
            }
            into.hints.add(new Hint(check, body));
        } else if (part.group(1).equals("hint")) {
            into.hints.add(new Hint("", body));
        } else {
            into.passed = body;
        }
    }

    private void close() {
        if (draft != null) {
            steps.put(draft.step.id(), new StepWords(draft.title, draft.task, draft.hints, draft.passed, draft.mistakes));
            draft = null;
        }
    }

    private void complete() {
        if (title.isEmpty()) {
            throw new LessonError(file, 1, "the first line must be \"# \" and the lesson's title");
        }
        for (Step step : lesson.steps()) {
            StepWords words = steps.get(step.id());
            if (words == null) {
                throw new LessonError(file, 0, "step \"" + step.id() + "\" has no words");
            }
            require(!words.task().isEmpty(), step, "no task");
            require(!words.passed().isEmpty(), step, "no \"### passed\"");
            require(!words.hints().isEmpty(), step, "no hint");
            String missing = step.checks().stream().flatMap(check -> check.mistakes().stream()).map(Mistake::id)
                    .filter(id -> !words.mistakes().containsKey(id)).distinct().collect(Collectors.joining(", "));
            require(missing.isEmpty(), step, "no words for mistake " + missing);
        }
    }

    private void require(boolean holds, Step step, String problem) {
        if (!holds) {
            throw new LessonError(file, 0, "step \"" + step.id() + "\": " + problem);
        }
    }
}
