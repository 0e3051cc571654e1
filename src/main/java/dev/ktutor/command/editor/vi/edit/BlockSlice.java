package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Columns;

/**
 * What a block covers of one line; a tab or wide character across its edge is covered in part.
 *
 * @param before the column of the first character not wholly to the left
 * @param behind the column behind the last character touched
 * @param inside what is covered, split characters as spaces
 * @param leftOver cells of a split character left of the block
 * @param rightOver cells of a split character right of the block
 * @param cells cells of the whole line
 */
record BlockSlice(int before, int behind, String inside, int leftOver, int rightOver, int cells) {

    static BlockSlice of(String line, int firstCell, int lastCell, int tabStop) {
        int at = 0;
        int before = -1;
        int behind = -1;
        int left = 0;
        int right = 0;
        StringBuilder inside = new StringBuilder();
        for (int i = 0; i < line.length();) {
            int c = line.codePointAt(i);
            int next = at + Columns.width(c, at, tabStop);
            int size = Character.charCount(c);
            boolean touches = next > firstCell && at <= lastCell;
            if (next > firstCell && before < 0) {
                before = i;
            }
            if (touches) {
                behind = i + size;
                left += Math.max(0, firstCell - at);
                right += lastCell == Region.TO_END ? 0 : Math.max(0, next - lastCell - 1);
                boolean whole = at >= firstCell && (lastCell == Region.TO_END || next <= lastCell + 1);
                int part = Math.min(next, lastCell == Region.TO_END ? next : lastCell + 1) - Math.max(at, firstCell);
                inside.append(whole ? line.substring(i, i + size) : " ".repeat(part));
            }
            at = next;
            i += size;
        }
        int start = before < 0 ? line.length() : before;
        return new BlockSlice(start, behind < 0 ? start : behind, inside.toString(), left, right, at);
    }

    boolean nothing() {
        return behind <= before;
    }

    /** The line without what is covered. */
    String removed(String line) {
        return line.substring(0, before) + " ".repeat(leftOver + rightOver) + line.substring(behind);
    }
}
