package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;
import java.util.Map;

/** Motions by what encloses or follows: % ( ) { } and [( and its like. */
final class BlockMotions {
    private BlockMotions() { }

    static Map<String, Motion> table() {
        return Map.of("%", BlockMotions::match, "(", trip -> sentence(trip, false), ")", trip -> sentence(trip, true),
                "{", trip -> paragraph(trip, false), "}", trip -> paragraph(trip, true), "[(", trip -> unmatched(trip, '('),
                "[{", trip -> unmatched(trip, '{'), "])", trip -> unmatched(trip, ')'), "]}", trip -> unmatched(trip, '}'));
    }

    private static Reach match(Trip trip) {
        if (trip.count() > 0) {
            Trip.require(trip.count() <= 100);
            int size = trip.buffer().size();
            return LineMotions.jump(trip, size > 1_000_000 ? size / 100 * trip.count() : (trip.count() * size + 99) / 100);
        }
        Position other = new Matching(trip.buffer()).partner(trip.cursor().position());
        Trip.require(other != null);
        trip.editor().jumpMark();
        trip.cursor().set(other);
        return Reach.INCLUSIVE.asNumbered();
    }

    private static Reach unmatched(Trip trip, char which) {
        Cursor cursor = trip.cursor();
        Position at = cursor.position();
        for (int i = 0; i < trip.times(); i++) {
            Position next = new Matching(trip.buffer()).enclosing(at, which);
            Trip.require(next != null || i > 0);
            if (next == null) {
                break;
            }
            at = next;
        }
        trip.editor().jumpMark();
        cursor.set(at);
        return Reach.EXCLUSIVE.asNumbered();
    }

    private static Reach paragraph(Trip trip, boolean forward) {
        Cursor cursor = trip.cursor();
        int line = cursor.line();
        Buffer buffer = trip.buffer();
        boolean inclusive = false;
        for (int left = trip.times() - 1; left >= 0; left--) {
            boolean skipped = false;
            boolean first = true;
            while (true) {
                skipped |= !buffer.line(line).isEmpty();
                if (!first && skipped && startsParagraph(buffer, line)) {
                    break;
                }
                first = false;
                line += forward ? 1 : -1;
                if (line < 1 || line > buffer.size()) {
                    Trip.require(left == 0);
                    line = line < 1 ? 1 : buffer.size();
                    break;
                }
            }
        }
        trip.editor().jumpMark();
        cursor.set(line, 0);
        if (forward && line == buffer.size() && !cursor.text().isEmpty()) {
            cursor.set(line, cursor.text().length());
            cursor.dec();
            inclusive = true;
        }
        return Reach.of(inclusive).asNumbered();
    }

    private static boolean startsParagraph(Buffer buffer, int line) {
        String text = buffer.line(line);
        return text.isEmpty() || text.charAt(0) == '\f';
    }

    private static Reach sentence(Trip trip, boolean forward) {
        Trip.require(sentence(trip.cursor(), forward, trip.times()));
        trip.editor().jumpMark();
        return Reach.of(trip.offTheEnd()).asNumbered();
    }

    static boolean sentence(Cursor at, boolean forward, int count) {
        for (int left = count - 1; left >= 0; left--) {
            boolean skipWhite = true;
            boolean found = false;
            if (at.character() < 0) {
                do {
                    if ((forward ? at.incOverEnd() : at.decOverEnd()) == -1) {
                        break;
                    }
                } while (at.character() < 0);
                found = forward;
            } else if (forward && at.column() == 0 && startsParagraph(at.buffer(), at.line())) {
                if (at.line() == at.buffer().size()) {
                    return false;
                }
                at.set(at.line() + 1, 0);
                found = true;
            } else if (!forward) {
                at.decOverEnd();
            }
            if (!found) {
                backOverPunctuation(at, forward);
                int end = sentenceEnd(at, forward);
                if (end < 0 && left > 0) {
                    return false;
                }
                skipWhite = end >= 0;
            }
            while (skipWhite && (at.character() == ' ' || at.character() == '\t')) {
                if (at.incOverEnd() == -1) {
                    break;
                }
            }
        }
        return true;
    }

    private static boolean in(String set, int c) {
        return c >= 0 && set.indexOf(c) >= 0;
    }

    private static void backOverPunctuation(Cursor at, boolean forward) {
        boolean foundDot = false;
        while (in(" \t.!?)]\"'", at.character())) {
            int c = at.character();
            Cursor before = at.copy();
            if (before.decOverEnd() == -1 || before.text().isEmpty() && forward || foundDot) {
                break;
            }
            foundDot = in(".!?", c);
            if (in(")]\"'", c) && !in(".!?)]\"'", before.character())) {
                break;
            }
            at.decOverEnd();
        }
    }

    /** To behind the end of a sentence: 0, or -1 where the text ends first. */
    private static int sentenceEnd(Cursor at, boolean forward) {
        int startLine = at.line();
        while (true) {
            int c = at.character();
            if (c < 0 || at.column() == 0 && startsParagraph(at.buffer(), at.line())) {
                if (!forward && at.line() != startLine) {
                    at.set(at.line() + 1, at.column());
                }
                return 0;
            }
            if (in(".!?", c)) {
                Cursor behind = at.copy();
                boolean over;
                do {
                    over = behind.inc() == -1;
                } while (!over && in(")]\"'", behind.character()));
                int next = behind.character();
                if (over || next == ' ' || next == '\t' || next < 0) {
                    at.set(behind.position());
                    if (at.character() < 0) {
                        at.inc();
                    }
                    return 0;
                }
            }
            if ((forward ? at.incOverEnd() : at.decOverEnd()) == -1) {
                return -1;
            }
        }
    }
}
