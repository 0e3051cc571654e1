package dev.ktutor.lab.save;

/** A saved lab that cannot be used: truncated, damaged, or of a newer version. The message is one line for the user. */
public final class SavedLabError extends RuntimeException {

    /** For that reason. */
    public SavedLabError(String reason) {
        super(reason);
    }
}
