package dev.ktutor.shell.syntax;

import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;

/** Decodes the escapes of {@code $'…'} (bash manual, 3.1.2.4). */
final class AnsiQuote {
    private final String text;
    private int at;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private AnsiQuote(String text) {
        this.text = text;
    }

    static String decode(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        AnsiQuote quote = new AnsiQuote(raw);
        quote.run();
        String decoded = ByteText.decode(quote.out.toByteArray());
        int nul = decoded.indexOf('\0');
        return nul < 0 ? decoded : decoded.substring(0, nul);
    }

    private void run() {
        while (at < text.length()) {
            int slash = text.indexOf('\\', at);
            int end = slash < 0 ? text.length() : slash;
            out.writeBytes(ByteText.encode(text.substring(at, end)));
            at = end;
            if (slash >= 0) {
                at++;
                escape();
            }
        }
    }

    private void escape() {
        if (at >= text.length()) {
            out.write('\\');
            return;
        }
        char c = text.charAt(at++);
        int plain = "abeEfnrtv\\'\"?".indexOf(c);
        if (plain >= 0) {
            out.write("\u0007\b\u001b\u001b\f\n\r\t\u000b\\'\"?".charAt(plain));
            return;
        }
        switch (c) {
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                out.write(number(8, 3) & 0xFF);
            }
            case 'x' -> hex(2, "\\x");
            case 'u' -> hex(4, "\\u");
            case 'U' -> hex(8, "\\U");
            case 'c' -> control();
            default -> out.writeBytes(ByteText.encode("\\" + c));
        }
    }

    private void control() {
        if (at < text.length()) {
            out.write(text.charAt(at++) & 0x1F);
        } else {
            out.writeBytes(ByteText.encode("\\c"));
        }
    }

    private void hex(int digits, String otherwise) {
        int start = at;
        int value = number(16, digits);
        if (at == start) {
            out.writeBytes(ByteText.encode(otherwise));
        } else if (digits == 2) {
            out.write(value & 0xFF);
        } else {
            out.writeBytes(ByteText.encode(Character.isValidCodePoint(value) ? Character.toString(value) : "\uFFFD"));
        }
    }

    private int number(int radix, int digits) {
        int value = 0;
        for (int i = 0; i < digits && at < text.length(); i++) {
            int digit = Character.digit(text.charAt(at), radix);
            if (digit < 0) {
                break;
            }
            value = value * radix + digit;
            at++;
        }
        return value;
    }
}
