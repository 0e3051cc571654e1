package dev.ktutor.terminal;

import dev.ktutor.lesson.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The words that speak to the tutor instead of the lab's shell. A bare word counts only with arguments that fit it, so
 * that {@code help cd} is bash's; {@code tutor WORD} is the long form that is never anything else.
 */
enum TutorWord {
    TASK, HINT, CHECK, SOLUTION, NEXT, SKIP, RESET("step", "lesson"), UNDO, LESSONS, PROGRESS, WHY, LANGUAGE("en", "ko"), HELP;

    static final String LONG_FORM = "tutor";

    private final List<String> arguments;

    TutorWord(String... arguments) {
        this.arguments = List.of(arguments);
    }

    /** What is typed. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What may follow it. */
    List<String> arguments() {
        return arguments;
    }

    /**
     * A call to the tutor.
     *
     * @param word what is asked; null if {@code tutor} was given a word that is none
     * @param argument what follows it, "" if nothing
     */
    record Call(Optional<TutorWord> word, String argument) { }

    /** Whether the line is for the tutor, and what it asks. The ids are those of the lessons. */
    static Optional<Call> parse(String line, List<String> lessonIds) {
        List<String> words = Arrays.asList(line.strip().split("\\s+"));
        boolean longForm = words.get(0).equals(LONG_FORM);
        if (longForm && words.size() == 1) {
            return Optional.of(new Call(Optional.of(HELP), ""));
        }
        String first = words.get(longForm ? 1 : 0);
        List<String> rest = words.subList(longForm ? 2 : 1, words.size());
        Optional<TutorWord> word = Arrays.stream(values()).filter(w -> w.word().equals(first)).findFirst();
        boolean fits = word.isPresent() && (rest.isEmpty() || rest.size() == 1 && word.get().takes(rest.get(0), lessonIds));
        if (fits) {
            return Optional.of(new Call(word, rest.isEmpty() ? "" : rest.get(0)));
        }
        return longForm ? Optional.of(new Call(Optional.empty(), first)) : Optional.empty();
    }

    /** All words with what may follow them, for completion. */
    static Map<String, List<String>> all(List<String> lessonIds) {
        Map<String, List<String>> all = new TreeMap<>();
        for (TutorWord word : values()) {
            all.put(word.word(), word == LESSONS ? lessonIds : word.arguments());
        }
        all.put(LONG_FORM, List.copyOf(all.keySet()));
        return all;
    }

    /** Whether it leaves the world as it is, so that it can be said in a shell within the shell. */
    boolean harmless() {
        return this != RESET && this != UNDO;
    }

    private boolean takes(String argument, List<String> lessonIds) {
        return arguments.contains(argument) || this == LESSONS && lessonIds.contains(argument)
                || this == LANGUAGE && Language.of(argument).isPresent();
    }
}
