package dev.ktutor.command.coreutils.sed;

/** A script is malformed; the text says where. */
final class SedError extends RuntimeException {
    SedError(String text) {
        super(text, null, false, false);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
