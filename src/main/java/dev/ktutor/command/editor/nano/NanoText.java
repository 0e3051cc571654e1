package dev.ktutor.command.editor.nano;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text nano edits: lines, of which the last is empty if the file ends with a newline, a cursor, a mark, and undo. */
final class NanoText {
    private static final int MOST_UNDO = 500;

    /** A state to go back to, and what was done from there. */
    private record State(List<String> lines, int row, int column, String what, long id) { }

    private final List<String> lines = new ArrayList<>(List.of(""));
    private final Deque<State> undone = new ArrayDeque<>();
    private final Deque<State> done = new ArrayDeque<>();
    private int row;
    private int column;
    private int @Nullable [] mark;
    private List<String> cut = new ArrayList<>();
    private long state;
    private long states;
    private long saved;
    private String lastKind = "";

    void load(List<String> content) {
        lines.clear();
        lines.addAll(content);
        lines.add("");
        row = 0;
        column = 0;
        done.clear();
        undone.clear();
        saved = state;
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

    int @Nullable [] mark() {
        return mark;
    }

    void mark(boolean set) {
        mark = set ? new int[] {row, column} : null;
    }

    boolean modified() {
        return state != saved;
    }

    void saved() {
        saved = state;
    }

    /** The file's content: every line but an empty last one ends with a newline; one is added if it is missing. */
    String content() {
        String text = String.join("\n", lines);
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    int fileLines() {
        return line(size() - 1).isEmpty() ? size() - 1 : size();
    }

    void go(int newRow, int newColumn) {
        row = Math.max(0, Math.min(lines.size() - 1, newRow));
        column = Math.max(0, Math.min(line().length(), newColumn));
        if (column > 0 && column < line().length() && Character.isLowSurrogate(line().charAt(column))) {
            column--;
        }
        lastKind = "";
    }

    /** Remembers the state before a change; typing in a row is one change. */
    private void change(String what) {
        boolean goesOn = what.equals(lastKind) && (what.equals("addition") || what.equals("deletion"));
        if (!goesOn) {
            done.push(new State(List.copyOf(lines), row, column, what, state));
            if (done.size() > MOST_UNDO) {
                done.removeLast();
            }
        }
        undone.clear();
        state = ++states;
        lastKind = what;
    }

    @Nullable String undo() {
        return exchange(done, undone);
    }

    @Nullable String redo() {
        return exchange(undone, done);
    }

    private @Nullable String exchange(Deque<State> from, Deque<State> to) {
        State old = from.poll();
        if (old == null) {
            return null;
        }
        to.push(new State(List.copyOf(lines), row, column, old.what(), state));
        lines.clear();
        lines.addAll(old.lines());
        state = old.id();
        go(old.row(), old.column());
        return old.what();
    }

    void type(String text) {
        change("addition");
        insert(text);
        lastKind = "addition";
    }

    private void insert(String text) {
        String[] parts = text.split("\n", -1);
        String head = line().substring(0, column);
        String tail = line().substring(column);
        if (parts.length == 1) {
            lines.set(row, head + text + tail);
            column += text.length();
        } else {
            lines.set(row, head + parts[0]);
            for (int i = 1; i < parts.length; i++) {
                lines.add(row + i, i == parts.length - 1 ? parts[i] + tail : parts[i]);
            }
            row += parts.length - 1;
            column = parts[parts.length - 1].length();
        }
        if (row == lines.size() - 1 && !line().isEmpty()) {
            lines.add("");
        }
    }

    void breakLine(String indent) {
        change("line break");
        insert("\n" + indent);
    }

    boolean backspace() {
        if (column == 0 && row == 0) {
            return false;
        }
        change(column == 0 ? "line join" : "deletion");
        String kind = lastKind;
        if (column == 0) {
            int length = lines.get(row - 1).length();
            lines.set(row - 1, lines.get(row - 1) + line());
            lines.remove(row);
            row--;
            column = length;
            keepLast();
        } else {
            int from = line().offsetByCodePoints(column, -1);
            lines.set(row, line().substring(0, from) + line().substring(column));
            column = from;
        }
        lastKind = kind;
        return true;
    }

    boolean delete() {
        if (column == line().length() && row == lines.size() - 1) {
            return false;
        }
        change("deletion");
        if (column == line().length()) {
            lines.set(row, line() + lines.get(row + 1));
            lines.remove(row + 1);
            keepLast();
        } else {
            lines.set(row, line().substring(0, column) + line().substring(line().offsetByCodePoints(column, 1)));
        }
        lastKind = "deletion";
        return true;
    }

    private void keepLast() {
        if (!lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
    }

    /** ^K: the marked text, or the line; lines cut one after the other are pasted together. */
    void cut(boolean goesOn, boolean copyOnly) {
        if (!goesOn) {
            cut = new ArrayList<>();
        }
        int[] other = mark;
        if (other != null) {
            boolean forward = other[0] < row || other[0] == row && other[1] <= column;
            int[] from = forward ? other : new int[] {row, column};
            int[] to = forward ? new int[] {row, column} : other;
            take(from, to, copyOnly);
            mark = null;
        } else if (copyOnly) {
            cut.add(line() + (row < lines.size() - 1 ? "\n" : ""));
            go(row + 1, column);
        } else if (row < lines.size() - 1) {
            change("cut");
            cut.add(line() + "\n");
            lines.remove(row);
            column = 0;
        }
    }

    private void take(int[] from, int[] to, boolean copyOnly) {
        StringBuilder text = new StringBuilder();
        for (int i = from[0]; i <= to[0]; i++) {
            String line = lines.get(i);
            int start = i == from[0] ? from[1] : 0;
            int end = i == to[0] ? to[1] : line.length();
            text.append(line, start, end).append(i < to[0] ? "\n" : "");
        }
        cut = new ArrayList<>(List.of(text.toString()));
        if (copyOnly) {
            return;
        }
        change("cut");
        String joined = lines.get(from[0]).substring(0, from[1]) + lines.get(to[0]).substring(to[1]);
        lines.subList(from[0] + 1, to[0] + 1).clear();
        lines.set(from[0], joined);
        keepLast();
        row = from[0];
        column = from[1];
    }

    /** ^U: puts what was cut. */
    void paste() {
        change("paste");
        insert(String.join("", cut));
    }

    void insertFile(String content) {
        change("insertion");
        insert(content);
    }

    /** Replaces a stretch of a line; part of the change begun with {@link #beginReplacing}. */
    void replace(int atRow, int from, int to, String by) {
        String text = lines.get(atRow);
        lines.set(atRow, text.substring(0, from) + by + text.substring(to));
        keepLast();
        row = atRow;
        column = from + by.length();
    }

    void beginReplacing() {
        change("replacement");
    }

    void indent(boolean more, String unit) {
        int[] other = mark;
        int first = other == null ? row : Math.min(row, other[0]);
        int last = other == null ? row : Math.max(row, other[0]);
        change(more ? "indent" : "unindent");
        for (int i = first; i <= last; i++) {
            String text = lines.get(i);
            if (more) {
                lines.set(i, text.isEmpty() ? text : unit + text);
            } else {
                lines.set(i, text.startsWith("\t") ? text.substring(1) : text.replaceFirst("^ {1," + unit.replace("\t", "        ").length() + "}", ""));
            }
        }
        column = Math.min(column, line().length());
    }
}
