package dev.ktutor.data;

/** Text that is not JSON; the message is that of Go's encoding/json. */
public final class JsonError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int column;
    private final int offset;

    JsonError(String message, int offset, int line, int column) {
        super(message);
        this.offset = offset;
        this.line = line;
        this.column = column;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column, from 1. */
    public int column() {
        return column;
    }

    /** How many characters were read before the error. */
    public int offset() {
        return offset;
    }
}
