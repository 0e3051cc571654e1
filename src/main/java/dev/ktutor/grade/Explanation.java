package dev.ktutor.grade;

import dev.ktutor.lesson.Language;
import dev.ktutor.lesson.Phrases;
import dev.ktutor.lesson.Words.StepWords;
import java.util.Map;
import java.util.TreeMap;

/** Puts the result of a check into words. */
public final class Explanation {
    private final Phrases phrases;

    /** In that language. */
    public Explanation(Language language) {
        this.phrases = Phrases.of("grade", language);
    }

    /** Why the check fails: the lesson's words for the usual mistake it shows, or else the general ones; "" if it holds. */
    public String of(Verdict.Result result, StepWords words) {
        if (!(result.finding() instanceof Finding.Fails fails)) {
            return "";
        }
        Map<String, String> facts = inWords(fails.facts());
        return result.mistake().map(mistake -> words.mistakes().get(mistake.id()))
                .map(text -> Phrases.fill(text, facts))
                .orElseGet(() -> phrases.text(fails.reason(), facts));
    }

    /** What is found in a file is a code; the learner reads its name. */
    private Map<String, String> inWords(Map<String, String> facts) {
        Map<String, String> words = new TreeMap<>(facts);
        words.computeIfPresent("found", (name, code) -> phrases.find("found." + code, Map.of()).orElse(code));
        return words;
    }
}
