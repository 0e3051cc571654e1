package dev.ktutor.lab.save;

import dev.ktutor.text.ByteText;
import java.nio.charset.StandardCharsets;

/** File names may hold any bytes, JSON only characters: names travel as Latin-1 of their bytes. */
final class SavedText {
    private SavedText() { }

    static String encode(String text) {
        return new String(ByteText.encode(text), StandardCharsets.ISO_8859_1);
    }

    static String decode(String text) {
        return ByteText.decode(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
