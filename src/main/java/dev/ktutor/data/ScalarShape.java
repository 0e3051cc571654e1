package dev.ktutor.data;

/** Which styles a string's characters permit in block context (libyaml's yaml_emitter_analyze_scalar). */
record ScalarShape(boolean plainAllowed, boolean singleAllowed, boolean blockAllowed) {

    static ScalarShape of(String text) {
        boolean indicators = text.startsWith("---") || text.startsWith("...");
        boolean special = false;
        boolean breaks = false;
        boolean spaceBreak = false;
        boolean breakSpace = false;
        int length = text.length();
        int before = -1;
        for (int i = 0; i < length; i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            boolean blankAfter = next >= length || text.charAt(next) == ' ' || text.charAt(next) == '\t';
            boolean blankBefore = before < 0 || before == ' ' || before == '\t' || before == '\n';
            indicators |= indicator(point, i == 0, blankBefore, blankAfter);
            special |= !printable(point);
            breakSpace |= point == ' ' && before == '\n';
            spaceBreak |= point == '\n' && before == ' ';
            breaks |= point == '\n';
            before = point;
        }
        boolean leading = length > 0 && (text.charAt(0) == ' ' || text.charAt(0) == '\n');
        boolean trailingSpace = length > 0 && text.charAt(length - 1) == ' ';
        boolean trailing = trailingSpace || length > 0 && text.charAt(length - 1) == '\n';
        boolean bad = spaceBreak || special;
        boolean plain = !bad && !leading && !trailing && !breakSpace && !breaks && !indicators;
        return new ScalarShape(plain, !bad && !breakSpace, !bad && !trailingSpace && length > 0);
    }

    private static boolean indicator(int point, boolean first, boolean blankBefore, boolean blankAfter) {
        if (first) {
            return "#,[]{}&*!|>'\"%@`".indexOf(point) >= 0 || "?:-".indexOf(point) >= 0 && blankAfter;
        }
        return point == ':' && blankAfter || point == '#' && blankBefore;
    }

    /** go-yaml's idea of a printable character: neither tabs nor anything beyond the basic plane. */
    static boolean printable(int point) {
        return point == '\n' || point >= 0x20 && point <= 0x7E || point >= 0xA0 && point < 0xD800 || point >= 0xE000 && point < 0xFFFE && point != 0xFEFF;
    }
}
