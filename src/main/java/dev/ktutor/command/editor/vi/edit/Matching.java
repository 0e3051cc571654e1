package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Position;
import org.jspecify.annotations.Nullable;

/** Finds the bracket that belongs to another, leaving those in quotes aside as vim does ('matchpairs' by default). */
final class Matching {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    private final Buffer buffer;
    private int line;
    private int column;
    private boolean backwards;
    /** 1 if the line has an even number of quotes, so that they can be told apart; -1 before it was counted. */
    private int countsQuotes = -1;
    private boolean inQuote;
    private boolean smart = true;
    /** -1 not known yet. */
    private int startInQuotes = -1;

    Matching(Buffer buffer) {
        this.buffer = buffer;
    }

    /** The partner of the first bracket at or behind the place. */
    @Nullable Position partner(Position from) {
        String text = buffer.line(from.line());
        int at = from.column() >= text.length() && from.column() > 0 ? text.length() - 1 : from.column();
        while (at < text.length() && OPENING.indexOf(text.charAt(at)) < 0 && CLOSING.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at >= text.length()) {
            return null;
        }
        char own = text.charAt(at);
        int kind = OPENING.indexOf(own);
        backwards = kind < 0;
        char other = backwards ? OPENING.charAt(CLOSING.indexOf(own)) : CLOSING.charAt(kind);
        return search(from.line(), at, own, other, escaped(text, at));
    }

    /** The bracket of that kind that encloses the place and has no partner before it. */
    @Nullable Position enclosing(Position from, char which) {
        backwards = OPENING.indexOf(which) >= 0;
        char own = backwards ? CLOSING.charAt(OPENING.indexOf(which)) : OPENING.charAt(CLOSING.indexOf(which));
        return search(from.line(), from.column(), own, which, false);
    }

    /** The next opening bracket ahead that is not closed in between. */
    @Nullable Position ahead(Position from, char open) {
        backwards = false;
        smart = false;
        return search(from.line(), from.column(), CLOSING.charAt(OPENING.indexOf(open)), open, false);
    }

    /** Takes quotes for ordinary characters. */
    Matching plain() {
        smart = false;
        return this;
    }

    private static boolean escaped(String text, int at) {
        int slashes = 0;
        while (at - 1 - slashes >= 0 && text.charAt(at - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private @Nullable Position search(int fromLine, int fromColumn, char own, char other, boolean ownEscaped) {
        line = fromLine;
        column = fromColumn;
        int depth = 0;
        while (true) {
            if (!step()) {
                return null;
            }
            String text = buffer.line(line);
            if (smart && countsQuotes == -1) {
                countQuotes(text);
            }
            if (startInQuotes == -1) {
                startInQuotes = 0;
            }
            if (column >= text.length()) {
                if (column == 0 || text.charAt(column - 1) != '\\') {
                    inQuote = false;
                    startInQuotes = 0;
                }
                continue;
            }
            char c = text.charAt(column);
            if (smart && c == '"') {
                if (countsQuotes == 1 && !escaped(text, column)) {
                    inQuote = !inQuote;
                    startInQuotes = 0;
                }
            } else if (smart && c == '\'' && skipsCharacter(text)) {
                continue;
            } else if ((!inQuote || startInQuotes == 1) && (c == own || c == other) && escaped(text, column) == ownEscaped) {
                if (c == own) {
                    depth++;
                } else if (depth == 0) {
                    return new Position(line, column);
                } else {
                    depth--;
                }
            }
        }
    }

    private boolean step() {
        if (backwards) {
            if (column > 0) {
                column--;
                return true;
            }
            if (line == 1) {
                return false;
            }
            line--;
            column = buffer.line(line).length();
            countsQuotes = -1;
            return true;
        }
        if (column < buffer.line(line).length()) {
            column++;
            return true;
        }
        if (line == buffer.size()) {
            return false;
        }
        line++;
        column = 0;
        countsQuotes = -1;
        return true;
    }

    private void countQuotes(String text) {
        int quotes = -1;
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            if (i == column + (backwards ? 1 : 0)) {
                atStart = (quotes & 1) != 0;
            }
            boolean character = i > 0 && text.charAt(i - 1) == '\'' && i + 1 < text.length() && text.charAt(i + 1) == '\'';
            if (text.charAt(i) == '"' && !character) {
                quotes++;
            }
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
        }
        countsQuotes = quotes & 1;
        if (countsQuotes == 1) {
            return;
        }
        inQuote = false;
        if (text.endsWith("\\")) {
            countsQuotes = 1;
            if (startInQuotes == -1) {
                inQuote = true;
                startInQuotes = 1;
            } else if (backwards) {
                inQuote = true;
            }
        }
        if (line > 1 && buffer.line(line - 1).endsWith("\\")) {
            countsQuotes = 1;
            if (startInQuotes == -1) {
                inQuote = atStart;
                startInQuotes = atStart ? 1 : -1;
            } else if (!backwards) {
                inQuote = true;
            }
        }
    }

    /** A character in single quotes, which may be a bracket, is stepped over. */
    private boolean skipsCharacter(String text) {
        int width = backwards ? quotedBefore(text) : quotedBehind(text);
        if (width == 0) {
            return false;
        }
        column += backwards ? -width : width;
        return true;
    }

    private int quotedBefore(String text) {
        if (column > 1 && text.charAt(column - 2) == '\'') {
            return 2;
        }
        return column > 2 && text.charAt(column - 2) == '\\' && text.charAt(column - 3) == '\'' ? 3 : 0;
    }

    private int quotedBehind(String text) {
        int left = text.length() - column;
        if (left > 3 && text.charAt(column + 1) == '\\' && text.charAt(column + 3) == '\'') {
            return 3;
        }
        return left > 2 && text.charAt(column + 1) != '\\' && text.charAt(column + 2) == '\'' ? 2 : 0;
    }
}
