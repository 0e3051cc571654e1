package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;

/** i" a" and the like for ' and `: a quoted string on the line. */
final class QuoteObjects {
    private QuoteObjects() { }

    private static int next(String line, int from, char quote) {
        for (int i = from; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }

    private static int previous(String line, int from, char quote) {
        for (int i = from; i >= 0; i--) {
            int slashes = 0;
            while (i - 1 - slashes >= 0 && line.charAt(i - 1 - slashes) == '\\') {
                slashes++;
            }
            if (line.charAt(i) == quote && slashes % 2 == 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean blank(String line, int at) {
        return at >= 0 && at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t');
    }

    static Reach select(Trip trip, boolean around, char quote) {
        Cursor cursor = trip.cursor();
        String line = cursor.text();
        int column = cursor.column();
        int first;
        int last;
        if (column < line.length() && line.charAt(column) == quote) {
            // On a quote: pairs are counted from the start of the line.
            int from = 0;
            while (true) {
                first = next(line, from, quote);
                Trip.require(first >= 0 && first <= column);
                last = next(line, first + 1, quote);
                Trip.require(last >= 0);
                if (last >= column) {
                    break;
                }
                from = last + 1;
            }
        } else {
            first = previous(line, column - 1, quote);
            if (first < 0) {
                first = next(line, column, quote);
                Trip.require(first >= 0);
            }
            last = next(line, first + 1, quote);
            Trip.require(last >= 0);
        }
        if (around) {
            if (blank(line, last + 1)) {
                while (blank(line, last + 1)) {
                    last++;
                }
            } else {
                while (blank(line, first - 1)) {
                    first--;
                }
            }
            return end(cursor, first, last + 1);
        }
        // 2i" takes the quotes too.
        boolean quotes = trip.times() > 1;
        return end(cursor, quotes ? first : first + 1, quotes ? last + 1 : last);
    }

    private static Reach end(Cursor cursor, int first, int behind) {
        cursor.set(cursor.line(), Math.max(first, behind - 1));
        return Reach.of(behind > first).from(new Position(cursor.line(), first));
    }
}
