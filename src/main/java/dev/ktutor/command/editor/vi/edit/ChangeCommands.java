package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Single changes: x X D C s S Y p P r ~ J u U Ctrl-R Ctrl-A Ctrl-X & and the dot. */
final class ChangeCommands {
    private ChangeCommands() { }

    static Map<String, Commands.Command> table() {
        Map<String, Commands.Command> table = new HashMap<>();
        Map<String, String> shorthands = Map.ofEntries(Map.entry("x", "dl"), Map.entry("X", "dh"), Map.entry("D", "d$"), Map.entry("C", "c$"),
                Map.entry("s", "cl"), Map.entry("S", "cc"), Map.entry("Y", "yy"), Map.entry(Motions.name(Keys.DELETE), "dl"));
        shorthands.forEach((key, keys) -> table.put(key, (editor, typed) -> editor.normal().operate(typed, keys.substring(0, 1), keys.substring(1))));
        table.put("p", (editor, typed) -> put(editor, typed, true, false));
        table.put("P", (editor, typed) -> put(editor, typed, false, false));
        table.put("gp", (editor, typed) -> put(editor, typed, true, true));
        table.put("gP", (editor, typed) -> put(editor, typed, false, true));
        table.put("r", ChangeCommands::replace);
        table.put("~", ChangeCommands::swapCase);
        table.put("J", (editor, typed) -> join(editor, typed, true));
        table.put("gJ", (editor, typed) -> join(editor, typed, false));
        table.put("\u0001", (editor, typed) -> add(editor, typed, 1));
        table.put("\u0018", (editor, typed) -> add(editor, typed, -1));
        table.put("u", (editor, typed) -> undo(editor, typed, true));
        table.put("\u0012", (editor, typed) -> undo(editor, typed, false));
        table.put("U", ChangeCommands::restoreLine);
        table.put(".", (editor, typed) -> editor.repeat().again(typed.count()));
        table.put("&", (editor, typed) -> editor.commands().run("s"));
        table.put("g&", (editor, typed) -> editor.commands().run("%s//~/&"));
        return table;
    }

    private static void undo(Editor editor, Typed typed, boolean back) {
        for (int i = 0; i < typed.times(); i++) {
            editor.undo(back);
        }
    }

    private static void restoreLine(Editor editor, Typed typed) {
        Position at = editor.buffer().undo().restoreLine(editor.cursor().position());
        Trip.require(at != null);
        editor.go(at);
    }

    private static void put(Editor editor, Typed typed, boolean behind, boolean cursorBehind) {
        // Vim's dot repeats even a put that found nothing.
        editor.repeat().remember(typed.register(), typed.count(), null);
        new Puts(editor, behind, cursorBehind).put(typed.register(), typed.times());
    }

    private static void replace(Editor editor, Typed typed) {
        int key = editor.keys().next();
        if (key == Keys.ESC || key == 3) {
            throw new Refusal();
        }
        if (key == 22) {
            key = editor.keys().next();
        }
        Cursor cursor = editor.cursor();
        Buffer buffer = editor.buffer();
        String line = cursor.text();
        int end = cursor.column();
        for (int i = 0; i < typed.times(); i++) {
            Trip.require(end < line.length());
            end += Character.charCount(line.codePointAt(end));
        }
        editor.save(cursor.line(), cursor.line());
        String head = line.substring(0, cursor.column());
        if (key == '\r' || key == '\n') {
            String tail = line.substring(end);
            boolean indents = editor.options().autoIndent();
            String indent = indents ? Columns.white(Columns.indent(line, editor.options().tabStop()), editor.options().tabStop(), editor.options().expandTab()) : "";
            buffer.set(cursor.line(), head);
            buffer.append(cursor.line(), List.of(indent + (indents ? tail.stripLeading() : tail)));
            editor.go(cursor.line() + 1, indent.length());
        } else {
            String added = Character.toString(key).repeat(typed.times());
            buffer.set(cursor.line(), head + added + line.substring(end));
            editor.go(cursor.line(), head.length() + added.length() - Character.charCount(key));
        }
        editor.repeat().remember(0, typed.count(), null);
    }

    private static void swapCase(Editor editor, Typed typed) {
        Cursor cursor = editor.cursor();
        String line = cursor.text();
        Trip.require(!line.isEmpty());
        int end = cursor.column();
        for (int i = 0; i < typed.times() && end < line.length(); i++) {
            end += Character.charCount(line.codePointAt(end));
        }
        editor.save(cursor.line(), cursor.line());
        editor.buffer().set(cursor.line(), line.substring(0, cursor.column()) + LineChanges.recased(line.substring(cursor.column(), end), '~') + line.substring(end));
        editor.go(cursor.line(), end);
        editor.repeat().remember(0, typed.count(), null);
    }

    private static void join(Editor editor, Typed typed, boolean blanks) {
        int line = editor.cursor().line();
        int size = editor.buffer().size();
        int lines = Math.max(2, typed.count());
        Trip.require(lines > 2 || line < size);
        if (line == size) {
            editor.go(line, 0);
        }
        LineChanges.join(editor, line, Math.min(size, line + lines - 1), blanks);
        editor.repeat().remember(0, typed.count(), null);
    }

    private static void add(Editor editor, Typed typed, int sign) {
        Cursor cursor = editor.cursor();
        String[] changed = Numbers.add(cursor.text(), cursor.column(), (long) sign * typed.times(), editor.options().text("nrformats"));
        editor.repeat().remember(0, typed.count(), null);
        Trip.require(changed != null);
        editor.save(cursor.line(), cursor.line());
        editor.buffer().set(cursor.line(), changed[0]);
        editor.go(cursor.line(), Integer.parseInt(changed[1]));
    }
}
