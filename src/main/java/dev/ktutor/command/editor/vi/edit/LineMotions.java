package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Cursor;
import java.util.HashMap;
import java.util.Map;

/** Motions by lines: j k + - _ G gg H M L and a count with %. */
final class LineMotions {
    private LineMotions() { }

    static Map<String, Motion> table() {
        Map<String, Motion> table = new HashMap<>();
        for (String key : new String[] {"j", Motions.name(Keys.DOWN), "\n", "\u000e"}) {
            table.put(key, trip -> vertical(trip, true));
        }
        for (String key : new String[] {"k", Motions.name(Keys.UP), "\u0010"}) {
            table.put(key, trip -> vertical(trip, false));
        }
        table.put("gj", trip -> vertical(trip, true));
        table.put("gk", trip -> vertical(trip, false));
        for (String key : new String[] {"+", "\r"}) {
            table.put(key, trip -> {
                trip.down(trip.times());
                return indented(trip);
            });
        }
        table.put("-", trip -> {
            trip.up(trip.times());
            return indented(trip);
        });
        table.put("_", trip -> {
            trip.down(trip.times() - 1);
            return indented(trip);
        });
        table.put("G", trip -> jump(trip, trip.count() == 0 ? trip.buffer().size() : trip.count()));
        table.put("gg", trip -> jump(trip, trip.times()));
        table.put("H", trip -> inWindow(trip, 'H'));
        table.put("M", trip -> inWindow(trip, 'M'));
        table.put("L", trip -> inWindow(trip, 'L'));
        return table;
    }

    private static Reach vertical(Trip trip, boolean down) {
        int cell = trip.editor().wanted();
        if (down) {
            trip.down(trip.times());
        } else {
            trip.up(trip.times());
        }
        trip.editor().toCell(trip.cursor(), cell);
        return Reach.LINEWISE.keepingWant();
    }

    private static Reach indented(Trip trip) {
        trip.cursor().toIndent();
        return Reach.LINEWISE;
    }

    static Reach jump(Trip trip, int line) {
        trip.editor().jumpMark();
        trip.cursor().set(Math.max(1, Math.min(trip.buffer().size(), line)), 0);
        return indented(trip);
    }

    private static Reach inWindow(Trip trip, char where) {
        trip.editor().jumpMark();
        Window window = trip.editor().window();
        int top = window.top();
        int bottom = window.bottom();
        int line;
        if (where == 'M') {
            line = middle(window, top, bottom);
        } else {
            int off = window.scrollOff();
            int highest = top == 1 ? top : top + off;
            int lowest = bottom == trip.buffer().size() ? bottom : bottom - off;
            int asked = where == 'H' ? top + trip.times() - 1 : bottom - trip.times() + 1;
            line = Math.max(Math.min(highest, bottom), Math.min(Math.max(lowest, top), asked));
        }
        Cursor cursor = trip.cursor();
        cursor.set(line, 0);
        return indented(trip);
    }

    private static int middle(Window window, int top, int bottom) {
        int half = (window.rows() + 1) / 2;
        int used = 0;
        int all = 0;
        for (int line = top; line <= bottom; line++) {
            all += window.height(line);
        }
        // Rows below the end of the text do not count.
        int rows = Math.min(half, (all + 1) / 2);
        int line = top;
        while (line < bottom) {
            used += window.height(line);
            if (used >= rows) {
                break;
            }
            line++;
        }
        return line;
    }
}
