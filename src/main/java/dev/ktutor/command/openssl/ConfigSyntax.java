package dev.ktutor.command.openssl;

/** The characters of configuration files and where words made of them end (config(5); OpenSSL's table for its default method). */
final class ConfigSyntax {
    private static final String PUNCTUATION = "!%&*+,-./;?@^|~";
    private static final String QUOTES = "\"'`";

    private ConfigSyntax() { }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }

    static boolean isWordCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    /** Where spaces end. */
    static int spaces(String text, int from) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Text without spaces at its end. */
    static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Where a name ends: letters, digits, punctuation, characters behind a backslash. */
    static int name(String text, int from, boolean dollars) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i = Math.min(text.length(), i + 2);
            } else if (isWordCharacter(c) || PUNCTUATION.indexOf(c) >= 0 || dollars && c == '$') {
                i++;
            } else {
                return i;
            }
        }
        return i;
    }

    /** Where the name of a variable ends. */
    static int variable(String text, int from, boolean dollars) {
        int i = from;
        while (i < text.length() && (isWordCharacter(text.charAt(i)) || dollars && text.charAt(i) == '$')) {
            i++;
        }
        return i;
    }

    /** A line up to its comment; a number sign inside quotes or behind a backslash begins none. */
    static String withoutComment(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '#') {
                return text.substring(0, i);
            }
            if (isQuote(c)) {
                i = quoted(text, i) - 1;
            } else if (c == '\\') {
                i++;
            }
            i++;
        }
        return text;
    }

    /** Where what a quote opens ends. */
    private static int quoted(String text, int from) {
        char quote = text.charAt(from);
        int i = from + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), i + 1);
    }
}
