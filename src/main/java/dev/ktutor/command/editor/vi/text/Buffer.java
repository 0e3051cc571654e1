package dev.ktutor.command.editor.vi.text;

import java.util.ArrayList;
import java.util.List;

/** The lines of a file being edited. It always shows one line at least, but may hold none ("--No lines in buffer--"). */
public final class Buffer {
    private final List<String> lines = new ArrayList<>(List.of(""));
    private final UndoLog undo = new UndoLog(this);
    private final Marks marks = new Marks();
    private boolean empty = true;
    private boolean endsWithNewline = true;

    /** Begins anew with those lines; nothing to undo. */
    public void load(List<String> content, boolean newlineAtEnd) {
        lines.clear();
        lines.addAll(content);
        empty = lines.isEmpty();
        if (empty) {
            lines.add("");
        }
        endsWithNewline = newlineAtEnd;
        undo.clear();
        marks.clear();
    }

    /** How many lines; 1 at least. */
    public int size() {
        return lines.size();
    }

    /** A line, from 1. */
    public String line(int number) {
        return lines.get(number - 1);
    }

    /** Lines, both ends included. */
    public List<String> lines(int from, int to) {
        return List.copyOf(lines.subList(from - 1, to));
    }

    /** Whether it holds no line at all, not even an empty one. */
    public boolean empty() {
        return empty;
    }

    void setEmpty(boolean nothing) {
        empty = nothing;
    }

    /** Whether the file's last line ended with a newline when it was read. */
    public boolean endsWithNewline() {
        return endsWithNewline;
    }

    /** What can be taken back. */
    public UndoLog undo() {
        return undo;
    }

    /** The marks, which follow their lines. */
    public Marks marks() {
        return marks;
    }

    /** Announces that the lines from..to are about to change; from - 1 == to announces an insertion before {@code from}. */
    public void save(int from, int to, Position cursor) {
        undo.save(from - 1, to + 1, cursor);
    }

    /** Replaces a line's text. */
    public void set(int number, String text) {
        lines.set(number - 1, text);
        empty = false;
    }

    /** Inserts lines below that one; below 0 is at the top. Marks move along. */
    public void append(int after, List<String> added) {
        if (added.isEmpty()) {
            return;
        }
        // Where there was no line, the empty one that was shown becomes a line, as vim has it.
        empty = false;
        lines.addAll(after, added);
        marks.inserted(after, added.size());
    }

    /** Moves lines below another one, their marks with them. */
    public void move(int from, int to, int target) {
        List<String> moving = lines(from, to);
        lines.subList(from - 1, to).clear();
        lines.addAll(target < from ? target : target - moving.size(), moving);
        marks.moved(from, to, target);
    }

    /** Takes lines out, both ends included. Their marks are gone. */
    public void delete(int from, int to) {
        lines.subList(from - 1, to).clear();
        if (lines.isEmpty()) {
            lines.add("");
            empty = true;
        }
        marks.deleted(from, to);
    }

    /** Exchanges lines for others, as undo does; marks move if the number changes. */
    void exchange(int from, int to, List<String> others) {
        lines.subList(from - 1, to).clear();
        lines.addAll(from - 1, others);
        empty = lines.isEmpty();
        if (empty) {
            lines.add("");
        }
    }
}
