package dev.ktutor.shell.syntax;

/** What may be a name in the shell. */
public final class Names {
    private Names() { }

    /** Whether it is a valid variable name. */
    public static boolean isName(String text) {
        return !text.isEmpty() && isStart(text.charAt(0)) && end(text, 0) == text.length();
    }

    /** Where the name that begins here ends; the same offset if none does. */
    public static int end(CharSequence text, int from) {
        int at = from;
        if (at < text.length() && isStart(text.charAt(at))) {
            while (at < text.length() && isPart(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    static boolean isStart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    static boolean isPart(int c) {
        return isStart(c) || isDigit(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
