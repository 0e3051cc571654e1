package dev.ktutor.command.kubectl.core;

import java.util.List;

/** kubectl gives up; what it says is decided here and in {@link ErrorTexts}. */
public final class KubectlError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean raw;
    private final int status;
    private final transient List<RuntimeException> parts;

    private KubectlError(String message, boolean raw, int status, List<RuntimeException> parts) {
        super(message, null, false, false);
        this.raw = raw;
        this.status = status;
        this.parts = parts;
    }

    /** A message that gets {@code error: } before it. */
    public static KubectlError of(String message) {
        return new KubectlError(message, false, 1, List.of());
    }

    /** A message that is printed as it is. */
    public static KubectlError raw(String message) {
        return new KubectlError(message, true, 1, List.of());
    }

    /** Ends with the status and says nothing more. */
    public static KubectlError exit(int status) {
        return new KubectlError("", true, status, List.of());
    }

    /** A message with the hint where to find help (cmdutil.UsageErrorf). */
    public static KubectlError usage(Call call, String message) {
        return of(message + "\nSee '" + call.spec().path() + " -h' for help and examples");
    }

    /** Several errors, reported one a line without prefix; one alone stands for itself. */
    public static RuntimeException many(List<? extends RuntimeException> errors) {
        return errors.size() == 1 ? errors.get(0) : new KubectlError("", false, 1, List.copyOf(errors));
    }

    /** The same error with another exit status. */
    public KubectlError withStatus(int other) {
        return new KubectlError(text(), raw, other, parts);
    }

    /** The message. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** Whether it is printed as it is. */
    public boolean raw() {
        return raw;
    }

    /** The exit status. */
    public int status() {
        return status;
    }

    /** The errors it is made of; none for a simple one. */
    public List<RuntimeException> parts() {
        return parts;
    }
}
