package dev.ktutor.command.editor.vi.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What can be undone: steps, each a list of line ranges with what they held. Works as vim's does where the cursor goes. */
public final class UndoLog {
    private static final int MOST_STEPS = 1000;

    /** Lines top+1..bottom-1 held these; bottom is not known (-1) until the change is over. */
    private static final class Range {
        private final int top;
        private int bottom;
        private final int sizeThen;
        private List<String> held;

        Range(int top, int bottom, int sizeThen, List<String> held) {
            this.top = top;
            this.bottom = bottom;
            this.sizeThen = sizeThen;
            this.held = held;
        }
    }

    /** One change. */
    private static final class Step {
        private List<Range> ranges = new ArrayList<>();
        private final Position cursor;
        private final long before;
        private long after;
        private final boolean emptyBefore;
        private boolean emptyAfter;

        private final int number;
        private final long time;

        Step(int number, long time, Position cursor, long before, boolean emptyBefore) {
            this.number = number;
            this.time = time;
            this.cursor = cursor;
            this.before = before;
            this.emptyBefore = emptyBefore;
        }
    }

    /** A line as it was before a series of changes to it alone. */
    private record SavedLine(int line, String text, int column) { }

    private final Buffer buffer;
    private final List<Step> steps = new ArrayList<>();
    private int done;
    private boolean synced = true;
    private LongSupplier clock = () -> 0;
    private int numbers;
    private long state;
    private long states;
    private long written;
    private @Nullable SavedLine savedLine;

    /** Sums up what an undo or redo did: how many lines were there before and after, which change, and where the cursor goes. */
    public record Outcome(int oldLines, int newLines, int change, boolean before, Position cursor, boolean columnKnown, int first, int last, long time) { }

    UndoLog(Buffer buffer) {
        this.buffer = buffer;
    }

    void clear() {
        steps.clear();
        done = 0;
        synced = true;
        states++;
        state = states;
        written = state;
        savedLine = null;
        numbers = 0;
    }

    /** Where the time of changes comes from, in seconds. */
    public void clock(LongSupplier seconds) {
        clock = seconds;
    }

    /** The time that changes are given now, in seconds. */
    public long now() {
        return clock.getAsLong();
    }

    /** Whether the text differs from what was last read or written. */
    public boolean modified() {
        return state != written;
    }

    /** Says that the text is now as in the file, or is not. */
    public void setModified(boolean changed) {
        written = changed ? -1 : state;
    }

    /** What comes next is another change. */
    public void sync() {
        if (!synced) {
            finishRanges();
            steps.get(done - 1).emptyAfter = buffer.empty();
            synced = true;
        }
    }

    /** Lines top+1..bottom-1 are about to change. */
    void save(int top, int bottom, Position cursor) {
        if (top + 2 == bottom && (savedLine == null || savedLine.line != top + 1)) {
            savedLine = new SavedLine(top + 1, buffer.line(top + 1), cursor.line() == top + 1 ? cursor.column() : 0);
        }
        if (synced) {
            while (steps.size() > done) {
                steps.remove(steps.size() - 1);
            }
            Step step = new Step(++numbers, clock.getAsLong(), cursor, state, buffer.empty());
            steps.add(step);
            if (steps.size() > MOST_STEPS) {
                steps.remove(0);
            }
            done = steps.size();
            synced = false;
        }
        Step step = steps.get(done - 1);
        finishRanges();
        states++;
        state = states;
        step.after = state;
        List<String> held = bottom - top - 1 > 0 ? buffer.lines(top + 1, bottom - 1) : List.of();
        step.ranges.add(new Range(top, -1, buffer.size(), held));
    }

    private void finishRanges() {
        if (done == 0 || synced) {
            return;
        }
        List<Range> ranges = steps.get(done - 1).ranges;
        Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
        if (last != null && last.bottom == -1) {
            last.bottom = last.top + last.held.size() + 1 + buffer.size() - last.sizeThen;
        }
    }

    /** Takes the last change back; null if there is none. */
    public @Nullable Outcome undo() {
        sync();
        if (done == 0) {
            return null;
        }
        Step step = steps.get(--done);
        Outcome outcome = exchange(step, true);
        state = step.before;
        buffer.setEmpty(step.emptyBefore);
        return outcome;
    }

    /** Does the last undone change again; null if there is none. */
    public @Nullable Outcome redo() {
        sync();
        if (done == steps.size()) {
            return null;
        }
        Step step = steps.get(done++);
        Outcome outcome = exchange(step, false);
        state = step.after;
        buffer.setEmpty(step.emptyAfter);
        return outcome;
    }

    private Outcome exchange(Step step, boolean back) {
        int newLine = Integer.MAX_VALUE;
        Position goTo = new Position(1, 0);
        int oldCount = buffer.empty() ? -1 : 0;
        int newCount = (back ? step.emptyBefore : step.emptyAfter) ? -1 : 0;
        int first = Integer.MAX_VALUE;
        int lastChanged = 0;
        List<Range> reversed = new ArrayList<>();
        List<Range> order = new ArrayList<>(step.ranges);
        Collections.reverse(order);
        for (int r = 0; r < order.size(); r++) {
            Range range = order.get(r);
            int top = range.top;
            int oldSize = range.bottom - top - 1;
            int newSize = range.held.size();
            if (top < newLine) {
                int line = step.cursor.line();
                if (line >= top && line <= top + newSize + 1) {
                    goTo = step.cursor;
                    newLine = line - 1;
                } else {
                    int i = 0;
                    while (i < newSize && i < oldSize && buffer.line(top + 1 + i).equals(range.held.get(i))) {
                        i++;
                    }
                    if (i == newSize && newLine == Integer.MAX_VALUE && r == order.size() - 1) {
                        newLine = top;
                        goTo = new Position(top + 1, 0);
                    } else if (i < newSize) {
                        newLine = top + i;
                        goTo = new Position(newLine + 1, 0);
                    }
                }
            }
            List<String> now = oldSize > 0 ? buffer.lines(top + 1, Math.min(buffer.size(), top + oldSize)) : List.of();
            int sizeBefore = buffer.size();
            buffer.exchange(top + 1, Math.min(buffer.size(), top + oldSize), range.held);
            if (oldSize != newSize) {
                buffer.marks().exchanged(top + 1, oldSize, newSize);
            }
            first = Math.min(first, top + 1);
            lastChanged = Math.max(lastChanged, newSize == 0 ? top + 1 : top + newSize);
            oldCount += oldSize;
            newCount += newSize;
            Range opposite = new Range(top, top + newSize + 1, sizeBefore, now);
            reversed.add(opposite);
        }
        step.ranges = reversed;
        return outcome(step, goTo, new int[] {oldCount, newCount, first, lastChanged}, back);
    }

    private Outcome outcome(Step step, Position goTo, int[] facts, boolean back) {
        int line = Math.min(goTo.line(), buffer.size());
        if (step.cursor.line() + 1 == line && line > 1) {
            line--;
        }
        boolean known = step.cursor.line() == line;
        Position cursor = new Position(Math.max(1, line), known ? step.cursor.column() : 0);
        return new Outcome(facts[0], facts[1], step.number, back, cursor, known, facts[2], Math.min(facts[3], buffer.size()), step.time);
    }

    /** {@code U}: exchanges the line last changed with what it was; its place, or null if there is nothing to restore. */
    public @Nullable Position restoreLine(Position cursor) {
        SavedLine saved = savedLine;
        if (saved == null || saved.line > buffer.size()) {
            return null;
        }
        String now = buffer.line(saved.line);
        savedLine = null;
        buffer.save(saved.line, saved.line, cursor);
        buffer.set(saved.line, saved.text);
        savedLine = new SavedLine(saved.line, now, cursor.line() == saved.line ? cursor.column() : saved.column);
        return new Position(saved.line, saved.column);
    }
}
