package dev.ktutor.shell.syntax;

/** Backslash escapes outside of {@code $'…'}. */
public final class Escapes {
    private Escapes() { }

    /** The text with the escapes of {@code $'…'} decoded. */
    public static String ansi(String text) {
        return AnsiQuote.decode(text);
    }
}
