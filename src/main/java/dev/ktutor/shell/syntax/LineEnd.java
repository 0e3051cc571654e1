package dev.ktutor.shell.syntax;

/** Finds where a line ends, not counting newlines within quotes. */
final class LineEnd {
    private LineEnd() { }

    /** The offset of the newline, -1 if there is none. */
    static int find(String text, int from) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '#' && i > 0 && Character.isWhitespace(text.charAt(i - 1))) {
                return text.indexOf('\n', i);
            } else if (c == '\n') {
                return i;
            }
        }
        // An unbalanced quote: the plain end of the line is the better guess.
        return text.indexOf('\n', from);
    }
}
