package dev.ktutor.command.coreutils.grep;

import dev.ktutor.command.coreutils.regex.Regex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Jumps over lines that cannot match: by a byte string that every match contains (Horspool 1980), or by a search through the block. */
final class Skipper {
    private final byte @Nullable [] needle;
    private final int[] shift = new int[256];
    private final @Nullable Regex block;
    private byte @Nullable [] searched;
    private @Nullable Matcher matcher;
    private int blockStart;
    private int known = -1;

    Skipper(byte @Nullable [] needle, @Nullable Regex block) {
        this.needle = needle;
        this.block = block;
        if (needle != null) {
            Arrays.fill(shift, needle.length);
            for (int i = 0; i < needle.length - 1; i++) {
                shift[needle[i] & 0xFF] = needle.length - 1 - i;
            }
        }
    }

    boolean useful() {
        return needle != null || block != null;
    }

    /** A new block begins: earlier searches tell nothing about it. */
    void newBlock() {
        searched = null;
        known = -1;
    }

    /** A position from there on in a line that may match; -1 if no line up to the end can. */
    int next(byte[] bytes, int from, int end) {
        return needle != null ? horspool(bytes, needle, from, end) : searchBlock(bytes, from, end);
    }

    private int horspool(byte[] bytes, byte[] wanted, int from, int end) {
        int last = wanted.length - 1;
        byte tail = wanted[last];
        int at = from + last;
        while (at < end) {
            byte b = bytes[at];
            if (b == tail) {
                int k = last - 1;
                while (k >= 0 && bytes[at - last + k] == wanted[k]) {
                    k--;
                }
                if (k < 0) {
                    return at - last;
                }
            }
            at += shift[b & 0xFF];
        }
        return -1;
    }

    private int searchBlock(byte[] bytes, int from, int end) {
        if (block == null) {
            return from;
        }
        if (searched != bytes || matcher == null) {
            for (int i = from; i < end; i++) {
                if (bytes[i] < 0) {
                    matcher = null;
                    return from;
                }
            }
            searched = bytes;
            blockStart = from;
            matcher = block.pattern().matcher(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
            known = -1;
        }
        if (known >= from) {
            return known;
        }
        known = matcher.find(from - blockStart) ? matcher.start() + blockStart : -1;
        return known;
    }
}
