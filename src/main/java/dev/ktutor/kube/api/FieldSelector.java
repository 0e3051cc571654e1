package dev.ktutor.kube.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Which field values are meant: {@code metadata.name=web,status.phase!=Running}.
 *
 * @param terms none for everything
 */
public record FieldSelector(List<Term> terms) {
    /** Selects everything. */
    public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    /** One comparison; {@code equal} is false for {@code !=}. */
    public record Term(String field, String value, boolean equal) { }

    /** Copies the list. */
    public FieldSelector {
        terms = List.copyOf(terms);
    }

    /** From text. Throws {@link SelectorError} with apimachinery's words (fields/selector.go). */
    public static FieldSelector parse(String text) {
        String[] parts = text.split("(?<!\\\\),");
        Arrays.sort(parts);
        List<Term> terms = new ArrayList<>();
        for (String part : parts) {
            if (!part.isEmpty()) {
                terms.add(term(text, part));
            }
        }
        return new FieldSelector(terms);
    }

    private static Term term(String all, String part) {
        for (int i = 0; i < part.length(); i++) {
            for (String operator : new String[] {"!=", "==", "="}) {
                if (part.startsWith(operator, i)) {
                    return new Term(part.substring(0, i), unescape(part.substring(i + operator.length())), !operator.equals("!="));
                }
            }
        }
        throw new SelectorError("invalid selector: '" + all + "'; can't understand '" + part + "'");
    }

    private static String unescape(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length() && "\\,=".indexOf(value.charAt(i + 1)) >= 0) {
                out.append(value.charAt(++i));
            } else if (c == '\\' || c == ',' || c == '=') {
                throw new SelectorError("invalid field selector: invalid escape sequence: \\" + (i + 1 < value.length() ? value.charAt(i + 1) : ""));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Whether every term holds, given how a field is read. */
    public boolean matches(Function<String, String> valueOf) {
        return terms.stream().allMatch(term -> valueOf.apply(term.field()).equals(term.value()) == term.equal());
    }

    /** Whether nothing is required. */
    public boolean empty() {
        return terms.isEmpty();
    }

    /** The value the field must equal, or "". */
    public String requires(String field) {
        return terms.stream().filter(term -> term.equal() && term.field().equals(field)).map(Term::value).findFirst().orElse("");
    }
}
