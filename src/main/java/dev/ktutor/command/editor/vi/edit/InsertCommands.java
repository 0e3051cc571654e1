package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import java.util.HashMap;
import java.util.Map;

/** What begins to insert: i a I A o O gi gI R. */
final class InsertCommands {
    private InsertCommands() { }

    static Map<String, Commands.Command> table() {
        Map<String, Commands.Command> table = new HashMap<>();
        table.put("i", (editor, typed) -> insert(editor, typed, 'i'));
        table.put(Motions.name(Keys.INSERT), (editor, typed) -> insert(editor, typed, 'i'));
        table.put("a", (editor, typed) -> {
            if (editor.cursor().character() >= 0) {
                editor.cursor().inc();
            }
            insert(editor, typed, 'i');
        });
        table.put("A", (editor, typed) -> {
            Cursor cursor = editor.cursor();
            cursor.set(cursor.line(), cursor.text().length());
            insert(editor, typed, 'i');
        });
        table.put("I", (editor, typed) -> {
            Cursor cursor = editor.cursor();
            cursor.set(cursor.line(), Columns.indentEnd(cursor.text()));
            insert(editor, typed, 'i');
        });
        table.put("gI", (editor, typed) -> {
            editor.cursor().set(editor.cursor().line(), 0);
            insert(editor, typed, 'i');
        });
        table.put("gi", (editor, typed) -> {
            editor.mode(Editor.Mode.INSERT);
            editor.go(editor.inserting().lastPlace());
            insert(editor, typed, 'i');
        });
        table.put("o", (editor, typed) -> open(editor, typed, editor.cursor().line()));
        table.put("O", (editor, typed) -> open(editor, typed, editor.cursor().line() - 1));
        table.put("R", (editor, typed) -> insert(editor, typed, 'R'));
        return table;
    }

    private static void open(Editor editor, Typed typed, int below) {
        editor.inserting().openLine(below);
        insert(editor, typed, 'o');
    }

    private static void insert(Editor editor, Typed typed, char how) {
        editor.inserting().run(how, typed.times());
        boolean moved = editor.repeat().wasMoved();
        editor.repeat().remember(0, moved ? 0 : typed.count(), null);
    }
}
