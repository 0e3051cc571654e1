package dev.ktutor.command.editor.pager;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What a pager looks for, and in which direction; each search says what is to be told, nothing if a line was found. */
final class PagerSearch {
    /** What is told of a pattern that is none. */
    static final String INVALID = "Invalid pattern";

    private static final String NONE = "No previous regular expression";

    private final PagedFiles files;
    private final PagerView view;
    private final PagerOptions options;
    private @Nullable Pattern pattern;
    private boolean backwards;
    private boolean inverted;

    PagerSearch(PagedFiles files, PagerView view, PagerOptions options) {
        this.files = files;
        this.view = view;
        this.options = options;
    }

    /** Whether the last search went up. */
    boolean backwards() {
        return backwards;
    }

    /** A pattern as it was typed; null if it is none. */
    @Nullable Pattern compile(String typed) {
        String regex = typed.replace("[[:space:]]", "\\s").replace("[[:digit:]]", "\\d").replaceAll("\\\\<|\\\\>", "\\\\b");
        boolean capitals = !typed.equals(typed.toLowerCase(Locale.ROOT));
        boolean folds = options.ignoreCase() == 2 || options.ignoreCase() == 1 && !capitals;
        try {
            return Pattern.compile(regex, folds ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    /** Searches from the page that is shown; an empty pattern is the last one again, one with a {@code !} what does not match. */
    String begin(PagedText text, String typed, boolean back, int times) {
        inverted = typed.startsWith("!") || inverted && typed.isEmpty();
        String asked = typed.startsWith("!") ? typed.substring(1) : typed;
        Pattern compiled = asked.isEmpty() ? pattern : compile(asked);
        if (compiled == null) {
            return asked.isEmpty() ? NONE : INVALID;
        }
        pattern = compiled;
        backwards = back;
        view.found(compiled);
        int here = asked.isEmpty() && !back ? view.top() + 1 : back ? view.top() - 1 : view.top();
        return find(text, compiled, here, !back, times);
    }

    /** Goes on from the page that is shown. */
    String again(PagedText text, boolean forward, int times) {
        Pattern sought = pattern;
        if (sought == null) {
            return NONE;
        }
        view.found(sought);
        return find(text, sought, view.top() + (forward ? 1 : -1), forward, times);
    }

    private String find(PagedText text, Pattern sought, int from, boolean forward, int times) {
        int left = times;
        for (int line = from; line >= 0; line += forward ? 1 : -1) {
            if (line >= text.size()) {
                files.settle(text, line + 1);
                if (line >= text.size()) {
                    break;
                }
            }
            if (sought.matcher(LineRows.plain(text.line(line))).find() != inverted && --left == 0) {
                view.goTo(line);
                return "";
            }
        }
        return "Pattern not found";
    }
}
