package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Options;
import dev.ktutor.command.editor.vi.text.Position;
import java.util.List;

/** Tab, Ctrl-T and Ctrl-D in insert mode: white space as the settings want it. */
final class TypedWhite {
    private final Editor editor;
    private final InsertSession session;
    private final Cursor cursor;
    private final Buffer buffer;

    TypedWhite(Editor editor, InsertSession session) {
        this.editor = editor;
        this.session = session;
        this.cursor = editor.cursor();
        this.buffer = editor.buffer();
    }

    private Options options() {
        return editor.options();
    }

    void tab() {
        int soft = options().softTabStop();
        if (options().pasting() || !options().expandTab() && soft == 0) {
            session.noSpaceTyped();
            session.type("\t");
            return;
        }
        session.noSpaceTyped();
        int tab = options().tabStop();
        int step = soft > 0 ? soft : tab;
        int cell = Columns.cell(cursor.text(), cursor.column(), tab);
        for (int spaces = step - cell % step; spaces > 0; spaces--) {
            session.type(" ");
        }
        if (!options().expandTab()) {
            packTabs(tab);
        }
    }

    /** White space before the cursor as tabs as far as it goes, from where inserting began. */
    private void packTabs(int tab) {
        String line = cursor.text();
        int end = cursor.column();
        int from = end;
        while (from > 0 && (line.charAt(from - 1) == ' ' || line.charAt(from - 1) == '\t')) {
            from--;
        }
        if (session.replaces() && cursor.line() == session.start().line() && from < session.start().column()) {
            from = session.start().column();
        }
        int startCell = Columns.cell(line, from, tab);
        int endCell = Columns.cell(line, end, tab);
        StringBuilder white = new StringBuilder();
        int at = startCell;
        while (at / tab < endCell / tab) {
            white.append('\t');
            at = (at / tab + 1) * tab;
        }
        white.append(" ".repeat(endCell - at));
        buffer.set(cursor.line(), line.substring(0, from) + white + line.substring(end));
        cursor.set(cursor.line(), from + white.length());
        if (cursor.line() == session.start().line() && from + white.length() < session.start().column()) {
            session.start(new Position(session.start().line(), from + white.length()));
        }
    }

    void shift(boolean right) {
        session.touch();
        session.setIndent(LineChanges.shifted(roundingOptions(), cursor.text(), right, 1));
    }

    /** Ctrl-T and Ctrl-D always round. */
    private Options roundingOptions() {
        Options rounding = new Options();
        for (String name : List.of("shiftwidth", "tabstop", "expandtab")) {
            rounding.set(name, options().text(name));
        }
        rounding.set("shiftround", true);
        return rounding;
    }

    void outdent() {
        String line = cursor.text();
        int column = cursor.column();
        char before = column > 0 ? line.charAt(column - 1) : 0;
        if ((before == '0' || before == '^') && line.substring(0, column - 1).isBlank() && !session.nothingInserted()) {
            session.touch();
            buffer.set(cursor.line(), line.substring(0, column - 1) + line.substring(column));
            cursor.set(cursor.line(), column - 1);
            session.setIndent(cursor.text().substring(Columns.indentEnd(cursor.text())));
            return;
        }
        shift(false);
    }
}
