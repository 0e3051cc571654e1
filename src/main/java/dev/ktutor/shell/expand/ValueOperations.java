package dev.ktutor.shell.expand;

import dev.ktutor.shell.syntax.Operation;
import dev.ktutor.shell.syntax.Parameter;
import dev.ktutor.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operators of <code>${…}</code> do to a value. */
final class ValueOperations {
    private final ExpansionContext context;
    private final WordExpander words;

    ValueOperations(ExpansionContext context, WordExpander words) {
        this.context = context;
        this.words = words;
    }

    String apply(Operation operation, String value) {
        if (operation instanceof Operation.Trim trim) {
            return trim(trim, value);
        }
        if (operation instanceof Operation.Replace replace) {
            return replace(replace, value);
        }
        if (operation instanceof Operation.Substring substring) {
            return substring(substring, value);
        }
        if (operation instanceof Operation.ChangeCase change) {
            return changeCase(change, value);
        }
        return value;
    }

    private ShellPattern pattern(Word word) {
        return words.pattern(words.patternText(word), context.on(ShellOption.EXTGLOB), false);
    }

    private String trim(Operation.Trim trim, String value) {
        context.work(value.length());
        ShellPattern pattern = pattern(trim.pattern());
        if (trim.suffix()) {
            int start = pattern.matchStart(value, trim.longest());
            return start < 0 ? value : value.substring(0, start);
        }
        int end = pattern.matchEnd(value, 0, trim.longest());
        return end < 0 ? value : value.substring(end);
    }

    private String replace(Operation.Replace replace, String value) {
        ShellPattern pattern = words.pattern(words.patternText(replace.pattern()), context.on(ShellOption.EXTGLOB),
                context.on(ShellOption.NOCASEMATCH));
        String replacement = words.replacement(replace.replacement());
        if (replace.mode() == '#' || replace.mode() == '%') {
            boolean suffix = replace.mode() == '%';
            int at = suffix ? pattern.matchStart(value, true) : pattern.matchEnd(value, 0, true);
            if (at < 0) {
                return value;
            }
            return suffix ? value.substring(0, at) + filled(replacement, value.substring(at))
                    : filled(replacement, value.substring(0, at)) + value.substring(at);
        }
        if (pattern.literal() != null && pattern.literal().isEmpty() || value.isEmpty() && !pattern.matches("")) {
            return value;
        }
        StringBuilder result = new StringBuilder();
        int at = 0;
        PatternMatch match = new PatternMatch(value, value.length());
        while (at < value.length() || value.isEmpty()) {
            context.work(1);
            int end = pattern.matchEnd(match, value, at, true);
            if (end >= at) {
                String filled = filled(replacement, value.substring(at, end));
                context.work(filled.length());
                context.grown((long) result.length() + filled.length());
                result.append(filled);
                boolean nothing = end == at;
                at = end;
                if (replace.mode() == '/' || value.isEmpty()) {
                    break;
                }
                if (!nothing) {
                    continue;
                }
            }
            // What stands behind a match of nothing stays, as what does not match.
            int next = value.offsetByCodePoints(at, 1);
            result.append(value, at, next);
            at = next;
        }
        return result.append(value, Math.min(at, value.length()), value.length()).toString();
    }

    /** The replacement with unquoted ampersands standing for what was matched ({@code patsub_replacement}). */
    private String filled(String replacement, String match) {
        if (replacement.indexOf('&') < 0 && replacement.indexOf('\\') < 0) {
            return replacement;
        }
        boolean ampersand = context.on(ShellOption.PATSUB_REPLACEMENT);
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '\\' && i + 1 < replacement.length() && (replacement.charAt(i + 1) == '&' || replacement.charAt(i + 1) == '\\')) {
                result.append(replacement.charAt(++i));
            } else if (c == '&' && ampersand) {
                result.append(match);
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    private String substring(Operation.Substring substring, String value) {
        int length = value.codePointCount(0, value.length());
        long from = words.number(substring.offset());
        if (from < 0) {
            from += length;
        }
        if (from < 0 || from > length) {
            return "";
        }
        Word lengthWord = substring.length();
        long count = lengthWord == null ? length : words.number(lengthWord);
        long to = count < 0 ? length + count : Math.min(length, from + count);
        if (to < from) {
            throw ExpansionError.line((lengthWord == null ? "" : lengthWord.source()) + ": substring expression < 0");
        }
        int start = value.offsetByCodePoints(0, (int) from);
        return value.substring(start, value.offsetByCodePoints(start, (int) (to - from)));
    }

    /** Some of several values: positional parameters count from $0, sparse arrays by index. */
    List<String> slice(Operation.Substring substring, Parameter parameter, List<String> values) {
        long from = words.number(substring.offset());
        Word lengthWord = substring.length();
        long count = lengthWord == null ? Long.MAX_VALUE : words.number(lengthWord);
        if (count < 0) {
            throw ExpansionError.line((lengthWord == null ? "" : lengthWord.source()) + ": substring expression < 0");
        }
        List<String> all = new ArrayList<>(values);
        Variable variable = parameter.subscript() == null ? null : context.variables().get(parameter.name());
        if (variable != null && variable.array() != null) {
            long first = from < 0 ? from + variable.array().nextIndex() : from;
            all.clear();
            for (Map.Entry<Long, String> entry : variable.array().entries().entrySet()) {
                if (first >= 0 && entry.getKey() >= first && all.size() < count) {
                    all.add(entry.getValue());
                }
            }
            return all;
        }
        if (parameter.subscript() == null) {
            if (from <= 0) {
                all.add(0, String.valueOf(context.special('0')));
            } else {
                from--;
            }
        }
        long start = from < 0 ? from + all.size() : from;
        if (start < 0 || start > all.size()) {
            return List.of();
        }
        return all.subList((int) start, (int) (count > all.size() - start ? all.size() : start + count));
    }

    private String changeCase(Operation.ChangeCase change, String value) {
        ShellPattern pattern = change.pattern() == null ? null : pattern(change.pattern());
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < value.length(); ) {
            int point = value.codePointAt(i);
            boolean hit = (change.all() || i == 0) && (pattern == null || pattern.matches(Character.toString(point)));
            result.appendCodePoint(hit ? changed(point, change.direction()) : point);
            i += Character.charCount(point);
        }
        return result.toString();
    }

    private static int changed(int point, char direction) {
        return switch (direction) {
            case '^' -> Character.toUpperCase(point);
            case ',' -> Character.toLowerCase(point);
            default -> Character.isUpperCase(point) ? Character.toLowerCase(point) : Character.toUpperCase(point);
        };
    }

    List<String> transformAll(char letter, Parameter parameter, List<String> values) {
        Variable variable = parameter.subscript() == null ? null : context.variables().get(parameter.name());
        if (letter == 'A') {
            String text = variable == null ? "set -- " + String.join(" ", values.stream().map(Quoting::always).toList())
                    : Declarations.describe(parameter.name(), variable);
            return values.isEmpty() && variable == null ? List.of() : List.of(text);
        }
        if ((letter == 'K' || letter == 'k') && variable != null && variable.isArray()) {
            List<String> pairs = new ArrayList<>();
            Map<?, String> entries = variable.map() != null ? variable.map().entries()
                    : variable.array() != null ? variable.array().entries() : Map.of();
            entries.forEach((key, value) -> {
                if (letter == 'k') {
                    pairs.add(String.valueOf(key));
                    pairs.add(value);
                } else {
                    pairs.add(Declarations.key(String.valueOf(key)) + " " + Quoting.declared(value));
                }
            });
            return letter == 'k' ? pairs : List.of(String.join(" ", pairs) + (variable.map() != null ? " " : ""));
        }
        List<String> changed = new ArrayList<>();
        for (String value : values) {
            changed.add(transform(letter, parameter, value));
        }
        return changed;
    }

    String transform(char letter, Parameter parameter, @Nullable String value) {
        Variable variable = context.variables().get(parameter.name());
        if (letter == 'a') {
            return variable == null ? "" : variable.attributes();
        }
        if (value == null) {
            boolean declared = letter == 'A' && variable != null && !variable.attributes().isEmpty();
            return declared ? "declare -" + variable.attributes() + " " + parameter.name() : "";
        }
        return switch (letter) {
            case 'Q', 'K', 'k' -> Quoting.always(value);
            case 'E' -> dev.ktutor.shell.syntax.Escapes.ansi(value);
            case 'P' -> context.prompt(value);
            case 'U' -> value.toUpperCase(Locale.ROOT);
            case 'L' -> value.toLowerCase(Locale.ROOT);
            case 'u' -> value.isEmpty() ? value
                    : Character.toString(Character.toUpperCase(value.codePointAt(0))) + value.substring(value.offsetByCodePoints(0, 1));
            case 'A' -> {
                String letters = variable == null ? "" : variable.attributes();
                String quoted = parameter.name() + "=" + Quoting.always(value);
                yield letters.isEmpty() ? quoted : "declare -" + letters + " " + quoted;
            }
            default -> value;
        };
    }
}
