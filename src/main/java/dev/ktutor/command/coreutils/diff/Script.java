package dev.ktutor.command.coreutils.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The changes from one list of lines to another: the shortest script, its runs moved as GNU diff moves them. */
final class Script {
    /** Lines {@code from..fromEnd} of the first are replaced by {@code to..toEnd} of the second; counted from 0, ends excluded. */
    record Hunk(int from, int fromEnd, int to, int toEnd) { }

    private final List<String> first;
    private final List<String> second;
    /** Which lines are changed; one more on either side, which is not. */
    private final boolean[] deleted;
    private final boolean[] inserted;

    private Script(List<String> first, List<String> second) {
        this.first = first;
        this.second = second;
        this.deleted = new boolean[first.size() + 2];
        this.inserted = new boolean[second.size() + 2];
    }

    static List<Hunk> of(List<String> first, List<String> second) {
        Script script = new Script(first, second);
        int head = 0;
        int most = Math.min(first.size(), second.size());
        while (head < most && first.get(head).equals(second.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && first.get(first.size() - 1 - tail).equals(second.get(second.size() - 1 - tail))) {
            tail++;
        }
        script.search(head, first.subList(head, first.size() - tail), second.subList(head, second.size() - tail));
        script.shift(script.deleted, script.inserted, first);
        script.shift(script.inserted, script.deleted, second);
        return script.hunks();
    }

    /** Marks the changes between the parts of the files that differ. */
    private void search(int head, List<String> a, List<String> b) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] x = numbered(a, numbers);
        int[] y = numbered(b, numbers);
        boolean[] leftOut = Discards.of(x, y);
        boolean[] leftOutToo = Discards.of(y, x);
        Comparison comparison = new Comparison(kept(x, leftOut), kept(y, leftOutToo));
        mark(deleted, head, leftOut, comparison.deleted());
        mark(inserted, head, leftOutToo, comparison.inserted());
    }

    private static int[] numbered(List<String> lines, Map<String, Integer> numbers) {
        return lines.stream().mapToInt(line -> numbers.computeIfAbsent(line, l -> numbers.size())).toArray();
    }

    private static int[] kept(int[] lines, boolean[] leftOut) {
        return IntStream.range(0, lines.length).filter(i -> !leftOut[i]).map(i -> lines[i]).toArray();
    }

    private static void mark(boolean[] changed, int head, boolean[] leftOut, boolean[] found) {
        int kept = 0;
        for (int i = 0; i < leftOut.length; i++) {
            changed[head + i + 1] = leftOut[i] || found[kept];
            kept += leftOut[i] ? 0 : 1;
        }
    }

    /** Moves runs of changes as late as they can go, or to where the other file has a run too (diffutils, shift_boundaries). */
    private void shift(boolean[] changed, boolean[] other, List<String> lines) {
        int end = lines.size();
        int i = 0;
        int j = 0;
        while (true) {
            while (i < end && !changed[i + 1]) {
                while (other[j++ + 1]) {
                    continue;
                }
                i++;
            }
            if (i == end) {
                return;
            }
            int start = i;
            while (changed[++i + 1]) {
                continue;
            }
            while (other[j + 1]) {
                j++;
            }
            int length;
            int corresponding;
            do {
                length = i - start;
                while (start > 0 && lines.get(start - 1).equals(lines.get(i - 1))) {
                    changed[--start + 1] = true;
                    changed[--i + 1] = false;
                    while (changed[start]) {
                        start--;
                    }
                    while (other[--j + 1]) {
                        continue;
                    }
                }
                corresponding = other[j] ? i : end;
                while (i != end && lines.get(start).equals(lines.get(i))) {
                    changed[start++ + 1] = false;
                    changed[i++ + 1] = true;
                    while (changed[i + 1]) {
                        i++;
                    }
                    while (other[++j + 1]) {
                        corresponding = i;
                    }
                }
            } while (length != i - start);
            while (corresponding < i) {
                changed[--start + 1] = true;
                changed[--i + 1] = false;
                while (other[--j + 1]) {
                    continue;
                }
            }
        }
    }

    private List<Hunk> hunks() {
        List<Hunk> hunks = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            if (!deleted[i + 1] && !inserted[j + 1]) {
                i++;
                j++;
                continue;
            }
            int from = i;
            int to = j;
            while (deleted[i + 1]) {
                i++;
            }
            while (inserted[j + 1]) {
                j++;
            }
            hunks.add(new Hunk(from, i, to, j));
        }
        return hunks;
    }
}
