package dev.ktutor.text;

/**
 * Colours and weights for a terminal (ECMA-48 SGR), or none where the terminal is dumb or NO_COLOR is set.
 *
 * @param enabled whether to use any
 */
public record Ansi(boolean enabled) {
    /** None. */
    public static final Ansi PLAIN = new Ansi(false);
    /** All. */
    public static final Ansi COLOURED = new Ansi(true);

    /** Heavy. */
    public String bold(String text) {
        return with("1", text);
    }

    /** Pale. */
    public String dim(String text) {
        return with("2", text);
    }

    /** Slanted. */
    public String italic(String text) {
        return with("3", text);
    }

    /** Good news. */
    public String green(String text) {
        return with("32", text);
    }

    /** Bad news. */
    public String red(String text) {
        return with("31", text);
    }

    /** Take note. */
    public String yellow(String text) {
        return with("33", text);
    }

    /** Code. */
    public String cyan(String text) {
        return with("36", text);
    }

    /** The text in the given SGR parameters, put back to normal after it. */
    public String with(String parameters, String text) {
        return enabled && !text.isEmpty() ? "\u001b[" + parameters + "m" + text + "\u001b[0m" : text;
    }
}
