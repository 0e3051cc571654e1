package dev.ktutor.command.coreutils.diff;

import java.util.HashMap;
import java.util.Map;

/** Lines that are left out of the search: those without a match, and in their midst those with too many (diffutils, discard_confusing_lines). */
final class Discards {
    private static final int NONE = 0;
    private static final int SURE = 1;
    private static final int PROVISIONAL = 2;
    private final int[] marks;

    private Discards(int[] marks) {
        this.marks = marks;
    }

    static boolean[] of(int[] lines, int[] others) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int other : others) {
            counts.merge(other, 1, Integer::sum);
        }
        int many = 5;
        for (int rest = lines.length / 64 >> 2; rest > 0; rest >>= 2) {
            many *= 2;
        }
        int[] marks = new int[lines.length];
        for (int i = 0; i < lines.length; i++) {
            int matches = counts.getOrDefault(lines[i], 0);
            marks[i] = matches == 0 ? SURE : matches > many ? PROVISIONAL : NONE;
        }
        new Discards(marks).settle();
        boolean[] discarded = new boolean[lines.length];
        for (int i = 0; i < lines.length; i++) {
            discarded[i] = marks[i] != NONE;
        }
        return discarded;
    }

    private void settle() {
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] == PROVISIONAL) {
                marks[i] = NONE;
            } else if (marks[i] == SURE) {
                i = run(i);
            }
        }
    }

    /** A run of marked lines from there on; its provisional marks stay only well inside it. Returns its last line. */
    private int run(int start) {
        int end = start;
        int provisional = 0;
        while (end < marks.length && marks[end] != NONE) {
            provisional += marks[end++] == PROVISIONAL ? 1 : 0;
        }
        while (end > start && marks[end - 1] == PROVISIONAL) {
            marks[--end] = NONE;
            provisional--;
        }
        int length = end - start;
        if (provisional * 4 > length) {
            for (int i = start; i < end; i++) {
                marks[i] = marks[i] == PROVISIONAL ? NONE : marks[i];
            }
            return start;
        }
        int minimum = 1;
        for (int rest = length >> 2 >> 2; rest > 0; rest >>= 2) {
            minimum <<= 1;
        }
        minimum++;
        int together = 0;
        for (int j = 0; j < length; j++) {
            if (marks[start + j] != PROVISIONAL) {
                together = 0;
            } else if (minimum == ++together) {
                j -= together;
            } else if (minimum < together) {
                marks[start + j] = NONE;
            }
        }
        edge(start, length, 1);
        edge(start + length - 1, length, -1);
        return start + length - 1;
    }

    private void edge(int from, int length, int step) {
        int together = 0;
        for (int j = 0; j < length; j++) {
            int i = from + j * step;
            if (j >= 8 && marks[i] == SURE) {
                return;
            }
            if (marks[i] == PROVISIONAL) {
                together = 0;
                marks[i] = NONE;
            } else {
                together = marks[i] == NONE ? 0 : together + 1;
            }
            if (together == 3) {
                return;
            }
        }
    }
}
