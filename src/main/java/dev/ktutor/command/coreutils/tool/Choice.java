package dev.ktutor.command.coreutils.tool;

import java.util.ArrayList;
import java.util.List;

/**
 * The words that an option takes, as gnulib's argmatch knows them: {@code always,yes|never,no} has two meanings, each with
 * its names; a word may be shortened as long as it has one meaning.
 */
public final class Choice {
    private final String option;
    private final List<List<String>> meanings = new ArrayList<>();

    private Choice(String option, String words) {
        this.option = option;
        for (String meaning : words.split("\\|")) {
            meanings.add(List.of(meaning.split(",")));
        }
    }

    /** The words of an option such as {@code --sort}. */
    public static Choice of(String option, String words) {
        return new Choice(option, words);
    }

    /** The first name of what the word means. Throws {@link UsageError} in gnulib's words if it means nothing, or several things. */
    public String meaning(String word) {
        List<String> found = new ArrayList<>();
        for (List<String> names : meanings) {
            if (names.contains(word)) {
                return names.get(0);
            }
            if (!word.isEmpty() && names.stream().anyMatch(name -> name.startsWith(word))) {
                found.add(names.get(0));
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        StringBuilder text = new StringBuilder(found.isEmpty() ? "invalid" : "ambiguous").append(" argument ").append(Quote.curly(word))
                .append(" for ").append(Quote.curly(option)).append("\nValid arguments are:");
        for (List<String> names : meanings) {
            text.append("\n  - ").append(String.join(", ", names.stream().map(Quote::curly).toList()));
        }
        throw new UsageError(1, text.toString());
    }

    /** Checks the option's value, if it was given with one; its meaning, or the other. */
    public String of(Call call, String id, String otherwise) {
        String value = call.parsed().value(id);
        return value == null ? otherwise : meaning(value);
    }
}
