package dev.ktutor.command.coreutils.tool;

/** How GNU tools quote names in messages and listings (gnulib's quotearg, in a UTF-8 locale). */
public final class Quote {
    private static final String SPECIAL = " !\"$&()*;<=>?[\\^`|'";

    private Quote() { }

    /** {@code 'name'}: gnulib's quoteaf. */
    public static String always(String text) {
        return shell(text, true, false);
    }

    /** {@code name} or {@code 'odd name'} in front of a colon: gnulib's quotef. */
    public static String ifNeeded(String text) {
        return shell(text, false, true);
    }

    /** As {@code ls} shows names on a terminal. */
    public static String listed(String text) {
        return shell(text, false, false);
    }

    /** {@code ‘text’}: gnulib's quote. */
    public static String curly(String text) {
        StringBuilder quoted = new StringBuilder("‘");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '’') {
                quoted.append("\\’");
            } else if (c == '\\') {
                quoted.append("\\\\");
            } else if (unprintable(c)) {
                quoted.append(escape(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('’').toString();
    }

    /** In one of the styles of {@code --quoting-style}. */
    public static String styled(String style, String text) {
        return switch (style) {
            case "shell-always" -> "'" + text.replace("'", "'\\''") + "'";
            case "shell" -> text.chars().anyMatch(c -> unprintable((char) c)) ? "'" + text.replace("'", "'\\''") + "'" : listed(text);
            case "shell-escape" -> listed(text);
            case "shell-escape-always" -> always(text);
            case "c" -> "\"" + escaped(text, '"') + "\"";
            case "c-maybe" -> escaped(text, '"').equals(text) ? text : "\"" + escaped(text, '"') + "\"";
            case "escape" -> escaped(text, ' ');
            case "locale", "clocale" -> curly(text);
            default -> text;
        };
    }

    private static String escaped(String text, char special) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(c == '\\' || c == special ? "\\" + c : unprintable(c) ? escape(c) : String.valueOf(c));
        }
        return out.toString();
    }

    private static String shell(String text, boolean always, boolean colon) {
        boolean odd = text.chars().anyMatch(c -> unprintable((char) c));
        boolean special = odd || text.isEmpty() || text.startsWith("#") || text.startsWith("~") || colon && text.indexOf(':') >= 0
                || text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0) || text.equals("{") || text.equals("}");
        if (!special && !always) {
            return text;
        }
        if (!odd && text.indexOf('\'') >= 0 && text.chars().noneMatch(c -> "\"$`\\!".indexOf(c) >= 0)) {
            return "\"" + text + "\"";
        }
        StringBuilder quoted = new StringBuilder("'");
        boolean dollar = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (unprintable(c)) {
                quoted.append(dollar ? "" : "'$'").append(escape(c));
                dollar = true;
                continue;
            }
            if (dollar) {
                quoted.append("''");
                dollar = false;
            }
            quoted.append(c == '\'' ? "'\\''" : String.valueOf(c));
        }
        return quoted.append('\'').toString();
    }

    private static boolean unprintable(char c) {
        return c < 32 || c == 127 || c >= 0x80 && c < 0xA0 || c >= 0xDC80 && c <= 0xDCFF;
    }

    private static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '\u0007' -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case 11 -> "\\v";
            default -> String.format("\\%03o", c >= 0xDC80 ? c - 0xDC00 : c);
        };
    }
}
