package dev.ktutor.terminal;

import dev.ktutor.text.DisplayWidth;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntSupplier;

/** Lists possible completions as readline does: in columns, downwards first; asks before a long list and halts it at each page. */
final class MatchList {
    private static final int MANY = 100;

    private final int columns;
    private final int rows;

    MatchList(int columns, int rows) {
        this.columns = columns > 0 ? columns : 80;
        this.rows = rows > 1 ? rows : 24;
    }

    /** Shows them; the keys answer its questions. */
    void show(List<String> matches, PrintWriter out, IntSupplier keys) {
        if (matches.size() > MANY) {
            out.print("Display all " + matches.size() + " possibilities? (y or n)");
            out.flush();
            boolean wanted = yes(keys);
            out.print("\r\n");
            if (!wanted) {
                out.flush();
                return;
            }
        }
        List<String> lines = lines(matches);
        int room = rows - 1;
        for (String line : lines) {
            if (room == 0) {
                out.print("--More--");
                out.flush();
                int answer = keys.getAsInt();
                out.print("\r        \r");
                if (answer == 'q' || answer == 'n' || answer == 'N' || answer < 0 || answer == 3 || answer == 127) {
                    break;
                }
                room = answer == '\r' || answer == '\n' ? 1 : rows - 1;
            }
            out.print(line + "\r\n");
            room--;
        }
        out.flush();
    }

    private static boolean yes(IntSupplier keys) {
        while (true) {
            int key = keys.getAsInt();
            if (key == 'y' || key == 'Y' || key == ' ') {
                return true;
            }
            if (key == 'n' || key == 'N' || key == 127 || key == 3 || key == 7 || key < 0) {
                return false;
            }
        }
    }

    /** The lines of the list. */
    List<String> lines(List<String> matches) {
        int width = matches.stream().mapToInt(DisplayWidth::of).max().orElse(0) + 2;
        int across = Math.max(1, columns / width);
        if (across > 1 && across * width == columns) {
            // As readline: a line that fills the last column would wrap.
            across--;
        }
        int down = (matches.size() + across - 1) / across;
        StringBuilder[] lines = new StringBuilder[down];
        for (int row = 0; row < down; row++) {
            lines[row] = new StringBuilder();
            for (int place = row; place < matches.size(); place += down) {
                String match = matches.get(place);
                boolean last = place + down >= matches.size();
                lines[row].append(match).append(last ? "" : " ".repeat(width - DisplayWidth.of(match)));
            }
        }
        return java.util.Arrays.stream(lines).map(StringBuilder::toString).toList();
    }
}
