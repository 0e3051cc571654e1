package dev.ktutor.command.editor.vi.text;

/** The kinds of characters that word motions tell apart (vim's {@code :help word}). */
public final class CharClass {
    /** White space and the end of a line. */
    public static final int BLANK = 0;
    private static final int PUNCTUATION = 1;
    private static final int WORD = 2;
    private static final int EMOJI = 3;

    private CharClass() { }

    /** The class of a character, -1 standing for the end of a line; big words know blank and not blank only. */
    public static int of(int c, boolean big) {
        if (c <= 0 || c == ' ' || c == '\t') {
            return BLANK;
        }
        if (c >= 0x100) {
            int wide = wideClass(c);
            return wide != BLANK && big ? PUNCTUATION : wide;
        }
        return big ? PUNCTUATION : isWord(c) ? WORD : PUNCTUATION;
    }

    /** Whether the character belongs to keywords ('iskeyword' as it is by default). */
    public static boolean isWord(int c) {
        return c < 0x100 ? c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 192 || c == 0xB5
                : wideClass(c) > PUNCTUATION;
    }

    private static int wideClass(int c) {
        if (c >= 0xAC00 && c <= 0xD7A3) {
            return 0xAC00;
        }
        if (c >= 0x4E00 && c <= 0x9FFF || c >= 0x20000 && c <= 0x2A6DF) {
            return 0x4E00;
        }
        if (c >= 0x3040 && c <= 0x309F) {
            return 0x3040;
        }
        if (c >= 0x30A0 && c <= 0x30FF) {
            return 0x30A0;
        }
        if (c >= 0x1F000 && c <= 0x1FAFF) {
            return EMOJI;
        }
        if (c == 0x3000 || c >= 0x2000 && c <= 0x200B) {
            return BLANK;
        }
        boolean mark = c >= 0x2010 && c <= 0x2BFF || c >= 0x3001 && c <= 0x3020 || c >= 0xFF00 && c <= 0xFF0F;
        return mark ? PUNCTUATION : WORD;
    }
}
