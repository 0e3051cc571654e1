package dev.ktutor.text;

/** How many terminal cells text takes: two for East Asian wide characters (Unicode UAX #11), none for combining marks. */
public final class DisplayWidth {
    /** Ranges of wide characters that Korean, Chinese and Japanese text and emoji use, first and last. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x26AA, 0x26AB},
        {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C}, {0x2753, 0x2757}, {0x2795, 0x2797},
        {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF}, {0xA960, 0xA97F},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}};

    private DisplayWidth() { }

    /** The cells of a text without control characters; ANSI sequences count as nothing. */
    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point == 0x1B) {
                i = afterSequence(text, i);
                continue;
            }
            width += of(point);
            i += Character.charCount(point);
        }
        return width;
    }

    /** The cells of a character. */
    public static int of(int point) {
        int type = Character.getType(point);
        if (point < 0x20 || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (point < range[0]) {
                return 1;
            }
            if (point <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** As much of the text as fits into that many cells. */
    public static String cut(String text, int cells) {
        StringBuilder kept = new StringBuilder();
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int end = point == 0x1B ? afterSequence(text, i) : i + Character.charCount(point);
            width += point == 0x1B ? 0 : of(point);
            if (width > cells) {
                break;
            }
            kept.append(text, i, end);
            i = end;
        }
        return kept.toString();
    }

    private static int afterSequence(String text, int escape) {
        int i = escape + 1;
        if (i < text.length() && text.charAt(i) == '[') {
            i++;
            while (i < text.length() && (text.charAt(i) < 0x40 || text.charAt(i) > 0x7E)) {
                i++;
            }
        }
        return Math.min(i + 1, text.length());
    }
}
