package dev.ktutor.command.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A text being edited: lines, a cursor, and every earlier state for undo. Knows no keys and no screen. */
final class TextBuffer {
    private static final int MOST_UNDO = 500;

    /** A state that can be gone back to. */
    private record State(List<String> lines, int row, int column) { }

    private List<String> lines = new ArrayList<>(List.of(""));
    private int row;
    private int column;
    private List<String> saved = List.of("");
    private final Deque<State> undo = new ArrayDeque<>();
    private final Deque<State> redo = new ArrayDeque<>();

    /** Begins with that text; it counts as saved. */
    void load(String text) {
        lines = new ArrayList<>(List.of((text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)));
        saved = List.copyOf(lines);
        row = 0;
        column = 0;
        undo.clear();
        redo.clear();
    }

    /** The whole text; every line ends with a newline. */
    String text() {
        return lines.size() == 1 && lines.get(0).isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    boolean modified() {
        return !lines.equals(saved);
    }

    void markSaved() {
        saved = List.copyOf(lines);
    }

    int size() {
        return lines.size();
    }

    String line(int index) {
        return lines.get(index);
    }

    String line() {
        return lines.get(row);
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    /** Puts the cursor, kept within the text; the column may be one behind the last character. */
    void moveTo(int newRow, int newColumn) {
        row = Math.max(0, Math.min(lines.size() - 1, newRow));
        column = Math.max(0, Math.min(lines.get(row).length(), newColumn));
    }

    /** Remembers the present state before a change. */
    void checkpoint() {
        undo.push(new State(List.copyOf(lines), row, column));
        if (undo.size() > MOST_UNDO) {
            undo.removeLast();
        }
        redo.clear();
    }

    /** Forgets the last checkpoint if nothing has changed since. */
    void dropIdleCheckpoint() {
        State last = undo.peek();
        if (last != null && last.lines().equals(lines)) {
            undo.pop();
        }
    }

    /** Goes back one change; false if there is none. */
    boolean undo() {
        return restore(undo, redo);
    }

    /** Takes an undo back; false if there is none. */
    boolean redo() {
        return restore(redo, undo);
    }

    private boolean restore(Deque<State> from, Deque<State> to) {
        if (from.isEmpty()) {
            return false;
        }
        to.push(new State(List.copyOf(lines), row, column));
        State state = from.pop();
        lines = new ArrayList<>(state.lines());
        moveTo(state.row(), state.column());
        return true;
    }

    void setLine(int index, String text) {
        lines.set(index, text);
    }

    /** Inserts text, which may have newlines, at the cursor and leaves the cursor behind it. */
    void insert(String text) {
        String line = lines.get(row);
        String[] parts = text.split("\n", -1);
        String head = line.substring(0, column);
        String tail = line.substring(column);
        if (parts.length == 1) {
            lines.set(row, head + text + tail);
            column += text.length();
            return;
        }
        lines.set(row, head + parts[0]);
        for (int i = 1; i < parts.length; i++) {
            lines.add(row + i, i == parts.length - 1 ? parts[i] + tail : parts[i]);
        }
        row += parts.length - 1;
        column = parts[parts.length - 1].length();
    }

    /** Inserts whole lines before that one. */
    void insertLines(int index, List<String> added) {
        lines.addAll(index, added);
    }

    /** Takes whole lines out, both ends included; the cursor goes to what follows. */
    List<String> removeLines(int from, int to) {
        List<String> cut = new ArrayList<>(lines.subList(from, to + 1));
        lines.subList(from, to + 1).clear();
        if (lines.isEmpty()) {
            lines.add("");
        }
        moveTo(from, 0);
        return cut;
    }

    /** The text between two places, the end excluded. */
    String between(int fromRow, int fromColumn, int toRow, int toColumn) {
        if (fromRow == toRow) {
            return lines.get(fromRow).substring(fromColumn, Math.max(fromColumn, Math.min(toColumn, lines.get(fromRow).length())));
        }
        StringBuilder text = new StringBuilder(lines.get(fromRow).substring(Math.min(fromColumn, lines.get(fromRow).length())));
        for (int i = fromRow + 1; i < toRow; i++) {
            text.append('\n').append(lines.get(i));
        }
        return text.append('\n').append(lines.get(toRow), 0, Math.min(toColumn, lines.get(toRow).length())).toString();
    }

    /** Takes the text between two places out, the end excluded, and leaves the cursor there. */
    String remove(int fromRow, int fromColumn, int toRow, int toColumn) {
        String cut = between(fromRow, fromColumn, toRow, toColumn);
        String head = lines.get(fromRow).substring(0, Math.min(fromColumn, lines.get(fromRow).length()));
        String tail = lines.get(toRow).substring(Math.min(toColumn, lines.get(toRow).length()));
        lines.subList(fromRow + 1, toRow + 1).clear();
        lines.set(fromRow, head + tail);
        moveTo(fromRow, fromColumn);
        return cut;
    }
}
