package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.CharClass;
import dev.ktutor.command.editor.vi.text.Cursor;
import java.util.Map;

/** Motions by words, small and big: w e b ge and their capitals. */
final class WordMotions {
    private WordMotions() { }

    static Map<String, Motion> table() {
        return Map.ofEntries(Map.entry("w", trip -> word(trip, false)), Map.entry("W", trip -> word(trip, true)),
                Map.entry(Motions.name(Keys.WORD_RIGHT), trip -> word(trip, true)), Map.entry(Motions.name(Keys.WORD_LEFT), trip -> back(trip, true)),
                Map.entry("e", trip -> end(trip, false, false)), Map.entry("E", trip -> end(trip, true, false)),
                Map.entry("b", trip -> back(trip, false)), Map.entry("B", trip -> back(trip, true)),
                Map.entry("ge", trip -> backEnd(trip, false)), Map.entry("gE", trip -> backEnd(trip, true)));
    }

    private static Reach word(Trip trip, boolean big) {
        int c = trip.cursor().character();
        if (trip.operator().equals("c") && c >= 0 && c != ' ' && c != '\t') {
            // cw on a word changes up to its end only.
            return end(trip, big, true);
        }
        Cursor start = trip.cursor().copy();
        boolean moved = forward(trip.cursor(), trip.times(), big, trip.operated());
        boolean inclusive = start.position().before(trip.cursor().position()) && trip.offTheEnd();
        Trip.require(moved || trip.operated());
        return Reach.of(inclusive);
    }

    private static Reach end(Trip trip, boolean big, boolean stay) {
        Cursor start = trip.cursor().copy();
        boolean moved = end(trip.cursor(), trip.times(), big, stay, false);
        if (start.position().before(trip.cursor().position())) {
            trip.offTheEnd();
        }
        Trip.require(moved || trip.operated());
        return Reach.INCLUSIVE;
    }

    private static Reach back(Trip trip, boolean big) {
        Trip.require(back(trip.cursor(), trip.times(), big, false));
        return Reach.EXCLUSIVE;
    }

    private static Reach backEnd(Trip trip, boolean big) {
        Trip.require(backEnd(trip.cursor(), trip.times(), big));
        return Reach.INCLUSIVE;
    }

    private static boolean onEmptyLine(Cursor cursor) {
        return cursor.column() == 0 && cursor.text().isEmpty();
    }

    /** To the start of the next word; with {@code stopAtEnd} the last count stays on the line. False at the end of the text. */
    static boolean forward(Cursor cursor, int count, boolean big, boolean stopAtEnd) {
        for (int left = count - 1; left >= 0; left--) {
            int kind = cursor.charClass(big);
            boolean lastLine = cursor.line() == cursor.buffer().size();
            int moved = cursor.inc();
            if (moved == -1 || moved >= 1 && lastLine) {
                return false;
            }
            if (moved >= 1 && stopAtEnd && left == 0) {
                return true;
            }
            while (kind != CharClass.BLANK && cursor.charClass(big) == kind) {
                moved = cursor.inc();
                if (moved == -1 || moved >= 1 && stopAtEnd && left == 0) {
                    return true;
                }
            }
            while (cursor.charClass(big) == CharClass.BLANK && !onEmptyLine(cursor)) {
                moved = cursor.inc();
                if (moved == -1 || moved >= 1 && (lastLine || stopAtEnd && left == 0)) {
                    return true;
                }
            }
        }
        return true;
    }

    private static boolean skip(Cursor cursor, int kind, boolean big, boolean forward) {
        while (cursor.charClass(big) == kind) {
            if ((forward ? cursor.inc() : cursor.dec()) == -1) {
                return true;
            }
        }
        return false;
    }

    /** To the end of a word; with {@code stay} the one the cursor is at the end of counts. False at the end of the text. */
    static boolean end(Cursor cursor, int count, boolean big, boolean stay, boolean stopAtEmpty) {
        boolean stop = stay;
        for (int left = count; left > 0; left--) {
            int kind = cursor.charClass(big);
            if (cursor.inc() == -1) {
                return false;
            }
            boolean atEmpty = false;
            if (cursor.charClass(big) == kind && kind != CharClass.BLANK) {
                if (skip(cursor, kind, big, true)) {
                    return false;
                }
            } else if (!stop || kind == CharClass.BLANK) {
                while (cursor.charClass(big) == CharClass.BLANK) {
                    if (stopAtEmpty && onEmptyLine(cursor)) {
                        atEmpty = true;
                        break;
                    }
                    if (cursor.inc() == -1) {
                        return false;
                    }
                }
                if (!atEmpty && skip(cursor, cursor.charClass(big), big, true)) {
                    return false;
                }
            }
            if (!atEmpty) {
                cursor.dec();
            }
            stop = false;
        }
        return true;
    }

    /** To the start of a word before. False at the start of the text. */
    static boolean back(Cursor cursor, int count, boolean big, boolean stay) {
        boolean stop = stay;
        for (int left = count; left > 0; left--) {
            int kind = cursor.charClass(big);
            if (cursor.dec() == -1) {
                return false;
            }
            boolean atEmpty = false;
            if (!stop || kind == cursor.charClass(big) || kind == CharClass.BLANK) {
                while (cursor.charClass(big) == CharClass.BLANK) {
                    if (onEmptyLine(cursor)) {
                        atEmpty = true;
                        break;
                    }
                    if (cursor.dec() == -1) {
                        return true;
                    }
                }
                if (!atEmpty && skip(cursor, cursor.charClass(big), big, false)) {
                    return true;
                }
            }
            if (!atEmpty) {
                cursor.inc();
            }
            stop = false;
        }
        return true;
    }

    /** To the end of a word before. False at the start of the text. */
    static boolean backEnd(Cursor cursor, int count, boolean big) {
        for (int left = count; left > 0; left--) {
            int kind = cursor.charClass(big);
            if (cursor.dec() == -1) {
                return false;
            }
            if (kind != CharClass.BLANK && skip(cursor, kind, big, false)) {
                return true;
            }
            while (cursor.charClass(big) == CharClass.BLANK && !onEmptyLine(cursor)) {
                if (cursor.dec() == -1) {
                    return true;
                }
            }
        }
        return true;
    }
}
