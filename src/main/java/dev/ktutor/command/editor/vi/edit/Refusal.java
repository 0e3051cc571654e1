package dev.ktutor.command.editor.vi.edit;

/** A command cannot be done: vim beeps, or says why; what was to follow from a macro is dropped. */
public final class Refusal extends RuntimeException {
    /** Just a beep. */
    public Refusal() {
        this("");
    }

    /** With vim's words. */
    public Refusal(String message) {
        super(message, null, false, false);
    }

    /** Vim's words; empty for a beep. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
