package dev.ktutor.command.coreutils.sed;

import dev.ktutor.command.coreutils.regex.Regex;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * What s does.
 *
 * @param regex what is replaced; null is the expression used last
 * @param parts the replacement
 * @param global all matches, from the numbered one on
 * @param number the first match that is replaced
 * @param print whether a changed line is printed
 * @param file where a changed line is written to; "" for nowhere
 */
record Substitution(@Nullable Regex regex, List<Part> parts, boolean global, int number, boolean print, String file) {

    /** How the letters that follow are changed. */
    enum Casing { NONE, UPPER, LOWER, UPPER_ONE, LOWER_ONE, END }

    /** A piece of the replacement: text, a group (0 is the whole match), or a change of case. */
    record Part(String text, int group, Casing casing) { }

    /** The text with its matches replaced; null if there was nothing to replace. */
    @Nullable String apply(Regex used, String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        int copied = 0;
        int count = 0;
        boolean replaced = false;
        int lastEnd = -1;
        while (at <= text.length()) {
            Optional<MatchResult> found = used.find(text, at);
            if (found.isEmpty()) {
                break;
            }
            MatchResult match = found.get();
            boolean empty = match.end() == match.start();
            if (empty && match.start() == lastEnd) {
                // No empty match right behind another match (POSIX sed).
                if (match.start() >= text.length()) {
                    break;
                }
                at = match.start() + 1;
                continue;
            }
            count++;
            if (count >= number) {
                out.append(text, copied, match.start());
                replacement(match, text, out);
                copied = match.end();
                replaced = true;
                if (!global) {
                    break;
                }
            }
            lastEnd = match.end();
            at = empty ? match.end() + 1 : match.end();
        }
        return replaced ? out.append(text, copied, text.length()).toString() : null;
    }

    private void replacement(MatchResult match, String text, StringBuilder out) {
        Casing all = Casing.NONE;
        Casing one = Casing.NONE;
        for (Part part : parts) {
            switch (part.casing()) {
                case UPPER, LOWER -> {
                    all = part.casing();
                    one = Casing.NONE;
                }
                case END -> all = Casing.NONE;
                case UPPER_ONE, LOWER_ONE -> one = part.casing();
                default -> {
                    String piece = part.group() < 0 ? part.text() : match.start(part.group()) < 0 ? ""
                            : text.substring(match.start(part.group()), match.end(part.group()));
                    if (!piece.isEmpty()) {
                        String cased = all == Casing.UPPER ? piece.toUpperCase(Locale.ROOT) : all == Casing.LOWER
                                ? piece.toLowerCase(Locale.ROOT) : piece;
                        if (one != Casing.NONE) {
                            String first = cased.substring(0, 1);
                            cased = (one == Casing.UPPER_ONE ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT))
                                    + cased.substring(1);
                            one = Casing.NONE;
                        }
                        out.append(cased);
                    }
                }
            }
        }
    }
}
