package dev.ktutor.command.editor.vi.pattern;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A compiled pattern of vim's. */
public final class VimPattern {
    private static final int MOST_LINES = 2000;
    private final Pattern java;
    private final Translator translator;
    private final String source;

    /**
     * Where it matched.
     *
     * @param start its first character
     * @param end behind its last; column 0 of the next line after a newline
     * @param groups the whole, then what \1 to \9 matched
     */
    public record Match(Position start, Position end, List<String> groups) { }

    private VimPattern(Pattern java, Translator translator, String source) {
        this.java = java;
        this.translator = translator;
        this.source = source;
    }

    /** Compiles it; {@code ignoreCase} and {@code smartCase} are the settings. Fails with a {@link PatternError}. */
    public static VimPattern compile(String pattern, boolean ignoreCase, boolean smartCase, String lastSubstitute) {
        Translator translator = new Translator(pattern, lastSubstitute);
        String java = translator.translate();
        Boolean forced = translator.ignoreCase();
        boolean ignores = forced != null ? forced : ignoreCase && !(smartCase && hasUpper(pattern));
        try {
            return new VimPattern(Pattern.compile(java, ignores ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0), translator, pattern);
        } catch (PatternSyntaxException | StackOverflowError e) {
            throw new PatternError("E383: Invalid search string: " + pattern);
        }
    }

    private static boolean hasUpper(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i += i + 1 < pattern.length() && "_%".indexOf(pattern.charAt(i + 1)) >= 0 ? 2 : 1;
            } else if (Character.isUpperCase(c)) {
                return true;
            }
        }
        return false;
    }

    /** The pattern as it was typed. */
    public String source() {
        return source;
    }

    /** Whether a line holds it. */
    public boolean matches(Buffer buffer, int line) {
        return find(buffer, line, 0) != null;
    }

    /** The first match that begins in the line at or behind the column; null if there is none. */
    public @Nullable Match find(Buffer buffer, int line, int column) {
        String text = buffer.line(line);
        if (translator.spansLines()) {
            StringBuilder more = new StringBuilder(text);
            for (int i = line + 1; i <= buffer.size() && i < line + MOST_LINES; i++) {
                more.append('\n').append(buffer.line(i));
            }
            // The last line's end can be matched too.
            text = more.append('\n').toString();
        }
        int length = buffer.line(line).length();
        int from = column;
        Matcher matcher = java.matcher(new BoundedText(text));
        matcher.useAnchoringBounds(false).useTransparentBounds(true);
        try {
            while (from <= length) {
                matcher.region(from, text.length());
                if (!matcher.find()) {
                    return null;
                }
                int start = translator.hasStart() && matcher.start("vstart") >= 0 ? matcher.start("vstart") : matcher.start();
                if (matcher.start() > length || start >= column && start > length && !translator.spansLines()) {
                    return null;
                }
                if (start >= column) {
                    return match(matcher, text, line, start);
                }
                from = matcher.start() + 1;
            }
        } catch (StackOverflowError | BoundedText.TooMuch e) {
            throw new PatternError("E363: Pattern uses more memory than 'maxmempattern'");
        }
        return null;
    }

    private Match match(Matcher matcher, String text, int line, int start) {
        int end = translator.hasEnd() && matcher.start("vend") >= 0 ? matcher.start("vend") : matcher.end();
        end = Math.max(start, end);
        List<String> groups = new ArrayList<>(List.of(text.substring(start, end)));
        for (int number : translator.numbers()) {
            String group = matcher.group(number);
            groups.add(group == null ? "" : group);
        }
        return new Match(position(text, line, start), position(text, line, end), groups);
    }

    private static Position position(String text, int line, int offset) {
        int at = line;
        int start = 0;
        for (int newline = text.indexOf('\n'); newline >= 0 && newline < offset; newline = text.indexOf('\n', newline + 1)) {
            at++;
            start = newline + 1;
        }
        return new Position(at, offset - start);
    }
}
