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

    private PatternSet(List<Regex> patterns, @Nullable Regex block) {
        this.patterns = patterns;
        this.block = block;
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
        return new PatternSet(patterns, block);
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

    /** The bytes every matching line contains, if there is a single pattern that tells; null otherwise. */
    byte @Nullable [] literal() {
        String literal = patterns.size() == 1 ? patterns.get(0).literal() : null;
        return literal == null || literal.isEmpty() || literal.indexOf('\n') >= 0 ? null : dev.ktutor.text.ByteText.encode(literal);
    }

    /** Whether those bytes are all there is to match. */
    boolean literalOnly() {
        return patterns.size() == 1 && patterns.get(0).pure();
    }

    /** The pattern for a search through a block of ASCII lines; null if there is none. */
    @Nullable Regex block() {
        return block;
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
