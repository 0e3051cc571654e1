package dev.ktutor.command.editor.nano;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Where Is and Replace: plain or by regular expression, around the end of the text. */
final class NanoSearch {
    private final NanoSession session;
    private final NanoText text;
    private String last = "";
    private boolean caseSensitive;
    private boolean regular;
    private boolean backwards;

    NanoSearch(NanoSession session, NanoText text) {
        this.session = session;
        this.text = text;
    }

    private String question(String word) {
        String flags = (caseSensitive ? " [Case Sensitive]" : "") + (regular ? " [Reg.exp.]" : "") + (backwards ? " [Backwards]" : "");
        return word + flags + (last.isEmpty() ? "" : " [" + last + "]") + ": ";
    }

    /** Asks for what to search; its switches toggle until something is typed. Null if given up. */
    private @Nullable String sought(boolean replacing) {
        while (true) {
            String word = replacing ? "Search (to replace)" : "Search";
            String typed = session.ask(question(word), "", replacing ? NanoMenu.REPLACE : NanoMenu.SEARCH, "\u001bc\u001br\u001bb\u0012");
            if (typed == null || !typed.startsWith("\0")) {
                return typed == null ? null : typed.isEmpty() ? last : typed;
            }
            switch (typed.substring(1)) {
                case "\u001bc" -> caseSensitive = !caseSensitive;
                case "\u001br" -> regular = !regular;
                case "\u001bb" -> backwards = !backwards;
                default -> {
                    if (replacing) {
                        return sought(false);
                    }
                    replace();
                    return null;
                }
            }
        }
    }

    void ask(boolean back) {
        backwards = back;
        String typed = sought(false);
        if (typed == null || typed.isEmpty()) {
            return;
        }
        last = typed;
        find(backwards);
    }

    void again(boolean back) {
        if (last.isEmpty()) {
            session.say("No current search pattern");
        } else {
            find(back);
        }
    }

    private @Nullable Pattern pattern() {
        try {
            return Pattern.compile(regular ? last : Pattern.quote(last), caseSensitive ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException e) {
            session.say("Bad regex \"" + last + "\": " + e.getDescription());
            return null;
        }
    }

    private void find(boolean back) {
        Pattern pattern = pattern();
        if (pattern == null) {
            return;
        }
        int[] found = back ? before(pattern) : behind(pattern, text.row(), text.column() + 1);
        boolean wrapped = found == null;
        if (wrapped) {
            found = back ? last(pattern) : behind(pattern, 0, 0);
        }
        if (found == null) {
            session.say("\"" + last + "\" not found");
            return;
        }
        boolean same = found[0] == text.row() && found[1] == text.column();
        text.go(found[0], found[1]);
        session.say(same ? "This is the only occurrence" : wrapped ? "Search Wrapped" : "");
    }

    private int @Nullable [] behind(Pattern pattern, int fromRow, int fromColumn) {
        for (int row = fromRow; row < text.size(); row++) {
            Matcher matcher = pattern.matcher(text.line(row));
            int start = row == fromRow ? fromColumn : 0;
            if (start <= text.line(row).length() && matcher.find(start)) {
                return new int[] {row, matcher.start(), matcher.end()};
            }
        }
        return null;
    }

    private int @Nullable [] before(Pattern pattern) {
        int[] best = null;
        for (int row = text.row(); row >= 0 && best == null; row--) {
            best = lastOn(pattern, row, row == text.row() ? text.column() : Integer.MAX_VALUE);
        }
        return best;
    }

    private int @Nullable [] last(Pattern pattern) {
        int[] best = null;
        for (int row = text.size() - 1; row >= 0 && best == null; row--) {
            best = lastOn(pattern, row, Integer.MAX_VALUE);
        }
        return best;
    }

    private int @Nullable [] lastOn(Pattern pattern, int row, int below) {
        int[] best = null;
        Matcher matcher = pattern.matcher(text.line(row));
        while (matcher.find() && matcher.start() < below) {
            best = new int[] {row, matcher.start(), matcher.end()};
        }
        return best;
    }

    void replace() {
        String typed = sought(true);
        if (typed == null || typed.isEmpty()) {
            return;
        }
        last = typed;
        String by = session.ask("Replace with: ", "", NanoMenu.REPLACE_WITH, "");
        Pattern pattern = by == null ? null : pattern();
        if (by == null || pattern == null) {
            return;
        }
        run(pattern, by);
    }

    private void run(Pattern pattern, String by) {
        int startRow = text.row();
        int startColumn = text.column();
        int count = 0;
        boolean all = false;
        boolean wrapped = false;
        int[] found = behind(pattern, startRow, startColumn);
        while (true) {
            if (found == null && !wrapped) {
                wrapped = true;
                found = behind(pattern, 0, 0);
            }
            boolean over = found == null || wrapped && (found[0] > startRow || found[0] == startRow && found[1] >= startColumn);
            if (over) {
                break;
            }
            text.go(found[0], found[1]);
            String answer = all ? "a" : session.key("\u001b[7mReplace this instance? \u001b[0m", NanoMenu.INSTANCE, 23);
            if (answer.equals("\u0003")) {
                session.say("Cancelled");
                return;
            }
            all |= answer.equalsIgnoreCase("a");
            boolean yes = all || answer.equalsIgnoreCase("y");
            int next = Math.max(found[2], found[1] + 1);
            if (yes) {
                if (count == 0) {
                    text.beginReplacing();
                }
                Matcher matcher = pattern.matcher(text.line(found[0]));
                String with = regular && matcher.find(found[1]) ? backReferences(by, matcher) : by;
                text.replace(found[0], found[1], found[2], with);
                count++;
                next = found[1] + with.length() + (found[2] == found[1] ? 1 : 0);
                startColumn += wrapped && found[0] == startRow ? with.length() - (found[2] - found[1]) : 0;
            }
            found = behind(pattern, found[0], next);
        }
        text.go(startRow, startColumn);
        session.say(count == 0 ? "\"" + last + "\" not found" : "Replaced " + count + (count == 1 ? " occurrence" : " occurrences"));
    }

    private static String backReferences(String by, Matcher matcher) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < by.length(); i++) {
            boolean reference = by.charAt(i) == '\\' && i + 1 < by.length() && Character.isDigit(by.charAt(i + 1));
            int group = reference ? by.charAt(i + 1) - '0' : -1;
            if (reference && group <= matcher.groupCount()) {
                out.append(matcher.group(group) == null ? "" : matcher.group(group));
                i++;
            } else {
                out.append(by.charAt(i));
            }
        }
        return out.toString();
    }
}
