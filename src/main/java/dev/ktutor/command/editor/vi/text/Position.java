package dev.ktutor.command.editor.vi.text;

/**
 * A place in a text.
 *
 * @param line counts from 1
 * @param column counts characters from 0
 */
public record Position(int line, int column) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    /** Whether it comes before the other. */
    public boolean before(Position other) {
        return compareTo(other) < 0;
    }
}
