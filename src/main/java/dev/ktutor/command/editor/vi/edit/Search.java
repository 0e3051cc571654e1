package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.pattern.PatternError;
import dev.ktutor.command.editor.vi.pattern.VimPattern;
import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Options;
import dev.ktutor.command.editor.vi.text.Position;
import org.jspecify.annotations.Nullable;

/** Looking for patterns, and what was looked for last. */
public final class Search {
    private final Editor editor;
    private @Nullable String pattern;
    private @Nullable String substituted;
    private boolean lastWasSubstitute;
    private boolean forward = true;
    private String offset = "";
    private String replacement = "";
    private boolean wordSearch;
    private boolean highlight = true;
    private FindMotions.@Nullable Sought sought;

    /** Where a search leads, and how an operator takes it. */
    record Found(Position at, boolean linewise, boolean inclusive) { }

    Search(Editor editor) {
        this.editor = editor;
    }

    FindMotions.@Nullable Sought sought() {
        return sought;
    }

    void sought(FindMotions.Sought what) {
        sought = what;
    }

    /** Compiles with the settings; fails with vim's message. */
    public VimPattern compile(String text, boolean smart) {
        Options options = editor.options();
        try {
            return VimPattern.compile(text, options.on("ignorecase"), smart && options.on("smartcase"), replacement);
        } catch (PatternError e) {
            throw new Refusal(e.text());
        }
    }

    /** The pattern that an empty one stands for; refused if there is none yet. */
    public String last() {
        String text = lastWasSubstitute && substituted != null ? substituted : pattern;
        if (text == null) {
            throw new Refusal("E35: No previous regular expression");
        }
        return text;
    }

    /** The pattern searched for last, for drawing; null if there is none or it is hidden. */
    public @Nullable String highlighted() {
        boolean on = highlight && editor.options().on("hlsearch");
        return !on ? null : lastWasSubstitute && substituted != null ? substituted : pattern;
    }

    /** Hides the marks on matches until the next search. */
    public void hide() {
        highlight = false;
    }

    /** Shows the marks on matches again. */
    public void show() {
        highlight = true;
    }

    /** Remembers the pattern of a substitution or :g. */
    public void remember(String text, boolean substitution) {
        if (substitution) {
            substituted = text;
        } else {
            pattern = text;
        }
        lastWasSubstitute = substitution;
        highlight = true;
        editor.registers().note('/', text);
    }

    /** The last replacement text, which ~ stands for. */
    public String replacement() {
        return replacement;
    }

    /** Remembers the replacement text. */
    public void replacement(String text) {
        replacement = text;
    }

    /** The pattern up to the delimiter, backslashes before it taken away. */
    public static int patternEnd(String text, int from, char delimiter) {
        boolean inBrackets = false;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[' && !inBrackets && closes(text, i + 1)) {
                inBrackets = true;
            } else if (c == ']' && inBrackets) {
                inBrackets = false;
            } else if (c == delimiter && !inBrackets) {
                return i;
            }
            i++;
        }
        return text.length();
    }

    private static boolean closes(String text, int from) {
        int start = from < text.length() && text.charAt(from) == '^' ? from + 1 : from;
        return text.indexOf(']', start + 1) > 0;
    }

    /** A pattern and offset as typed after / or ?. */
    Found typed(String line, boolean towardsEnd, Position from, int times) {
        char delimiter = towardsEnd ? '/' : '?';
        int end = patternEnd(line, 0, delimiter);
        String text = line.substring(0, end).replace("\\" + delimiter, towardsEnd ? "/" : "?");
        forward = towardsEnd;
        if (text.isEmpty()) {
            text = last();
            offset = end < line.length() ? line.substring(end + 1) : line.isEmpty() ? offset : "";
        } else {
            offset = end < line.length() ? line.substring(end + 1) : "";
        }
        remember(text, false);
        wordSearch = false;
        int chain = offset.indexOf(';');
        if (chain >= 0) {
            String next = offset.substring(chain + 1);
            offset = offset.substring(0, chain);
            Found first = find(from, times, towardsEnd);
            if (next.startsWith("/") || next.startsWith("?")) {
                return typed(next.substring(1), next.startsWith("/"), first.at(), 1);
            }
        }
        return find(from, times, towardsEnd);
    }

    Found again(boolean opposite, Position from, int times) {
        String text = last();
        remember(text, false);
        return find(from, times, forward != opposite);
    }

    Found word(String text, boolean towardsEnd, Position from, int times) {
        forward = towardsEnd;
        offset = "";
        remember(text, false);
        wordSearch = true;
        return find(from, times, towardsEnd);
    }

    private Found find(Position from, int times, boolean ahead) {
        VimPattern compiled = compile(last(), !wordSearch);
        boolean byEnd = offset.startsWith("e");
        boolean byLine = offset.matches("[+-]?\\d*") && !offset.isEmpty();
        Position start = from;
        if (byLine || offset.matches("[bse]?[+-].*|[bse]\\d.*|;.*")) {
            start = undoOffset(from, byLine, ahead);
        }
        Position at = start;
        for (int i = 0; i < times; i++) {
            at = next(compiled, at, ahead, byEnd);
        }
        return apply(compiled, at, byEnd, byLine);
    }

    /** A search with an offset goes on from the match, not from where the offset led. */
    private Position undoOffset(Position from, boolean byLine, boolean ahead) {
        Buffer buffer = editor.buffer();
        if (byLine) {
            return ahead ? new Position(from.line(), Math.max(0, buffer.line(from.line()).length())) : new Position(from.line(), 0);
        }
        int shift = number(offset.substring(offset.matches("[bse].*") ? 1 : 0));
        return shift == 0 ? from : new Position(from.line(), Math.max(0, from.column() - shift));
    }

    private static int number(String text) {
        String digits = text.replaceFirst("^[+-]", "");
        int value = digits.matches("\\d{1,8}") ? Integer.parseInt(digits) : digits.isEmpty() && !text.isEmpty() ? 1 : 0;
        return text.startsWith("-") ? -value : value;
    }

    private Found apply(VimPattern compiled, Position match, boolean byEnd, boolean byLine) {
        Buffer buffer = editor.buffer();
        if (byLine) {
            int line = Math.max(1, Math.min(buffer.size(), match.line() + number(offset)));
            return new Found(new Position(line, 0), true, false);
        }
        if (!offset.matches("[bse].*")) {
            return new Found(match, false, false);
        }
        Position at = byEnd ? endOf(compiled, match) : match;
        int shift = number(offset.substring(1));
        Cursor cursor = new Cursor(buffer, at);
        for (int i = 0; i < Math.abs(shift); i++) {
            if ((shift > 0 ? cursor.incOverEnd() : cursor.decOverEnd()) == -1) {
                break;
            }
        }
        return new Found(cursor.position(), false, byEnd);
    }

    private Position endOf(VimPattern compiled, Position match) {
        VimPattern.Match found = compiled.find(editor.buffer(), match.line(), match.column());
        Cursor cursor = new Cursor(editor.buffer(), found == null ? match : found.end());
        if (found != null && found.start().before(found.end())) {
            cursor.decOverEnd();
        }
        return cursor.position();
    }

    /** The next match in a direction, around the end of the text if 'wrapscan' is on; refused if there is none. */
    private Position next(VimPattern compiled, Position from, boolean ahead, boolean byEnd) {
        Position found = ahead ? ahead(compiled, from, editor.buffer().size(), byEnd) : back(compiled, from, 1, byEnd);
        if (found != null) {
            return found;
        }
        if (!editor.options().on("wrapscan")) {
            throw new Refusal((ahead ? "E385: Search hit BOTTOM without match for: " : "E384: Search hit TOP without match for: ") + compiled.source());
        }
        Buffer buffer = editor.buffer();
        found = ahead ? ahead(compiled, new Position(1, -1), buffer.size(), byEnd)
                : back(compiled, new Position(buffer.size(), Integer.MAX_VALUE), 1, byEnd);
        if (found == null) {
            throw new Refusal("E486: Pattern not found: " + compiled.source());
        }
        editor.say(ahead ? "search hit BOTTOM, continuing at TOP" : "search hit TOP, continuing at BOTTOM");
        return found;
    }

    /** The first match behind a place, down to that line; null if there is none. */
    @Nullable Position ahead(VimPattern compiled, Position from, int lastLine, boolean byEnd) {
        Buffer buffer = editor.buffer();
        for (int line = from.line(); line <= lastLine; line++) {
            int column = line == from.line() ? byEnd ? 0 : from.column() + 1 : 0;
            while (column <= buffer.line(line).length()) {
                VimPattern.Match match = compiled.find(buffer, line, Math.max(0, column));
                if (match == null) {
                    break;
                }
                boolean atLineEnd = match.start().column() >= buffer.line(line).length() && match.start().column() > 0;
                boolean behind = line != from.line() || (byEnd ? from.before(lastOf(match)) : match.start().column() > from.column());
                if (behind && (!atLineEnd || match.start().before(match.end()))) {
                    return match.start();
                }
                if (behind && atLineEnd) {
                    return new Position(line, buffer.line(line).length() - 1);
                }
                column = match.start().column() + 1;
            }
        }
        return null;
    }

    private Position lastOf(VimPattern.Match match) {
        return new Position(match.end().line(), Math.max(0, match.end().column() - 1));
    }

    private @Nullable Position back(VimPattern compiled, Position from, int firstLine, boolean byEnd) {
        Buffer buffer = editor.buffer();
        for (int line = from.line(); line >= firstLine; line--) {
            Position best = null;
            int column = 0;
            while (column <= buffer.line(line).length()) {
                VimPattern.Match match = compiled.find(buffer, line, column);
                if (match == null) {
                    break;
                }
                Position place = byEnd ? lastOf(match) : match.start();
                if (line == from.line() && !place.before(from)) {
                    break;
                }
                boolean atLineEnd = match.start().column() >= buffer.line(line).length() && match.start().column() > 0;
                best = atLineEnd && match.start().equals(match.end()) ? new Position(line, buffer.line(line).length() - 1) : match.start();
                column = match.start().column() + 1;
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    /** The line of the next or previous match from a line on, for ranges; refused if there is none. */
    public int line(String text, int from, boolean ahead) {
        VimPattern compiled = compile(text, true);
        remember(text, false);
        Position start = ahead ? new Position(from, Integer.MAX_VALUE - 1) : new Position(from, 0);
        return next(compiled, start, ahead, false).line();
    }
}
