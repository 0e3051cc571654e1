package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Options;
import dev.ktutor.command.editor.vi.text.Position;
import dev.ktutor.command.editor.vi.text.Register;
import dev.ktutor.command.editor.vi.text.Registers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keys typed in insert or replace mode, up to Escape. */
final class InsertSession {
    private final Editor editor;
    private final boolean replaces;
    private final Cursor cursor;
    private final Buffer buffer;
    /** What replace mode overwrote, for backspace: "" where it added to the line, a newline for a break. */
    private final Deque<String> overwritten = new ArrayDeque<>();
    private Position start;
    private boolean saved;
    private boolean freshIndent;
    private int indentColumn;
    private boolean typedSpace;
    private boolean moved;
    private boolean pasting;
    private int consumedAtMove;
    private final StringBuilder inserted = new StringBuilder();

    InsertSession(Editor editor, boolean replaces, boolean freshIndent) {
        this.editor = editor;
        this.replaces = replaces;
        this.cursor = editor.cursor();
        this.buffer = editor.buffer();
        this.start = cursor.position();
        opened(freshIndent);
    }

    void opened(boolean fresh) {
        freshIndent = fresh;
        indentColumn = fresh ? cursor.column() : 0;
    }

    /** Whether the cursor was moved by hand, so that counts and the dot know only what came after. */
    boolean moved() {
        return moved;
    }

    /** Whether nothing was typed since the last move. */
    boolean atStart() {
        return !saved;
    }

    /** What was typed since the last move. */
    String sinceMove() {
        return editor.keys().consumed().substring(Math.min(consumedAtMove, editor.keys().consumed().length()));
    }

    String text() {
        return inserted.toString();
    }

    void run() {
        while (true) {
            int key = editor.keys().next();
            if (key == Keys.ESC || key == 3) {
                return;
            }
            take(key);
        }
    }

    private Options options() {
        return editor.options();
    }

    private void take(int key) {
        if (pasting && key != Keys.PASTE_END) {
            if (key == '\r' || key == '\n') {
                newline(true);
            } else {
                type(Character.toString(key));
            }
            return;
        }
        switch (key) {
            case '\r', '\n' -> newline(false);
            case '\b', 127 -> new Backspace(this, editor).run(Backspace.What.CHARACTER);
            case 23 -> new Backspace(this, editor).run(Backspace.What.WORD);
            case 21 -> new Backspace(this, editor).run(Backspace.What.LINE);
            case '\t' -> new TypedWhite(editor, this).tab();
            case 22, 17 -> type(Character.toString(editor.keys().next()));
            case 18 -> insertRegister();
            case 20 -> new TypedWhite(editor, this).shift(true);
            case 4 -> new TypedWhite(editor, this).outdent();
            case 5 -> copyFrom(cursor.line() + 1);
            case 25 -> copyFrom(cursor.line() - 1);
            case 14, 16 -> new Completion(editor, this).run(key);
            case 1 -> typeText(editor.inserting().last());
            case 15 -> oneCommand();
            case 6 -> editor.indents().fixTyped(this);
            case 7 -> editor.keys().next();
            case Keys.PASTE_BEGIN -> pasting = true;
            case Keys.PASTE_END -> pasting = false;
            case Keys.DELETE -> delete();
            case Keys.NOTHING, Keys.INSERT -> { }
            default -> {
                if (key >= Keys.UP && key <= Keys.WORD_RIGHT) {
                    move(key);
                } else {
                    character(key);
                }
            }
        }
    }

    private void character(int key) {
        boolean whiteBefore = cursor.text().substring(0, cursor.column()).isBlank();
        typedSpace |= key == ' ';
        type(Character.toString(key));
        if (editor.indents().wants(key, whiteBefore) && !options().pasting()) {
            editor.indents().fixTyped(this);
        }
    }

    /** Announces the first change to undo. */
    void touch() {
        if (!saved) {
            editor.save(cursor.line(), cursor.line());
            saved = true;
        }
    }

    boolean replaces() {
        return replaces;
    }

    Deque<String> overwritten() {
        return overwritten;
    }

    Position start() {
        return start;
    }

    void start(Position at) {
        start = at;
    }

    void noSpaceTyped() {
        typedSpace = false;
    }

    boolean nothingInserted() {
        return inserted.isEmpty();
    }

    boolean typedSpace() {
        return typedSpace;
    }

    void notFresh() {
        freshIndent = false;
    }

    void fresh() {
        freshIndent = true;
    }

    int indentColumn() {
        return indentColumn;
    }

    /** After backspacing. */
    void backspaced(int column) {
        typedSpace = false;
        if (column <= 1) {
            freshIndent = false;
        }
        if (inserted.length() > 0) {
            inserted.setLength(inserted.length() - 1);
        }
    }

    /** Puts text at the cursor, over what stands there in replace mode. */
    void type(String text) {
        touch();
        String line = cursor.text();
        int column = Math.min(cursor.column(), line.length());
        int behind = column;
        if (replaces && column < line.length()) {
            behind = column + Character.charCount(line.codePointAt(column));
        }
        if (replaces) {
            overwritten.push(line.substring(column, behind));
        }
        buffer.set(cursor.line(), line.substring(0, column) + text + line.substring(behind));
        cursor.set(cursor.line(), column + text.length());
        freshIndent = false;
        inserted.append(text);
        editor.wantCursor();
    }

    /** Types text that may have several lines. */
    void typeText(String text) {
        String[] parts = text.split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                newline(false);
            }
            parts[i].codePoints().forEach(c -> type(Character.toString(c)));
        }
    }

    private void newline(boolean plain) {
        touch();
        String line = cursor.text();
        int column = Math.min(cursor.column(), line.length());
        String left = line.substring(0, column);
        String right = line.substring(column);
        boolean trims = freshIndent;
        if (replaces) {
            overwritten.push("\n");
        }
        boolean automatic = options().autoIndent() && !plain;
        String leader = plain ? "" : editor.indents().commentLeader(left);
        String indent = automatic ? Columns.white(Columns.indent(left, options().tabStop()), options().tabStop(), options().expandTab()) : "";
        if (automatic || !leader.isEmpty()) {
            right = right.substring(Columns.indentEnd(right));
        }
        String begin = leader.isEmpty() ? indent : leader;
        buffer.set(cursor.line(), trims ? left.stripTrailing() : left);
        buffer.append(cursor.line(), List.of(begin + right));
        cursor.set(cursor.line() + 1, begin.length());
        freshIndent = !begin.isEmpty();
        indentColumn = begin.length();
        inserted.append('\n');
        if (!plain && leader.isEmpty() && editor.indents().automatic()) {
            editor.indents().fix();
            freshIndent = cursor.text().isBlank();
            indentColumn = cursor.column();
        }
        editor.wantCursor();
    }

    private void insertRegister() {
        int name = editor.keys().next();
        boolean literal = name == 18 || name == 15 || name == 16;
        if (literal) {
            name = editor.keys().next();
        }
        Register register = Registers.valid(name, false) ? editor.registers().get(name) : null;
        if (register != null) {
            typeText(register.text());
        }
    }

    /** Gives the line another indent; the cursor stays on its character. */
    void setIndent(String line) {
        touch();
        boolean fresh = freshIndent;
        int fromEnd = cursor.text().length() - cursor.column();
        boolean inIndent = cursor.column() < Columns.indentEnd(cursor.text());
        buffer.set(cursor.line(), line);
        cursor.set(cursor.line(), inIndent ? Columns.indentEnd(line) : Math.max(0, line.length() - fromEnd));
        freshIndent = fresh || line.isBlank();
        if (start.line() == cursor.line() && cursor.column() < start.column()) {
            start = cursor.position();
        }
    }

    private void copyFrom(int line) {
        if (line < 1 || line > buffer.size()) {
            return;
        }
        String other = buffer.line(line);
        int cell = Columns.cell(cursor.text(), cursor.column(), options().tabStop());
        int column = Columns.column(other, cell, options().tabStop());
        if (column < other.length()) {
            type(Character.toString(other.codePointAt(column)));
        }
    }

    private void oneCommand() {
        editor.mode(Editor.Mode.NORMAL);
        boolean atEnd = cursor.column() >= cursor.text().length();
        int length = cursor.text().length();
        Position here = cursor.position();
        if (atEnd && length > 0) {
            cursor.dec();
        }
        try {
            editor.normal().command();
        } catch (Refusal refusal) {
            editor.refused(refusal);
        }
        editor.settle();
        boolean back = atEnd && cursor.line() == here.line() && cursor.column() >= length - 1 && cursor.text().length() == length;
        if (back) {
            cursor.set(cursor.line(), length);
        }
        editor.mode(replaces ? Editor.Mode.REPLACE : Editor.Mode.INSERT);
        movedNow();
    }

    private void delete() {
        if (cursor.character() < 0) {
            if (cursor.line() < buffer.size() && options().text("backspace").matches(".*eol.*|[12]")) {
                editor.save(cursor.line(), cursor.line() + 1);
                saved = true;
                buffer.set(cursor.line(), cursor.text() + buffer.line(cursor.line() + 1));
                buffer.delete(cursor.line() + 1, cursor.line() + 1);
            }
            return;
        }
        touch();
        String line = cursor.text();
        buffer.set(cursor.line(), line.substring(0, cursor.column()) + line.substring(cursor.column() + Character.charCount(cursor.character())));
    }

    private void move(int key) {
        trimIndent();
        switch (key) {
            case Keys.LEFT -> cursor.left();
            case Keys.RIGHT -> {
                if (cursor.character() >= 0) {
                    cursor.inc();
                }
            }
            case Keys.HOME -> cursor.set(cursor.line(), 0);
            case Keys.END -> cursor.set(cursor.line(), cursor.text().length());
            case Keys.WORD_LEFT -> WordMotions.back(cursor, 1, false, false);
            case Keys.WORD_RIGHT -> WordMotions.forward(cursor, 1, false, false);
            default -> {
                int cell = editor.wanted();
                int by = key == Keys.UP || key == Keys.DOWN ? 1 : Math.max(1, editor.window().rows() - 2);
                boolean up = key == Keys.UP || key == Keys.PAGE_UP;
                cursor.set(Math.max(1, Math.min(buffer.size(), cursor.line() + (up ? -by : by))), 0);
                editor.toCell(cursor, cell);
            }
        }
        if (key != Keys.UP && key != Keys.DOWN && key != Keys.PAGE_UP && key != Keys.PAGE_DOWN) {
            editor.wantCursor();
        }
        if (key == Keys.END) {
            editor.wantEnd();
        }
        movedNow();
    }

    private void movedNow() {
        moved = true;
        saved = false;
        typedSpace = false;
        start = cursor.position();
        inserted.setLength(0);
        overwritten.clear();
        consumedAtMove = editor.keys().consumed().length();
        buffer.undo().sync();
    }

    /** An indent that nothing was typed behind goes away. */
    void trimIndent() {
        if (!freshIndent) {
            return;
        }
        freshIndent = false;
        String line = cursor.text();
        int end = Math.min(cursor.column(), line.length());
        if (end < line.length()) {
            return;
        }
        int from = end;
        while (from > 0 && (line.charAt(from - 1) == ' ' || line.charAt(from - 1) == '\t')) {
            from--;
        }
        if (from < end) {
            touch();
            buffer.set(cursor.line(), line.substring(0, from));
            cursor.set(cursor.line(), from);
        }
    }
}
