package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Position;

/** What a block selection has of its own: I, A, c on every line at once, and shifting behind a column. */
final class BlockEdits {
    private BlockEdits() { }

    /** I: inserts before the block on each line that reaches it. */
    static void insert(Editor editor, Region block) {
        Buffer buffer = editor.buffer();
        int tab = editor.options().tabStop();
        editor.save(block.from(), block.to());
        BlockSlice first = editor.operators().slice(block, block.from());
        String line = buffer.line(block.from());
        if (first.leftOver() > 0) {
            int cells = first.leftOver() + first.rightOver() + Columns.cell(first.inside(), first.inside().length(), tab);
            buffer.set(block.from(), line.substring(0, first.before()) + " ".repeat(cells) + line.substring(first.behind()));
        }
        int column = Math.min(buffer.line(block.from()).length(), first.before() + first.leftOver());
        String added = type(editor, new Position(block.from(), column));
        if (added.isEmpty()) {
            return;
        }
        for (int row = block.from() + 1; row <= block.to(); row++) {
            String text = buffer.line(row);
            if (Columns.cell(text, text.length(), tab) < block.firstCell()) {
                continue;
            }
            put(editor, row, block.firstCell(), added);
        }
        editor.go(block.from(), column);
    }

    /** A: inserts behind the block, padding lines that are too short unless the block reaches to line ends. */
    static void append(Editor editor, Region block) {
        Buffer buffer = editor.buffer();
        int tab = editor.options().tabStop();
        editor.save(block.from(), block.to());
        boolean toEnd = block.lastCell() == Region.TO_END;
        String line = buffer.line(block.from());
        int width = Columns.cell(line, line.length(), tab);
        int cell = toEnd ? width : block.lastCell() + 1;
        if (!toEnd && width < cell) {
            line += " ".repeat(cell - width);
            buffer.set(block.from(), line);
        }
        int column = Columns.column(line, cell, tab);
        String added = type(editor, new Position(block.from(), column));
        if (added.isEmpty()) {
            return;
        }
        for (int row = block.from() + 1; row <= block.to(); row++) {
            String text = buffer.line(row);
            int cells = Columns.cell(text, text.length(), tab);
            if (toEnd) {
                buffer.set(row, text + added);
            } else {
                buffer.set(row, text + " ".repeat(Math.max(0, cell - cells)));
                put(editor, row, cell, added);
            }
        }
        editor.go(block.from(), block.start().column());
    }

    /** c: takes the block out and inserts on each line it was in. */
    static void change(Editor editor, Region block, int register) {
        Buffer buffer = editor.buffer();
        int tab = editor.options().tabStop();
        boolean[] reaches = new boolean[block.height()];
        for (int row = block.from(); row <= block.to(); row++) {
            String text = buffer.line(row);
            reaches[row - block.from()] = Columns.cell(text, text.length(), tab) > block.firstCell();
        }
        editor.operators().delete(block, register);
        int column = Columns.column(buffer.line(block.from()), block.firstCell(), tab);
        String added = type(editor, new Position(block.from(), column));
        if (added.isEmpty()) {
            return;
        }
        for (int row = block.from() + 1; row <= block.to(); row++) {
            if (reaches[row - block.from()]) {
                put(editor, row, block.firstCell(), added);
            }
        }
    }

    /** Lets the learner type at the place; gives what was added to the line, empty if lines were broken. */
    private static String type(Editor editor, Position at) {
        Buffer buffer = editor.buffer();
        int size = buffer.size();
        String before = buffer.line(at.line());
        editor.mode(Editor.Mode.INSERT);
        editor.go(at);
        editor.inserting().run('i', 1);
        String after = buffer.line(Math.min(at.line(), buffer.size()));
        int grown = after.length() - before.length();
        boolean plain = buffer.size() == size && grown > 0 && after.startsWith(before.substring(0, at.column()));
        return plain ? after.substring(at.column(), at.column() + grown) : "";
    }

    /** The same text on every line of the block that reaches it; the cursor on the last character of the first. */
    static void put(Editor editor, Region block, String added) {
        int tab = editor.options().tabStop();
        for (int row = block.from(); row <= block.to(); row++) {
            String text = editor.buffer().line(row);
            if (Columns.cell(text, text.length(), tab) >= block.firstCell()) {
                put(editor, row, block.firstCell(), added);
            }
        }
        int column = Columns.column(editor.buffer().line(block.from()), block.firstCell(), tab);
        editor.go(block.from(), Math.max(0, column + added.length() - 1));
    }

    private static void put(Editor editor, int row, int cell, String added) {
        int tab = editor.options().tabStop();
        String text = editor.buffer().line(row);
        int column = Columns.column(text, cell, tab);
        int start = Columns.cell(text, column, tab);
        if (start < cell && column < text.length()) {
            // A tab across the place is split into spaces.
            int last = Columns.lastCell(text, column, tab);
            text = text.substring(0, column) + " ".repeat(last - start + 1) + text.substring(column + 1);
            column += cell - start;
        }
        editor.buffer().set(row, text.substring(0, column) + added + text.substring(column));
    }

    /** > and < on a block move what is behind its left edge. */
    static void shift(Editor editor, Region block, boolean right, int times) {
        Buffer buffer = editor.buffer();
        int tab = editor.options().tabStop();
        int amount = editor.options().shiftWidth() * times;
        editor.save(block.from(), block.to());
        for (int row = block.from(); row <= block.to(); row++) {
            String text = buffer.line(row);
            if (Columns.cell(text, text.length(), tab) <= block.firstCell()) {
                continue;
            }
            buffer.set(row, right ? shiftedRight(editor, text, block.firstCell(), amount) : shiftedLeft(text, block.firstCell(), amount, tab));
        }
        editor.go(block.start());
        if (block.height() > 2) {
            editor.say(block.height() + " lines " + (right ? ">" : "<") + "ed " + times + (times == 1 ? " time" : " times"));
        }
    }

    /** White space around the place is made anew, with tabs if they are not to be expanded. */
    private static String shiftedRight(Editor editor, String text, int cell, int amount) {
        int tab = editor.options().tabStop();
        int column = Columns.column(text, cell, tab);
        int from = column;
        while (from > 0 && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '\t')) {
            from--;
        }
        int to = column;
        while (to < text.length() && (text.charAt(to) == ' ' || text.charAt(to) == '\t')) {
            to++;
        }
        int start = Columns.cell(text, from, tab);
        int end = Columns.cell(text, to, tab) + amount;
        StringBuilder white = new StringBuilder();
        int at = start;
        while (!editor.options().on("expandtab") && at / tab < end / tab) {
            white.append('\t');
            at = (at / tab + 1) * tab;
        }
        return text.substring(0, from) + white + " ".repeat(end - at) + text.substring(to);
    }

    /** White space from the place on shrinks; a tab that is split becomes spaces. */
    private static String shiftedLeft(String text, int cell, int amount, int tab) {
        int column = Columns.column(text, cell, tab);
        int to = column;
        while (to < text.length() && (text.charAt(to) == ' ' || text.charAt(to) == '\t')) {
            to++;
        }
        int end = Columns.cell(text, to, tab);
        int goal = end - Math.min(amount, Math.max(0, end - cell));
        int keep = column;
        while (keep < to && Columns.cell(text, keep + 1, tab) <= goal) {
            keep++;
        }
        return text.substring(0, keep) + " ".repeat(Math.max(0, goal - Columns.cell(text, keep, tab))) + text.substring(to);
    }
}
