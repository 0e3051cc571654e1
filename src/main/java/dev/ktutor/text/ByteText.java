package dev.ktutor.text;

import java.io.ByteArrayOutputStream;

/**
 * UTF-8 that loses nothing: bytes that are not valid UTF-8 become lone surrogates U+DC80..U+DCFF and come back as the
 * same bytes, as Python's surrogateescape does (PEP 383). The shell keeps every string this way.
 */
public final class ByteText {
    private static final int ESCAPE = 0xDC00;

    private ByteText() { }

    /** The bytes as text. */
    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** A stretch of bytes as text. */
    public static String decode(byte[] bytes, int offset, int length) {
        StringBuilder text = new StringBuilder(length);
        int end = offset + length;
        int i = offset;
        while (i < end) {
            int b = bytes[i] & 0xFF;
            if (b < 0x80) {
                text.append((char) b);
                i++;
                continue;
            }
            int size = sequenceLength(bytes, i, end);
            if (size == 0) {
                text.append((char) (ESCAPE + b));
                i++;
            } else {
                text.appendCodePoint(codePoint(bytes, i, size));
                i += size;
            }
        }
        return text.toString();
    }

    /** The text as bytes; the inverse of {@link #decode(byte[])}. */
    public static byte[] encode(String text) {
        int length = text.length();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length + 16);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes.write(c);
            } else if (c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF) {
                bytes.write(c - ESCAPE);
            } else {
                int point = c;
                if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                    point = Character.toCodePoint(c, text.charAt(++i));
                }
                writeUtf8(bytes, point);
            }
        }
        return bytes.toByteArray();
    }

    private static void writeUtf8(ByteArrayOutputStream bytes, int point) {
        if (point < 0x800) {
            bytes.write(0xC0 | point >> 6);
        } else {
            if (point < 0x10000) {
                bytes.write(0xE0 | point >> 12);
            } else {
                bytes.write(0xF0 | point >> 18);
                bytes.write(0x80 | point >> 12 & 0x3F);
            }
            bytes.write(0x80 | point >> 6 & 0x3F);
        }
        bytes.write(0x80 | point & 0x3F);
    }

    /** The length of the valid sequence that begins here, or 0 (RFC 3629 §4). */
    private static int sequenceLength(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        int size = first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (size == 0 || at + size > end) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int point = codePoint(bytes, at, size);
        boolean overlong = size == 3 && point < 0x800 || size == 4 && point < 0x10000;
        boolean outside = point > 0x10FFFF || point >= 0xD800 && point <= 0xDFFF;
        return overlong || outside ? 0 : size;
    }

    private static int codePoint(byte[] bytes, int at, int size) {
        int point = bytes[at] & (0xFF >> size + 1);
        for (int i = 1; i < size; i++) {
            point = point << 6 | bytes[at + i] & 0x3F;
        }
        return point;
    }
}
