package dev.ktutor.terminal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.ListIterator;
import org.jline.reader.History;
import org.jline.reader.LineReader;

/** A shell's history as the line editor walks through it; the shell is who remembers. */
final class LineHistory implements History {
    private List<String> lines = List.of();
    private int index;

    /** Another shell's lines, or the same shell's with what was added. */
    void show(List<String> now) {
        lines = now;
        index = now.size();
    }

    /** The lines, the oldest first. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void attach(LineReader reader) { }

    @Override
    public void load() { }

    @Override
    public void save() { }

    @Override
    public void write(Path file, boolean incremental) { }

    @Override
    public void append(Path file, boolean incremental) { }

    @Override
    public void read(Path file, boolean checkDuplicates) { }

    @Override
    public void purge() { }

    @Override
    public int size() {
        return lines.size();
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public int first() {
        return 0;
    }

    @Override
    public int last() {
        return lines.size() - 1;
    }

    @Override
    public String get(int at) {
        return lines.get(at);
    }

    @Override
    public void add(Instant time, String line) { }

    @Override
    public ListIterator<Entry> iterator(int at) {
        return new AbstractList<Entry>() {
            @Override
            public Entry get(int place) {
                return new Line(place, lines.get(place));
            }

            @Override
            public int size() {
                return lines.size();
            }
        }.listIterator(Math.max(0, at));
    }

    /** An entry without a time. */
    private record Line(int index, String line) implements Entry {
        @Override
        public Instant time() {
            return Instant.EPOCH;
        }
    }

    @Override
    public String current() {
        return index >= 0 && index < lines.size() ? lines.get(index) : "";
    }

    @Override
    public boolean previous() {
        return moveTo(index - 1);
    }

    @Override
    public boolean next() {
        if (index >= lines.size()) {
            return false;
        }
        index++;
        return true;
    }

    @Override
    public boolean moveToFirst() {
        return moveTo(0);
    }

    @Override
    public boolean moveToLast() {
        return moveTo(lines.size() - 1);
    }

    @Override
    public boolean moveTo(int at) {
        if (at < 0 || at >= lines.size() || at == index) {
            return false;
        }
        index = at;
        return true;
    }

    @Override
    public void moveToEnd() {
        index = lines.size();
    }

    @Override
    public void resetIndex() {
        index = lines.size();
    }
}
