package dev.ktutor.command.coreutils.sed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The characters of the scripts, joined, and where a complaint about one of them belongs. */
class SedScanner {
    /** A script from -e (its number) or -f (its file). */
    record Piece(String text, String file, int number) { }

    private final List<Piece> pieces;
    private final List<Integer> starts = new ArrayList<>();
    final String script;
    int at;

    SedScanner(List<Piece> pieces) {
        this.pieces = pieces;
        StringBuilder all = new StringBuilder();
        for (Piece piece : pieces) {
            starts.add(all.length());
            all.append(piece.text()).append('\n');
        }
        this.script = all.length() == 0 ? "" : all.substring(0, all.length() - 1);
    }

    SedError error(String text) {
        return error(-1, text, Math.min(at, script.length()));
    }

    /** An error with the place it is at: characters of -e are counted, lines of -f. */
    SedError error(int character, String text, int position) {
        int piece = 0;
        while (piece + 1 < starts.size() && starts.get(piece + 1) <= Math.min(position, Math.max(0, script.length() - 1))) {
            piece++;
        }
        int start = starts.isEmpty() ? 0 : starts.get(piece);
        Piece where = pieces.get(piece);
        if (!where.file().isEmpty()) {
            long line = script.substring(start, Math.min(position, script.length())).chars().filter(c -> c == '\n').count() + 1;
            return new SedError("file " + where.file() + " line " + (character == 0 ? 0 : line) + ": " + text);
        }
        return new SedError("-e expression #" + where.number() + ", char " + (character >= 0 ? character : position - start) + ": " + text);
    }

    void blanks() {
        while (at < script.length() && Character.isWhitespace(script.charAt(at)) && script.charAt(at) != '\n') {
            at++;
        }
    }

    char peek() {
        return at < script.length() ? script.charAt(at) : '\n';
    }

    String line() {
        int end = script.indexOf('\n', at);
        String line = script.substring(at, end < 0 ? script.length() : end);
        at = end < 0 ? script.length() : end + 1;
        return line;
    }

    long number() {
        int start = at;
        while (at < script.length() && Character.isDigit(script.charAt(at))) {
            at++;
        }
        return at - start > 17 ? Long.MAX_VALUE : Long.parseLong(script.substring(start, at));
    }

    /** Reads up to the delimiter; null if it does not come. Escaped delimiters lose their backslash. */
    @Nullable String delimited(char delimiter, boolean regex) {
        StringBuilder text = new StringBuilder();
        boolean bracket = false;
        while (at < script.length()) {
            char c = script.charAt(at++);
            if (c == '\\' && at < script.length() && !bracket) {
                char e = script.charAt(at++);
                if (e == delimiter && e != '\\') {
                    // What the delimiter hides is a plain character.
                    text.append(regex && ".*[]^$+?(){}|".indexOf(e) >= 0 && !"(){}|+?".contains(String.valueOf(e)) ? "\\" + e
                            : regex || e != '&' ? String.valueOf(e) : "\\&");
                } else {
                    text.append(c).append(e);
                }
                continue;
            }
            if (c == delimiter && !bracket) {
                return text.toString();
            }
            if (c == '\n' && regex) {
                return null;
            }
            if (regex && !bracket && c == '[') {
                int close = bracketEnd(at);
                if (close > 0 && script.substring(at, close).indexOf('\n') < 0) {
                    text.append(script, at - 1, close + 1);
                    at = close + 1;
                    continue;
                }
            }
            text.append(c);
        }
        return null;
    }

    private int bracketEnd(int start) {
        int i = start;
        if (i < script.length() && script.charAt(i) == '^') {
            i++;
        }
        if (i < script.length() && script.charAt(i) == ']') {
            i++;
        }
        while (i < script.length() && script.charAt(i) != ']') {
            if (script.startsWith("[:", i) && script.indexOf(":]", i) > 0) {
                i = script.indexOf(":]", i) + 1;
            }
            i++;
        }
        return i < script.length() ? i : -1;
    }

    /** For {@link SedText}: where the text of a, i or c begins. */
    String remaining() {
        return script.substring(at);
    }

    void skip(int count) {
        at += count;
    }
}
