package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;
import dev.ktutor.command.editor.vi.text.Register;
import java.util.ArrayList;
import java.util.List;

/** p and P: puts a register's text behind or before the cursor. */
final class Puts {
    private static final int MOST = 5_000_000;
    private final Editor editor;
    private final Buffer buffer;
    private final boolean behind;
    private final boolean cursorBehind;

    Puts(Editor editor, boolean behind, boolean cursorBehind) {
        this.editor = editor;
        this.buffer = editor.buffer();
        this.behind = behind;
        this.cursorBehind = cursorBehind;
    }

    void put(int name, int count) {
        Register register = editor.registers().get(name);
        if (register == null) {
            throw new Refusal("E353: Nothing in register " + (name == 0 ? "\"" : Character.toString(name)));
        }
        put(register, count);
    }

    void put(Register register, int count) {
        if ((long) register.text().length() * count > MOST) {
            throw new Refusal("E342: Out of memory!");
        }
        int size = buffer.size();
        switch (register.kind()) {
            case LINE -> lines(register, count);
            case BLOCK -> block(register, count);
            default -> characters(register, count);
        }
        editor.operators().report(size);
    }

    private void lines(Register register, int count) {
        int line = editor.cursor().line();
        int after = behind ? line : line - 1;
        editor.save(after + 1, after);
        List<String> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            added.addAll(register.lines());
        }
        buffer.append(after, added);
        editor.changeMarks(new Position(after + 1, 0), new Position(after + added.size(), 0));
        if (cursorBehind) {
            editor.go(Math.min(buffer.size(), after + added.size() + 1), 0);
        } else {
            editor.goIndent(after + 1);
        }
    }

    private void characters(Register register, int count) {
        Cursor cursor = editor.cursor();
        int line = cursor.line();
        String text = cursor.text();
        int column = Math.min(text.length(), cursor.column());
        editor.save(line, line);
        if (behind && column < text.length()) {
            column += Character.charCount(text.codePointAt(column));
        }
        Position start = new Position(line, column);
        if (register.lines().size() == 1) {
            String added = register.lines().get(0).repeat(count);
            buffer.set(line, text.substring(0, column) + added + text.substring(column));
            Cursor last = new Cursor(buffer, new Position(line, column + added.length()));
            if (!cursorBehind && !added.isEmpty()) {
                last.dec();
            }
            editor.go(last.position());
            editor.changeMarks(start, last.position());
            return;
        }
        List<String> added = new ArrayList<>();
        StringBuilder current = new StringBuilder(text.substring(0, column));
        for (int i = 0; i < count; i++) {
            for (int part = 0; part < register.lines().size(); part++) {
                if (part > 0) {
                    added.add(current.toString());
                    current.setLength(0);
                }
                current.append(register.lines().get(part));
            }
        }
        int lastColumn = current.length();
        added.add(current + text.substring(column));
        buffer.set(line, added.get(0));
        buffer.append(line, added.subList(1, added.size()));
        Position end = new Position(line + added.size() - 1, lastColumn);
        editor.changeMarks(start, new Position(end.line(), Math.max(0, lastColumn - 1)));
        editor.go(cursorBehind ? end : start);
    }

    private void block(Register register, int count) {
        Cursor cursor = editor.cursor();
        int tab = editor.options().tabStop();
        int first = cursor.line();
        int cell = behind && !cursor.text().isEmpty() ? Columns.lastCell(cursor.text(), cursor.column(), tab) + 1
                : Columns.cell(cursor.text(), cursor.column(), tab);
        List<String> rows = register.lines();
        editor.save(first, Math.min(buffer.size(), first + rows.size() - 1));
        int missing = first + rows.size() - 1 - buffer.size();
        if (missing > 0) {
            List<String> more = new ArrayList<>();
            for (int i = 0; i < missing; i++) {
                more.add("");
            }
            buffer.append(buffer.size(), more);
        }
        int lastBehind = 0;
        for (int i = 0; i < rows.size(); i++) {
            String line = buffer.line(first + i);
            BlockSlice slice = BlockSlice.of(line, cell, cell, tab);
            String head = line.substring(0, slice.before()) + " ".repeat(slice.leftOver());
            String tail = slice.leftOver() > 0 ? " ".repeat(slice.rightOver() + 1) + line.substring(slice.behind()) : line.substring(slice.before());
            head += " ".repeat(Math.max(0, cell - Columns.cell(head, head.length(), tab)));
            String row = rows.get(i);
            String pad = " ".repeat(Math.max(0, register.width() - Columns.cell(row, row.length(), tab)));
            String added = (row + pad).repeat(count - 1) + row + (tail.isEmpty() ? "" : pad);
            buffer.set(first + i, head + added + tail);
            lastBehind = head.length() + added.length();
        }
        int column = Columns.column(buffer.line(first), cell, tab);
        editor.changeMarks(new Position(first, column), new Position(first + rows.size() - 1, Math.max(0, lastBehind - 1)));
        if (cursorBehind) {
            editor.go(first + rows.size() - 1, lastBehind);
        } else {
            editor.go(first, column);
        }
    }
}
