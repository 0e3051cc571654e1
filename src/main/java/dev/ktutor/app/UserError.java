package dev.ktutor.app;

/** Something the user gave cannot be used; the message is the one line to show, the status is 2. */
final class UserError extends RuntimeException {
    UserError(String message) {
        super(message, null, false, false);
    }
}
