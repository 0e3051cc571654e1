package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Marks;
import dev.ktutor.command.editor.vi.text.Position;
import java.util.HashMap;
import java.util.Map;

/** Marks, macros, selecting, the colon, leaving. */
final class OtherCommands {
    private OtherCommands() { }

    static Map<String, Commands.Command> table() {
        Map<String, Commands.Command> table = new HashMap<>();
        table.put("m", (editor, typed) -> mark(editor));
        table.put("q", OtherCommands::record);
        table.put("@", (editor, typed) -> editor.repeat().macro(editor.keys().next(), typed.times()));
        table.put(":", OtherCommands::colon);
        for (char mode : new char[] {'v', 'V', Visual.BLOCK}) {
            table.put(String.valueOf(mode), (editor, typed) -> select(editor, typed, mode));
        }
        table.put("gv", (editor, typed) -> editor.visual().again());
        table.put("ZZ", (editor, typed) -> editor.commands().run("x"));
        table.put("ZQ", (editor, typed) -> editor.commands().run("q!"));
        table.put("\u0007", (editor, typed) -> editor.commands().run("file"));
        table.put("ga", (editor, typed) -> ascii(editor));
        table.put("\u001b", (editor, typed) -> { });
        table.put("\u0003", (editor, typed) -> editor.say("Type  :qa  and press <Enter> to exit Vim"));
        table.put(Motions.name(Keys.NOTHING), (editor, typed) -> { });
        table.put(Motions.name(Keys.PASTE_BEGIN), OtherCommands::paste);
        return table;
    }

    private static void mark(Editor editor) {
        int name = editor.keys().next();
        Trip.require(name < 128 && Marks.settable(name));
        editor.buffer().marks().set((char) name, editor.cursor().position());
    }

    private static void record(Editor editor, Typed typed) {
        Keys keys = editor.keys();
        if (keys.recording()) {
            String text = keys.recorded();
            editor.registers().record((char) editor.recordingInto(), text);
            editor.recordingInto(0);
            return;
        }
        int name = keys.next();
        Trip.require(name < 128 && (Character.isLetterOrDigit(name) || name == '"'));
        editor.recordingInto(name == '"' ? '0' : name);
        keys.record();
    }

    private static void colon(Editor editor, Typed typed) {
        String range = typed.count() == 0 ? "" : typed.count() == 1 ? "." : ".,.+" + (typed.count() - 1);
        run(editor, range);
    }

    static void run(Editor editor, String range) {
        String line = new LineInput(editor, ":", range).read();
        if (line == null) {
            return;
        }
        editor.say(":" + line);
        editor.commands().run(line);
        if (editor.message().equals(":" + line)) {
            editor.say(":" + line);
        }
        if (!line.isBlank()) {
            editor.registers().note(':', line);
        }
    }

    private static void select(Editor editor, Typed typed, char mode) {
        editor.visual().begin(mode);
        if (typed.count() > 1) {
            int line = editor.cursor().line();
            if (mode == 'V') {
                editor.go(Math.min(editor.buffer().size(), line + typed.count() - 1), editor.cursor().column());
            } else {
                editor.go(line, Math.min(editor.cursor().text().length(), editor.cursor().column() + typed.count() - 1));
            }
        }
    }

    private static void ascii(Editor editor) {
        int c = editor.cursor().character();
        if (c < 0) {
            editor.say("NUL");
            return;
        }
        String shown = c < 32 ? "^" + (char) (c + 64) : Character.toString(c);
        editor.say(c < 128 ? String.format("<%s>  %d,  Hex %02x,  Octal %03o", shown, c, c, c) : String.format("<%s> %d, Hex %04x, Octal %o", shown, c, c, c));
    }

    /** A paste outside insert mode goes behind the cursor as if it were inserted, with nothing done to it. */
    private static void paste(Editor editor, Typed typed) {
        Position at = editor.cursor().position();
        boolean behind = editor.cursor().character() >= 0 && at.column() > 0;
        if (behind) {
            editor.cursor().inc();
        }
        StringBuilder text = new StringBuilder();
        for (int key = editor.keys().next(); key != Keys.PASTE_END; key = editor.keys().next()) {
            text.appendCodePoint(key);
            if (editor.keys().nested() && key == Keys.ESC) {
                break;
            }
        }
        editor.keys().consumed("i");
        Keys keys = editor.keys();
        String typedText = "i" + Motions.name(Keys.PASTE_BEGIN) + text + Motions.name(Keys.PASTE_END) + "\u001b";
        keys.nested(typedText, () -> editor.normal().command());
    }
}
