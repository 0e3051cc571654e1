package dev.ktutor.command.net;

/** Ends a transfer with one of curl's statuses (curl(1), EXIT CODES) and its words. */
final class CurlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;

    CurlFailure(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
