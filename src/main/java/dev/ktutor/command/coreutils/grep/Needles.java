package dev.ktutor.command.coreutils.grep;

import java.util.Arrays;
import java.util.List;

/**
 * Looks for the first of several byte strings, in either case of ASCII letters if wanted: skips ahead as Horspool's search
 * does (1980), by as much as no string's beginning could need.
 */
final class Needles {
    private final byte[][] needles;
    private final byte[] fold = new byte[256];
    private final int window;
    private final int[] shift = new int[256];
    private final boolean word;

    /** Strings that are not empty; {@code word} leaves out those that stand within ASCII words. */
    Needles(List<byte[]> strings, boolean ignoreCase, boolean word) {
        this.word = word;
        for (int b = 0; b < 256; b++) {
            fold[b] = (byte) (ignoreCase && b >= 'A' && b <= 'Z' ? b + 32 : b);
        }
        int shortest = Integer.MAX_VALUE;
        needles = new byte[strings.size()][];
        for (int i = 0; i < needles.length; i++) {
            byte[] needle = strings.get(i).clone();
            for (int k = 0; k < needle.length; k++) {
                needle[k] = fold[needle[k] & 0xFF];
            }
            needles[i] = needle;
            shortest = Math.min(shortest, needle.length);
        }
        window = shortest;
        Arrays.fill(shift, window);
        for (byte[] needle : needles) {
            for (int k = 0; k < window; k++) {
                int b = needle[k] & 0xFF;
                shift[b] = Math.min(shift[b], window - 1 - k);
            }
        }
        for (int b = 'A'; b <= 'Z' && ignoreCase; b++) {
            shift[b] = shift[b + 32];
        }
    }

    /** Where the first of them begins from there on; -1 if none does. */
    int next(byte[] bytes, int from, int end) {
        int at = from + window - 1;
        while (at < end) {
            int skip = shift[bytes[at] & 0xFF];
            if (skip > 0) {
                at += skip;
                continue;
            }
            int start = at - window + 1;
            for (byte[] needle : needles) {
                if (matches(bytes, start, end, needle) && !(word && withinWord(bytes, start, start + needle.length, end))) {
                    return start;
                }
            }
            at++;
        }
        return -1;
    }

    private boolean matches(byte[] bytes, int start, int end, byte[] needle) {
        if (start + needle.length > end) {
            return false;
        }
        for (int k = needle.length - 1; k >= 0; k--) {
            if (fold[bytes[start + k] & 0xFF] != needle[k]) {
                return false;
            }
        }
        return true;
    }

    private static boolean withinWord(byte[] bytes, int start, int stop, int end) {
        return start > 0 && isWord(bytes[start - 1]) || stop < end && isWord(bytes[stop]);
    }

    private static boolean isWord(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_';
    }
}
