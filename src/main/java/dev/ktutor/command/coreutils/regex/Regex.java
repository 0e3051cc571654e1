package dev.ktutor.command.coreutils.regex;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A compiled pattern. POSIX asks for the longest of the leftmost matches, Java gives the first: this class makes it the longest. */
public final class Regex {
    private static final String KEEP = "ktutorKeep";
    private static final int LONGEST_TRIED = 4096;

    /** How matching is changed. */
    public enum Option {
        /** Letters match in either case. */
        IGNORE_CASE,
        /** {@code ^} and {@code $} match at every line of the text (sed's M). */
        MULTILINE,
        /** A match must be a whole word (grep -w). */
        WORD,
        /** A match must be the whole text (grep -x). */
        WHOLE,
        /** The text holds many lines, of which no match may go over the end (a search through a block). */
        BLOCK,
        /** A stray {@code )} stands for itself and a repetition of nothing is passed over, as grep -E has it. */
        LENIENT
    }

    private final Pattern pattern;
    private final boolean longest;
    private final boolean keep;
    private final @Nullable String literal;
    private final boolean pure;
    private final int groups;
    private final @Nullable String warning;

    private Regex(Pattern pattern, Translation translation, boolean keep, boolean changed, boolean bounded) {
        this.pattern = pattern;
        this.longest = translation.alternatives();
        this.keep = keep;
        this.literal = changed ? null : translation.literal();
        this.pure = translation.pure() && !changed && !bounded;
        this.groups = translation.groups();
        this.warning = translation.warning();
    }

    /**
     * Compiles a pattern.
     *
     * @throws RegexError if it is malformed
     */
    public static Regex compile(String text, RegexSyntax syntax, Set<Option> options) {
        Translation translation = switch (syntax) {
            case FIXED -> new Translation(Pattern.quote(text), false, text, true, 0, null);
            case PERL -> perl(text);
            default -> new PosixTranslator(text, syntax == RegexSyntax.EXTENDED, options.contains(Option.MULTILINE),
                    options.contains(Option.BLOCK), options.contains(Option.LENIENT)).translate();
        };
        String java = translation.java();
        boolean keep = syntax == RegexSyntax.PERL && java.contains("(?<" + KEEP + ">");
        if (options.contains(Option.WHOLE)) {
            java = options.contains(Option.BLOCK) ? "(?<=\\n|\\A)(?:" + java + ")(?=\\n|\\z)" : "^(?:" + java + ")\\z";
        } else if (options.contains(Option.WORD)) {
            java = "(?<![\\p{L}\\p{Nd}_])(?:" + java + ")(?![\\p{L}\\p{Nd}_])";
        }
        int flags = syntax == RegexSyntax.PERL ? 0 : Pattern.DOTALL;
        if (options.contains(Option.IGNORE_CASE)) {
            flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        }
        boolean changed = options.contains(Option.IGNORE_CASE);
        boolean bounded = options.contains(Option.WORD) || options.contains(Option.WHOLE);
        try {
            return new Regex(Pattern.compile(java, flags), translation, keep, changed, bounded);
        } catch (PatternSyntaxException e) {
            throw new RegexError(syntax == RegexSyntax.PERL ? e.getDescription() : "Invalid regular expression");
        } catch (StackOverflowError e) {
            throw new RegexError("Regular expression too big");
        }
    }

    /** As {@link #compile(String, RegexSyntax, Set)} with at most the options named. */
    public static Regex compile(String text, RegexSyntax syntax, Option... options) {
        Set<Option> set = EnumSet.noneOf(Option.class);
        set.addAll(java.util.List.of(options));
        return compile(text, syntax, set);
    }

    private static Translation perl(String text) {
        String java = text.replace("(?P<", "(?<").replaceAll("\\[:(\\^?)([a-z]+):\\]", "\\\\p{posix-$1$2}");
        for (String[] name : PosixTranslator.CLASSES) {
            java = java.replace("\\p{posix-" + name[0] + "}", name[1]).replace("\\p{posix-^" + name[0] + "}", "&&[^" + name[1] + "]");
        }
        int kept = java.indexOf("\\K");
        if (kept >= 0) {
            java = java.substring(0, kept) + "(?<" + KEEP + ">" + java.substring(kept + 2) + ")";
        }
        return new Translation(java, false, null, false, 0, null);
    }

    /** The leftmost match from that position on, longest where POSIX asks for it. */
    public Optional<MatchResult> find(CharSequence text, int from) {
        Matcher matcher = pattern.matcher(text);
        matcher.useAnchoringBounds(false);
        matcher.useTransparentBounds(true);
        matcher.region(from, text.length());
        try {
            if (!matcher.find()) {
                return Optional.empty();
            }
        } catch (StackOverflowError e) {
            throw new RegexError("Memory exhausted");
        }
        MatchResult first = matcher.toMatchResult();
        return Optional.of(longest ? longest(matcher, first, text) : first);
    }

    /** Whether there is a match. */
    public boolean found(CharSequence text) {
        try {
            return pattern.matcher(text).find();
        } catch (StackOverflowError e) {
            throw new RegexError("Memory exhausted");
        }
    }

    private static MatchResult longest(Matcher matcher, MatchResult first, CharSequence text) {
        int start = first.start();
        int end = Math.min(text.length(), start + LONGEST_TRIED);
        for (int to = end; to > first.end(); to--) {
            matcher.region(start, to);
            if (matcher.matches()) {
                return matcher.toMatchResult();
            }
        }
        return first;
    }

    /** Where the match begins that is to be shown: after {@code \K} if there is one. */
    public int start(MatchResult match) {
        return keep ? match.start(match.groupCount()) : match.start();
    }

    /** A text that every match contains; null if there is none to tell. */
    public @Nullable String literal() {
        return literal;
    }

    /** Whether the pattern is that text and nothing else. */
    public boolean pure() {
        return pure;
    }

    /** What grep warns of; null if there is nothing. */
    public @Nullable String warning() {
        return warning;
    }

    /** How many groups it has. */
    public int groups() {
        return groups;
    }

    /** The pattern in Java's syntax, for searches through blocks. */
    public Pattern pattern() {
        return pattern;
    }

    /** A pattern in Java's syntax, and what is known of it. */
    record Translation(String java, boolean alternatives, @Nullable String literal, boolean pure, int groups,
            @Nullable String warning) { }
}
