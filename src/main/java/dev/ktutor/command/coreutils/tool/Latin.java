package dev.ktutor.command.coreutils.tool;

import dev.ktutor.text.ByteText;
import java.nio.charset.StandardCharsets;

/** Strings with one char a byte (ISO 8859-1): how the tools that count and compare bytes keep their lines. */
public final class Latin {
    private Latin() { }

    /** The bytes of a text, one a char. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return new String(ByteText.encode(text), StandardCharsets.ISO_8859_1);
            }
        }
        return text;
    }

    /** The text that such bytes are. */
    public static String text(String latin) {
        for (int i = 0; i < latin.length(); i++) {
            if (latin.charAt(i) > 127) {
                return ByteText.decode(bytes(latin));
            }
        }
        return latin;
    }

    /** The bytes themselves. */
    public static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
