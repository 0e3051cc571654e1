package dev.ktutor.pki;

/** Bytes or text that are not what they should be; the message says what was wrong in our own words. */
public final class PkiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is, so that a tool can say it in its own words. */
    public enum Kind { MALFORMED, UNSUPPORTED, BAD_PASSWORD, PASSWORD_NEEDED, NOT_FOUND }

    private final Kind kind;

    /** Malformed input. */
    public PkiException(String message) {
        this(Kind.MALFORMED, message);
    }

    /** Trouble of a given kind. */
    public PkiException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What kind of trouble it is. */
    public Kind kind() {
        return kind;
    }
}
