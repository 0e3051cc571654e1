package dev.ktutor.command.coreutils.text;

import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;

/** Backslash escapes of echo(1) and printf(1). */
final class PrintfFormat {
    /** A text with its escapes resolved, and whether {@code \c} ends all output. */
    record Escaped(String text, boolean stop) { }

    private PrintfFormat() { }

    /** Resolves escapes; octal numbers need a leading 0 for echo and {@code %b}. */
    static Escaped escapes(String text, boolean echo) {
        if (text.indexOf('\\') < 0) {
            return new Escaped(text, false);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                int size = Character.isHighSurrogate(c) && i + 1 < text.length() ? 2 : 1;
                bytes.writeBytes(ByteText.encode(text.substring(i, i + size)));
                i += size;
                continue;
            }
            char e = text.charAt(i + 1);
            if (e == 'c') {
                return new Escaped(ByteText.decode(bytes.toByteArray()), true);
            }
            i = one(text, i, e, echo, bytes);
        }
        return new Escaped(ByteText.decode(bytes.toByteArray()), false);
    }

    private static int one(String text, int at, char e, boolean echo, ByteArrayOutputStream bytes) {
        int simple = "abefnrtv\\\"".indexOf(e);
        if (simple >= 0 && (e != '"' || !echo)) {
            bytes.write("\u0007\b\u001b\f\n\r\t\u000b\\\"".charAt(simple));
            return at + 2;
        }
        int radix = e == 'x' ? 16 : e == 'u' || e == 'U' ? 16 : 8;
        int most = e == 'x' ? 2 : e == 'u' ? 4 : e == 'U' ? 8 : 3;
        int start = radix == 16 ? at + 2 : echo && e == '0' ? at + 2 : at + 1;
        int end = start;
        while (end < text.length() && end - start < most && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        boolean octal = e >= '0' && e <= '7' && (!echo || e == '0');
        if (radix == 16 ? end == start : !octal) {
            bytes.writeBytes(ByteText.encode("\\" + (radix == 16 || e < 128 ? String.valueOf(e) : "")));
            return radix == 16 || e < 128 ? at + 2 : at + 1;
        }
        int value = end == start ? 0 : (int) Long.parseLong(text.substring(start, end), radix);
        if (e == 'u' || e == 'U') {
            bytes.writeBytes(Character.isValidCodePoint(value) ? ByteText.encode(new String(Character.toChars(value))) : new byte[0]);
        } else {
            bytes.write(value);
        }
        return end;
    }
}
