package dev.ktutor.shell.expand;

/** Texts made safe to be read by the shell again, in bash's several ways. */
public final class Quoting {
    private Quoting() { }

    /** As {@code set -x} prints a word: as it is, in single quotes, or as {@code $'…'}. */
    public static String trace(String text) {
        if (text.isEmpty()) {
            return "''";
        }
        if (hasControl(text)) {
            // A trace shows tabs and newlines as they are, within plain quotes.
            return onlySpaces(text) ? single(text) : ansi(text);
        }
        return needsQuotes(text) ? single(text) : text;
    }

    /** As {@code ${x@Q}} and {@code set} print a value: always quoted by {@code @Q}, see {@link #value}. */
    public static String always(String text) {
        return hasControl(text) ? ansi(text) : single(text);
    }

    /** As {@code set} and {@code alias} list values: quoted only where needed. */
    public static String value(String text) {
        return text.isEmpty() ? text : hasControl(text) ? ansi(text) : needsQuotes(text) ? single(text) : text;
    }

    /** In single quotes. */
    public static String single(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** As {@code declare -p} prints a value: in double quotes, or as {@code $'…'}. */
    public static String declared(String text) {
        if (hasControl(text)) {
            return ansi(text);
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '$' || c == '`' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    /** As {@code printf %q} prints: with backslashes. */
    public static String backslashes(String text) {
        if (text.isEmpty()) {
            return "''";
        }
        if (hasControl(text)) {
            return ansi(text);
        }
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean special = " \t!\"$&'()*,;<>?[\\]^`{|}".indexOf(c) >= 0 || (c == '#' || c == '~') && i == 0
                    || c == '~' && i > 0 && "=:".indexOf(text.charAt(i - 1)) >= 0;
            if (special) {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.toString();
    }

    /** As {@code $'…'}. */
    public static String ansi(String text) {
        StringBuilder quoted = new StringBuilder("$'");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int named = "\u0007\b\u001b\f\n\r\t\u000b\\'".indexOf(c);
            if (named >= 0) {
                quoted.append('\\').append("abEfnrtv\\'".charAt(named));
            } else if (isControl(c)) {
                int value = c >= 0xDC80 ? c - 0xDC00 : c;
                quoted.append(String.format("\\%03o", value));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }

    private static boolean onlySpaces(String text) {
        return text.chars().noneMatch(c -> isControl(c) && c != '\n' && c != '\t');
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i)) && !pairedSurrogate(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean pairedSurrogate(String text, int at) {
        char c = text.charAt(at);
        return Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static boolean isControl(int c) {
        return c < ' ' || c == 127 || c >= 0xDC80 && c <= 0xDCFF;
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (" \t\n'\"\\|&;()<>!{}*[]?^$`".indexOf(c) >= 0 || i == 0 && (c == '#' || c == '~')
                    || c == '~' && "=:".indexOf(text.charAt(i - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
