package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Cursor;
import java.util.HashMap;
import java.util.Map;

/** Scrolling: Ctrl-E Ctrl-Y Ctrl-D Ctrl-U Ctrl-F Ctrl-B, zt zz zb and their like. */
final class ScrollCommands {
    private ScrollCommands() { }

    static Map<String, Commands.Command> table() {
        Map<String, Commands.Command> table = new HashMap<>();
        table.put("\u0005", (editor, typed) -> lines(editor, typed.times()));
        table.put("\u0019", (editor, typed) -> lines(editor, -typed.times()));
        table.put("\u0004", (editor, typed) -> half(editor, typed, true));
        table.put("\u0015", (editor, typed) -> half(editor, typed, false));
        for (String key : new String[] {"\u0006", Motions.name(Keys.PAGE_DOWN)}) {
            table.put(key, (editor, typed) -> page(editor, typed.times(), true));
        }
        for (String key : new String[] {"\u0002", Motions.name(Keys.PAGE_UP)}) {
            table.put(key, (editor, typed) -> page(editor, typed.times(), false));
        }
        place(table, "z\r", 't', true);
        place(table, "zt", 't', false);
        place(table, "z.", 'm', true);
        place(table, "zz", 'm', false);
        place(table, "z-", 'b', true);
        place(table, "zb", 'b', false);
        table.put("\f", (editor, typed) -> editor.say(""));
        return table;
    }

    private static void place(Map<String, Commands.Command> table, String key, char where, boolean indent) {
        table.put(key, (editor, typed) -> {
            int line = typed.count() == 0 ? editor.cursor().line() : Math.min(editor.buffer().size(), typed.count());
            if (line != editor.cursor().line()) {
                editor.go(line, editor.cursor().column());
            }
            Window window = editor.window();
            int off = window.scrollOff();
            switch (where) {
                case 't' -> window.top(line - off);
                case 'b' -> window.bottomAt(line + off);
                default -> window.centre(line);
            }
            if (indent) {
                editor.goIndent(line);
            }
        });
    }

    /** Keeps the cursor in sight after scrolling. */
    private static void follow(Editor editor) {
        Window window = editor.window();
        int off = window.scrollOff();
        int top = window.top() == 1 ? 1 : Math.min(editor.buffer().size(), window.top() + off);
        int bottom = window.bottom() == editor.buffer().size() ? window.bottom() : Math.max(window.top(), window.bottom() - off);
        Cursor cursor = editor.cursor();
        int line = Math.max(top, Math.min(bottom, cursor.line()));
        if (line != cursor.line()) {
            int cell = editor.wanted();
            cursor.set(line, 0);
            editor.toCell(cursor, cell);
        }
    }

    private static void lines(Editor editor, int by) {
        Window window = editor.window();
        window.top(window.top() + by);
        follow(editor);
    }

    private static void half(Editor editor, Typed typed, boolean down) {
        if (typed.count() > 0) {
            editor.options().set("scroll", String.valueOf(Math.min(typed.count(), editor.window().rows())));
        }
        int set = editor.options().number("scroll");
        int by = set > 0 ? set : Math.max(1, editor.window().rows() / 2);
        int size = editor.buffer().size();
        int line = editor.cursor().line();
        Trip.require(down ? line < size : line > 1);
        Window window = editor.window();
        int room = Math.max(0, size - window.bottom());
        window.top(down ? window.top() + Math.min(by, room) : window.top() - by);
        editor.goIndent(Math.max(1, Math.min(size, down ? line + by : line - by)));
    }

    private static void page(Editor editor, int times, boolean down) {
        Window window = editor.window();
        int size = editor.buffer().size();
        for (int i = 0; i < times; i++) {
            if (down) {
                Trip.require(window.top() < size && !(window.bottom() == size && window.top() == size));
                int next = window.bottom() - 1;
                window.top(window.bottom() >= size ? Math.max(window.top() + 1, size - 1 + (size - 1 <= window.top() ? 1 : 0)) : Math.max(window.top() + 1, next));
            } else {
                Trip.require(window.top() > 1);
                window.bottomAt(Math.min(size, window.top() + 1));
            }
        }
        Cursor cursor = editor.cursor();
        int line = Math.max(window.top(), Math.min(window.bottom(), cursor.line()));
        int off = window.scrollOff();
        if (down) {
            line = Math.max(line, Math.min(size, window.top() + off));
        } else {
            line = Math.min(line, Math.max(1, window.bottom() == size ? line : window.bottom() - off));
        }
        editor.goIndent(line);
    }
}
