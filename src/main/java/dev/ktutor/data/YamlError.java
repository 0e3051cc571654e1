package dev.ktutor.data;

/** Text that is not YAML; the message is go-yaml's, such as {@code yaml: line 3: did not find expected key}. */
public final class YamlError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    YamlError(String message, int line) {
        super(message);
        this.line = line;
    }

    /** The line where it went wrong, from 1. */
    public int line() {
        return line;
    }
}
