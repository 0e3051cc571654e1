package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;
import java.util.List;

/** Insert and replace mode from their start to Escape, and opening lines. */
final class Inserting {
    private final Editor editor;
    private boolean freshIndent;
    private String last = "";
    private Position lastPlace = new Position(1, 0);

    Inserting(Editor editor) {
        this.editor = editor;
    }

    /** What was inserted last: register dot. */
    String last() {
        return last;
    }

    /** Where inserting last stopped: gi. */
    Position lastPlace() {
        return lastPlace;
    }

    /** Inserts at the cursor, the text several times if a count asks for it; {@code how} is i, o (also for O), or R. */
    void run(char how, int count) {
        Keys keys = editor.keys();
        editor.mode(how == 'R' ? Editor.Mode.REPLACE : Editor.Mode.INSERT);
        editor.say("");
        int before = keys.consumed().length();
        InsertSession session = new InsertSession(editor, how == 'R', freshIndent);
        freshIndent = false;
        session.run();
        if (!session.moved() && count > 1) {
            String typed = keys.consumed().substring(before);
            for (int i = 1; i < count; i++) {
                if (how == 'o') {
                    openLine(editor.cursor().line());
                    session.opened(freshIndent);
                    freshIndent = false;
                }
                keys.nested(typed, session::run);
            }
        }
        finish(session);
    }

    private void finish(InsertSession session) {
        session.trimIndent();
        Cursor cursor = editor.cursor();
        last = session.text();
        lastPlace = cursor.position();
        editor.registers().note('.', last);
        editor.buffer().marks().set('^', cursor.position());
        editor.buffer().marks().set(']', cursor.position());
        editor.mode(Editor.Mode.NORMAL);
        boolean stays = session.moved() && session.atStart();
        if (!stays || cursor.character() < 0) {
            cursor.left();
        }
        editor.wantCursor();
        if (session.moved()) {
            editor.repeat().moved(session.sinceMove());
        }
    }

    /** Opens a line below that one (0: above the first), with the indent that the settings ask for. */
    void openLine(int below) {
        Buffer buffer = editor.buffer();
        Cursor cursor = editor.cursor();
        String model = buffer.line(Math.max(1, cursor.line()));
        editor.save(below + 1, below);
        String indent = editor.options().autoIndent() ? Columns.white(Columns.indent(model, editor.options().tabStop()),
                editor.options().tabStop(), editor.options().expandTab()) : "";
        String leader = editor.indents().commentLeader(model);
        buffer.append(below, List.of(leader.isEmpty() ? indent : leader));
        editor.go(below + 1, Integer.MAX_VALUE);
        freshIndent = !indent.isEmpty() || !leader.isEmpty();
        if (editor.indents().automatic() && leader.isEmpty()) {
            editor.indents().fix();
            freshIndent = true;
        }
    }

    /** Says that the line the cursor is on holds only an indent that was made for it. */
    void freshIndent() {
        freshIndent = true;
    }
}
