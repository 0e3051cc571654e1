package dev.ktutor.lesson;

import java.util.List;
import java.util.Map;

/**
 * A lesson's words in one language, as Markdown.
 *
 * @param title the lesson's name
 * @param introduction what it is about
 * @param steps by step id
 */
public record Words(String title, String introduction, Map<String, StepWords> steps) {

    /** Copies the map. */
    public Words {
        steps = Map.copyOf(steps);
    }

    /** The words of a step; reading a lesson makes sure that every step has some. */
    public StepWords of(Step step) {
        StepWords words = steps.get(step.id());
        if (words == null) {
            throw new IllegalArgumentException("no words for step " + step.id());
        }
        return words;
    }

    /**
     * A step's words.
     *
     * @param title its name
     * @param task what to do
     * @param hints from a nudge to nearly the answer
     * @param passed what has been achieved
     * @param mistakes explanations by mistake id
     */
    public record StepWords(String title, String task, List<Hint> hints, String passed, Map<String, String> mistakes) {

        /** Copies the collections. */
        public StepWords {
            hints = List.copyOf(hints);
            mistakes = Map.copyOf(mistakes);
        }

        /** The hints fit for a learner whom the given check stops: those of that check and those of none. */
        public List<Hint> hintsFor(String failingCheck) {
            return hints.stream().filter(hint -> hint.check().isEmpty() || hint.check().equals(failingCheck)).toList();
        }
    }

    /**
     * A hint.
     *
     * @param check the id of the check it helps with; "" for the step as a whole
     * @param text Markdown
     */
    public record Hint(String check, String text) { }
}
