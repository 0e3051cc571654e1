package dev.ktutor.command.coreutils.grep;

import dev.ktutor.command.coreutils.regex.Regex;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Jumps over lines that cannot match: by byte strings of which every match contains one, or by a search through the block. */
final class Skipper {
    private final @Nullable Needles needles;
    private final boolean asciiOnly;
    private final @Nullable Regex block;
    private boolean ascii;
    private byte @Nullable [] searched;
    private @Nullable Matcher matcher;
    private int blockStart;
    private int known = -1;

    /**
     * A skipper; both means may be missing.
     *
     * @param asciiOnly whether the byte strings tell nothing of lines with other characters: a letter may have another form there
     */
    Skipper(@Nullable Needles needles, boolean asciiOnly, @Nullable Regex block) {
        this.needles = needles;
        this.asciiOnly = asciiOnly;
        this.block = block;
    }

    /** A new block begins: earlier searches tell nothing about it. */
    void newBlock(byte[] bytes, int end) {
        searched = null;
        known = -1;
        ascii = Ascii.only(bytes, 0, end);
    }

    /** Whether the block has no character beyond ASCII. */
    boolean ascii() {
        return ascii;
    }

    /** Whether it can jump in this block. */
    boolean useful() {
        return needles != null ? ascii || !asciiOnly : block != null && ascii;
    }

    /** Whether it jumps by byte strings, and not by a search that must be repeated in the line. */
    boolean byNeedles() {
        return needles != null;
    }

    /** A position from there on in a line that may match; -1 if no line up to the end can. */
    int next(byte[] bytes, int from, int end) {
        Needles strings = needles;
        return strings != null ? strings.next(bytes, from, end) : searchBlock(bytes, from, end);
    }

    private int searchBlock(byte[] bytes, int from, int end) {
        if (block == null) {
            return from;
        }
        if (searched != bytes || matcher == null) {
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
