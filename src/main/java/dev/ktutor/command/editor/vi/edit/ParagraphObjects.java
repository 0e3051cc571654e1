package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Position;

/** ip ap: lines between white lines. */
final class ParagraphObjects {
    private ParagraphObjects() { }

    private static boolean white(Buffer buffer, int line) {
        return buffer.line(line).isBlank();
    }

    static Reach select(Trip trip, boolean around) {
        Buffer buffer = trip.buffer();
        Visual visual = trip.editor().visual();
        int start = trip.cursor().line();
        int end = start;
        boolean extending = trip.visual() && visual.anchor().line() != start;
        int count = trip.times();
        if (extending && start < visual.anchor().line()) {
            return back(trip, around);
        }
        if (extending) {
            Trip.require(end < buffer.size());
            end++;
        } else {
            boolean inWhite = white(buffer, start);
            while (start > 1 && white(buffer, start - 1) == inWhite) {
                start--;
            }
            end = start;
        }
        boolean whiteFirst = white(buffer, end);
        while (true) {
            boolean kind = white(buffer, end);
            end = endOf(buffer, end, kind);
            if (around && end < buffer.size() && (kind || white(buffer, end + 1))) {
                end = endOf(buffer, end + 1, !kind);
            } else if (around && end == buffer.size() && (kind || start == 1)) {
                Trip.require(!kind);
            }
            if (--count == 0) {
                break;
            }
            Trip.require(end < buffer.size());
            end++;
        }
        boolean endsInWhite = white(buffer, end);
        if (around && !whiteFirst && !endsInWhite && !extending) {
            // No white lines behind: those before.
            while (start > 1 && white(buffer, start - 1)) {
                start--;
            }
        }
        trip.cursor().set(end, trip.visual() ? trip.cursor().column() : 0);
        trip.cursor().clamp();
        Position begin = extending ? visual.anchor() : new Position(start, 0);
        return Reach.LINEWISE.from(begin);
    }

    private static int endOf(Buffer buffer, int line, boolean kind) {
        int end = line;
        while (end < buffer.size() && white(buffer, end + 1) == kind) {
            end++;
        }
        return end;
    }

    private static Reach back(Trip trip, boolean around) {
        Buffer buffer = trip.buffer();
        int line = trip.cursor().line();
        for (int i = 0; i < trip.times() * (around ? 2 : 1); i++) {
            Trip.require(line > 1);
            line--;
            boolean kind = white(buffer, line);
            while (line > 1 && white(buffer, line - 1) == kind) {
                line--;
            }
        }
        trip.cursor().set(line, 0);
        return Reach.LINEWISE.from(trip.editor().visual().anchor());
    }
}
