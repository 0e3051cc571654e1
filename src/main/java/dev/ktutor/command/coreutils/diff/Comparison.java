package dev.ktutor.command.coreutils.diff;

import java.util.Arrays;

/**
 * The shortest edit script between two sequences by divide and conquer from both ends (Myers 1986, "An O(ND) Difference
 * Algorithm and Its Variations", §4b), choosing among equal scripts as GNU diff does.
 */
final class Comparison {
    private final int[] first;
    private final int[] second;
    private final boolean[] deleted;
    private final boolean[] inserted;
    private final int[] forward;
    private final int[] backward;
    private final int shift;
    private int splitX;
    private int splitY;

    Comparison(int[] first, int[] second) {
        this.first = first;
        this.second = second;
        this.deleted = new boolean[first.length];
        this.inserted = new boolean[second.length];
        this.forward = new int[first.length + second.length + 3];
        this.backward = new int[first.length + second.length + 3];
        this.shift = second.length + 1;
        compare(0, first.length, 0, second.length);
    }

    /** Which of the first are left out. */
    boolean[] deleted() {
        return deleted;
    }

    /** Which of the second are new. */
    boolean[] inserted() {
        return inserted;
    }

    private void compare(int fromX, int toX, int fromY, int toY) {
        int x = fromX;
        int y = fromY;
        int endX = toX;
        int endY = toY;
        while (x < endX && y < endY && first[x] == second[y]) {
            x++;
            y++;
        }
        while (x < endX && y < endY && first[endX - 1] == second[endY - 1]) {
            endX--;
            endY--;
        }
        if (x == endX) {
            Arrays.fill(inserted, y, endY, true);
        } else if (y == endY) {
            Arrays.fill(deleted, x, endX, true);
        } else {
            split(x, endX, y, endY);
            int midX = splitX;
            int midY = splitY;
            compare(x, midX, y, midY);
            compare(midX, endX, midY, endY);
        }
    }

    /** Finds where the two searches meet. */
    private void split(int fromX, int toX, int fromY, int toY) {
        int least = fromX - toY;
        int most = toX - fromY;
        int fmin = fromX - fromY;
        int fmax = fmin;
        int bmin = toX - toY;
        int bmax = bmin;
        boolean odd = (fmin - bmin & 1) != 0;
        forward[shift + fmin] = fromX;
        backward[shift + bmin] = toX;
        while (true) {
            if (fmin > least) {
                forward[shift + --fmin - 1] = -1;
            } else {
                fmin++;
            }
            if (fmax < most) {
                forward[shift + ++fmax + 1] = -1;
            } else {
                fmax--;
            }
            for (int d = fmax; d >= fmin; d -= 2) {
                int low = forward[shift + d - 1];
                int high = forward[shift + d + 1];
                int x = low < high ? high : low + 1;
                int y = x - d;
                while (x < toX && y < toY && first[x] == second[y]) {
                    x++;
                    y++;
                }
                forward[shift + d] = x;
                if (odd && bmin <= d && d <= bmax && backward[shift + d] <= x) {
                    splitX = x;
                    splitY = y;
                    return;
                }
            }
            if (bmin > least) {
                backward[shift + --bmin - 1] = Integer.MAX_VALUE;
            } else {
                bmin++;
            }
            if (bmax < most) {
                backward[shift + ++bmax + 1] = Integer.MAX_VALUE;
            } else {
                bmax--;
            }
            for (int d = bmax; d >= bmin; d -= 2) {
                int low = backward[shift + d - 1];
                int high = backward[shift + d + 1];
                int x = low < high ? low : high - 1;
                int y = x - d;
                while (fromX < x && fromY < y && first[x - 1] == second[y - 1]) {
                    x--;
                    y--;
                }
                backward[shift + d] = x;
                if (!odd && fmin <= d && d <= fmax && x <= forward[shift + d]) {
                    splitX = x;
                    splitY = y;
                    return;
                }
            }
        }
    }
}
