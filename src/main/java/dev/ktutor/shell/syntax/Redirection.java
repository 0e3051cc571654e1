package dev.ktutor.shell.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A redirection.
 *
 * @param operator as written: {@code <}, {@code >}, {@code >>}, {@code <&}, {@code &>}, {@code <<} …
 * @param descriptor the number before the operator, -1 for the operator's own
 * @param variable the name in {@code {name}>…}, else null
 * @param target the file name, descriptor or here-string; for a here-document its delimiter
 * @param document the body of a here-document, else null
 */
public record Redirection(String operator, int descriptor, @Nullable String variable, Word target,
        @Nullable HereDocument document) {

    /**
     * The body of a here-document.
     *
     * @param body what is expanded; one quoted part when the delimiter was quoted
     * @param text the lines as written, for printing functions
     */
    public record HereDocument(Word body, String text) {
    }

    /** Whether it is {@code <<} or {@code <<-}. */
    public boolean isHereDocument() {
        return operator.equals("<<") || operator.equals("<<-");
    }
}
