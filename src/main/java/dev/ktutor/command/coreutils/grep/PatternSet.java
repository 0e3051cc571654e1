package dev.ktutor.command.coreutils.grep;

import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.command.coreutils.regex.RegexSyntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** All patterns of one grep: a line matches if it matches any. */
final class PatternSet {
    /** Where a match is in its line. */
    record Span(int start, int end) { }

    private final List<Regex> patterns;
    private final @Nullable Regex block;
    private final List<String> literals;
    private final boolean literalOnly;
    private final boolean ignoreCase;
    private final boolean word;

    private PatternSet(List<Regex> patterns, @Nullable Regex block, List<String> literals, boolean literalOnly, boolean ignoreCase, boolean word) {
        this.patterns = patterns;
        this.block = block;
        this.literals = literals;
        this.literalOnly = literalOnly;
        this.ignoreCase = ignoreCase;
        this.word = word;
    }

    static PatternSet compile(List<String> texts, RegexSyntax syntax, boolean ignoreCase, boolean word, boolean whole) {
        Set<Regex.Option> options = EnumSet.of(Regex.Option.LENIENT);
        if (ignoreCase) {
            options.add(Regex.Option.IGNORE_CASE);
        }
        if (whole) {
            options.add(Regex.Option.WHOLE);
        } else if (word) {
            options.add(Regex.Option.WORD);
        }
        List<Regex> patterns = new ArrayList<>();
        for (String text : texts) {
            patterns.add(Regex.compile(text, syntax, options));
        }
        Regex block = null;
        if (texts.size() == 1 && syntax != RegexSyntax.PERL && texts.get(0).chars().allMatch(c -> c < 128)) {
            options.add(Regex.Option.BLOCK);
            block = Regex.compile(texts.get(0), syntax, options);
        }
        List<String> literals = new ArrayList<>();
        boolean pure = literals(texts, patterns, syntax, ignoreCase, literals) && !literals.isEmpty() && !whole;
        return new PatternSet(patterns, block, List.copyOf(literals), pure, ignoreCase, word);
    }

    /** What to warn of, pattern by pattern. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (Regex regex : patterns) {
            String warning = regex.warning();
            if (warning != null) {
                warnings.add(warning);
            }
        }
        return warnings;
    }

    boolean matches(String line) {
        for (Regex regex : patterns) {
            if (regex.found(line)) {
                return true;
            }
        }
        return false;
    }

    /** The leftmost match from there on, the longest of those. */
    @Nullable Span find(String line, int from) {
        Span best = null;
        for (Regex regex : patterns) {
            Optional<MatchResult> found = regex.find(line, from);
            if (found.isPresent()) {
                Span span = new Span(regex.start(found.get()), found.get().end());
                if (best == null || span.start() < best.start() || span.start() == best.start() && span.end() > best.end()) {
                    best = span;
                }
            }
        }
        return best;
    }

    /** Whether a line that contains one of the literals matches, and no other. */
    boolean literalOnly() {
        return literalOnly;
    }

    /** What jumps over lines that cannot match. */
    Skipper skipper() {
        if (literals.isEmpty()) {
            return new Skipper(null, false, block);
        }
        List<byte[]> strings = literals.stream().map(dev.ktutor.text.ByteText::encode).toList();
        // In Unicode k and s have a third form (the Kelvin sign, the long s), and words consist of more letters.
        boolean asciiOnly = word || ignoreCase && literals.stream().anyMatch(text -> text.chars().anyMatch(c -> "kKsS".indexOf(c) >= 0));
        return new Skipper(new Needles(strings, ignoreCase, word && literalOnly), asciiOnly, null);
    }

    /** The texts of which every match contains one; empty if there are none to tell. Adds to the list; whether they are all there is to match. */
    private static boolean literals(List<String> texts, List<Regex> patterns, RegexSyntax syntax, boolean ignoreCase, List<String> found) {
        boolean pure = true;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String separator = syntax == RegexSyntax.EXTENDED ? "\\|" : "\\\\\\|";
            List<String> parts = syntax == RegexSyntax.FIXED ? List.of(text) : List.of(text.split(separator, -1));
            String known = patterns.get(i).literal();
            if (syntax != RegexSyntax.PERL && parts.stream().allMatch(syntax == RegexSyntax.FIXED ? PatternSet::usable : PatternSet::plain)
                    && (!ignoreCase || text.chars().allMatch(c -> c < 128))) {
                found.addAll(parts);
            } else if (known != null && usable(known)) {
                pure &= patterns.get(i).pure();
                found.add(known);
            } else {
                found.clear();
                return false;
            }
        }
        return pure;
    }

    private static boolean usable(String text) {
        return !text.isEmpty() && text.indexOf('\n') < 0;
    }

    /** Whether the text has no character that is special in any syntax. */
    private static boolean plain(String text) {
        return usable(text) && text.chars().noneMatch(c -> "\\.[]{}()*+?^$|".indexOf(c) >= 0);
    }

    /** A line's bytes as text. */
    static String text(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return dev.ktutor.text.ByteText.decode(bytes, from, to - from);
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
