package dev.ktutor.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shell word before expansion.
 *
 * @param parts the pieces it is made of, in order
 * @param constant its value when no expansion, splitting or globbing can change it, else null
 * @param braces what brace expansion makes of it; null when it has none
 * @param source the word as written, for messages
 */
public record Word(List<Part> parts, @Nullable String constant, @Nullable Braces braces, String source) {

    /** The word that is always the empty string. */
    public static final Word EMPTY = new Word(List.of(), "", null, "");

    /** A word of the given pieces, without brace expansion. */
    public static Word of(List<Part> parts, String source) {
        return new Word(List.copyOf(parts), constantOf(parts), null, source);
    }

    /** A word that stands for itself. */
    public static Word literal(String text) {
        return of(text.isEmpty() ? List.of() : List.of(new Part.Quoted(text)), text);
    }

    /** The text when the word is one unquoted literal, else null: what can be a reserved word, a name or an alias. */
    public @Nullable String bare() {
        return parts.size() == 1 && parts.get(0) instanceof Part.Literal literal ? literal.text() : null;
    }

    /** Whether any part of it is quoted, as for the delimiter of a here-document. */
    public boolean quoted() {
        return parts.stream().anyMatch(part -> part instanceof Part.Quoted || part instanceof Part.DoubleQuoted);
    }

    /** The text with the quotes removed and nothing expanded, as a here-document's delimiter is read. */
    public String unquoted() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            appendPlain(part, text);
        }
        return text.toString();
    }

    private static void appendPlain(Part part, StringBuilder text) {
        if (part instanceof Part.Literal literal) {
            text.append(literal.text());
        } else if (part instanceof Part.Quoted quoted) {
            text.append(quoted.text());
        } else if (part instanceof Part.DoubleQuoted inner) {
            inner.parts().forEach(each -> appendPlain(each, text));
        } else if (part instanceof Part.Tilde tilde) {
            text.append('~').append(tilde.user());
        }
    }

    private static @Nullable String constantOf(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Quoted quoted) {
                text.append(quoted.text());
            } else if (part instanceof Part.Literal literal && !hasGlob(literal.text())) {
                text.append(literal.text());
            } else if (part instanceof Part.DoubleQuoted inner && constantOf(inner.parts()) != null) {
                text.append(constantOf(inner.parts()));
            } else {
                return null;
            }
        }
        return text.toString();
    }

    private static boolean hasGlob(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?' || c == '[' || c == '(') {
                return true;
            }
        }
        return false;
    }
}
