package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.CharClass;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Options;
import dev.ktutor.command.editor.vi.text.Position;

/** Backspace, Ctrl-W and Ctrl-U in insert mode, as far as 'backspace' lets them. */
final class Backspace {
    /** How much is taken. */
    enum What { CHARACTER, WORD, LINE }

    private final InsertSession session;
    private final Editor editor;
    private final Cursor cursor;
    private final Buffer buffer;
    private int taken;

    Backspace(InsertSession session, Editor editor) {
        this.session = session;
        this.editor = editor;
        this.cursor = editor.cursor();
        this.buffer = editor.buffer();
    }

    private boolean allowed(String what) {
        String setting = editor.options().text("backspace");
        return switch (setting) {
            case "0" -> false;
            case "1" -> !what.equals("start");
            case "2", "3" -> true;
            default -> setting.contains(what);
        };
    }

    void run(What what) {
        Position start = session.start();
        boolean atStart = cursor.line() == start.line() && cursor.column() <= start.column();
        boolean stuck = cursor.line() == 1 && cursor.column() == 0 || !allowed("start") && (atStart || session.moved() && session.atStart())
                || !allowed("indent") && session.indentColumn() > 0 && cursor.column() <= session.indentColumn()
                || !allowed("eol") && cursor.column() == 0;
        if (stuck) {
            return;
        }
        if (session.replaces()) {
            restore(what);
            return;
        }
        if (cursor.column() == 0) {
            joinAbove();
        } else if (what == What.CHARACTER && softTab()) {
            toSoftTab();
        } else {
            take(what);
        }
        session.backspaced(cursor.column());
        Position now = cursor.position();
        if (now.line() == session.start().line() && now.before(session.start())) {
            session.start(now);
        }
        editor.wantCursor();
    }

    private void joinAbove() {
        int line = cursor.line();
        editor.save(line - 1, line);
        String above = buffer.line(line - 1);
        buffer.set(line - 1, above + buffer.line(line));
        buffer.delete(line, line);
        if (session.start().line() == line) {
            session.start(new Position(line - 1, above.length()));
        }
        cursor.set(line - 1, above.length());
    }

    private boolean softTab() {
        Options options = editor.options();
        char before = cursor.text().charAt(cursor.column() - 1);
        boolean smart = options.on("smarttab") && cursor.column() <= Columns.indentEnd(cursor.text());
        return smart || options.softTabStop() != 0 && !options.pasting() && (before == '\t' || before == ' ' && !session.typedSpace());
    }

    private void toSoftTab() {
        session.touch();
        Options options = editor.options();
        boolean smart = options.on("smarttab") && cursor.column() <= Columns.indentEnd(cursor.text());
        int step = smart ? options.shiftWidth() : options.softTabStop();
        int tab = options.tabStop();
        String line = cursor.text();
        int from = cursor.column();
        int cell = Columns.cell(line, from, tab);
        int want = (cell - 1) / step * step;
        while (from > 0 && Columns.cell(line, from, tab) > want && (line.charAt(from - 1) == ' ' || line.charAt(from - 1) == '\t')) {
            from--;
        }
        String spaces = " ".repeat(Math.max(0, want - Columns.cell(line, from, tab)));
        buffer.set(cursor.line(), line.substring(0, from) + spaces + line.substring(cursor.column()));
        cursor.set(cursor.line(), from + spaces.length());
    }

    private void take(What what) {
        session.touch();
        String line = cursor.text();
        int least = what == What.LINE && (editor.options().autoIndent() || editor.indents().automatic()) ? Columns.indentEnd(line) : 0;
        if (least >= cursor.column()) {
            least = 0;
        }
        Position start = session.start();
        int stop = start.line() == cursor.line() && start.column() < cursor.column() ? Math.max(least, start.column()) : least;
        int from = cursor.column();
        boolean inWord = false;
        int kind = -1;
        do {
            int c = line.codePointBefore(from);
            int here = CharClass.of(c, false);
            if (what == What.WORD) {
                if (!inWord && here != CharClass.BLANK) {
                    inWord = true;
                    kind = here;
                } else if (inWord && here != kind) {
                    break;
                }
            }
            from -= Character.charCount(c);
        } while (what != What.CHARACTER && from > stop);
        buffer.set(cursor.line(), line.substring(0, from) + line.substring(cursor.column()));
        cursor.set(cursor.line(), from);
    }

    /** Whether the characters before the cursor go on a word that began to be taken. */
    private boolean insideWord() {
        String line = cursor.text();
        int at = cursor.column();
        if (at == 0) {
            return false;
        }
        int before = CharClass.of(line.codePointBefore(at), false);
        return before == taken || taken == CharClass.BLANK;
    }

    /** Replace mode gives back what was there. */
    private void restore(What what) {
        do {
            if (session.overwritten().isEmpty()) {
                if (!cursor.left() && cursor.line() > 1) {
                    cursor.set(cursor.line() - 1, buffer.line(cursor.line() - 1).length());
                }
                session.start(cursor.position());
                return;
            }
            String old = session.overwritten().pop();
            if (old.equals("\n")) {
                joinAbove();
            } else {
                String line = cursor.text();
                int from = cursor.column() - Character.charCount(line.codePointBefore(cursor.column()));
                taken = CharClass.of(line.codePointBefore(cursor.column()), false);
                buffer.set(cursor.line(), line.substring(0, from) + old + line.substring(cursor.column()));
                cursor.set(cursor.line(), from);
            }
            session.backspaced(cursor.column());
        } while (!session.overwritten().isEmpty() && (what == What.LINE || what == What.WORD && insideWord()));
        editor.wantCursor();
    }
}
