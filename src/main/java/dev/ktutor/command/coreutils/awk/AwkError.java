package dev.ktutor.command.coreutils.awk;

/** A program is wrong, or does something that cannot be done; ends awk with 2. */
final class AwkError extends RuntimeException {
    AwkError(String text) {
        super(text, null, false, false);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
