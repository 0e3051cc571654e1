package dev.ktutor.command.kubectl.template;

/** A template does not parse or cannot be carried out; the message is text/template's. */
public final class TemplateError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With Go's words. */
    public TemplateError(String message) {
        super(message, null, false, false);
    }
}
