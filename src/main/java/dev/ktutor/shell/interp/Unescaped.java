package dev.ktutor.shell.interp;

import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;

/**
 * Text whose backslash escapes have been decoded, as {@code echo -e} and {@code printf} do.
 *
 * @param stopped whether a {@code \c} ended it
 */
record Unescaped(byte[] bytes, boolean stopped) {

    /** The three slightly different sets of escapes. */
    enum Style {
        /** {@code echo -e}: octal needs a leading 0. */
        ECHO,
        /** {@code printf %b}: octal with or without a leading 0. */
        PERCENT_B,
        /** A format of {@code printf}: octal without a leading 0; {@code \c} is nothing special. */
        FORMAT
    }

    static Unescaped of(String text, Style style) {
        if (text.indexOf('\\') < 0) {
            return new Unescaped(ByteText.encode(text), false);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            int slash = text.indexOf('\\', at);
            int end = slash < 0 ? text.length() : slash;
            if (end > at) {
                out.writeBytes(ByteText.encode(text.substring(at, end)));
            }
            if (slash < 0) {
                break;
            }
            at = slash + 1;
            if (at >= text.length()) {
                out.write('\\');
                break;
            }
            if (text.charAt(at) == 'c' && style != Style.FORMAT) {
                return new Unescaped(out.toByteArray(), true);
            }
            at = escape(text, at, style, out);
        }
        return new Unescaped(out.toByteArray(), false);
    }

    private static int escape(String text, int at, Style style, ByteArrayOutputStream out) {
        char c = text.charAt(at);
        int plain = "abeEfnrtv\\".indexOf(c);
        if (plain >= 0) {
            out.write("\u0007\b\u001b\u001b\f\n\r\t\u000b\\".charAt(plain));
            return at + 1;
        }
        if ((c == '"' || c == '\'') && style != Style.ECHO) {
            out.write(c);
            return at + 1;
        }
        if (c >= '0' && c <= '7') {
            boolean zero = c == '0' && style != Style.FORMAT;
            if (zero || style != Style.ECHO) {
                int end = digits(text, at, 8, zero ? 4 : 3);
                out.write(Integer.parseInt(text.substring(at, end), 8) & 0xFF);
                return end;
            }
        }
        if (c == 'x' || c == 'u' || c == 'U') {
            int end = digits(text, at + 1, 16, c == 'x' ? 2 : c == 'u' ? 4 : 8);
            if (end > at + 1) {
                long value = Long.parseLong(text.substring(at + 1, end), 16);
                if (c == 'x') {
                    out.write((int) value);
                } else {
                    out.writeBytes(ByteText.encode(value <= 0x10FFFF ? Character.toString((int) value) : "\uFFFD"));
                }
                return end;
            }
        }
        out.write('\\');
        int point = text.codePointAt(at);
        out.writeBytes(ByteText.encode(Character.toString(point)));
        return at + Character.charCount(point);
    }

    private static int digits(String text, int from, int radix, int most) {
        int at = from;
        while (at < text.length() && at - from < most && Character.digit(text.charAt(at), radix) >= 0) {
            at++;
        }
        return at;
    }
}
