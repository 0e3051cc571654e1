package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Options;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Indents that vim makes by itself where a file type is known: YAML's, with its comment leaders. */
final class Indents {
    private static final Pattern LEADER = Pattern.compile("^[ \\t]*#[ \\t]*");
    private final Editor editor;

    Indents(Editor editor) {
        this.editor = editor;
    }

    private Options options() {
        return editor.options();
    }

    /** Whether lines are indented by an expression. */
    boolean automatic() {
        return !options().text("indentexpr").isEmpty() && !options().pasting();
    }

    /** What a line that follows a comment begins with; empty if it is none or 'formatoptions' does not ask for it. */
    String commentLeader(String line) {
        if (!options().text("formatoptions").contains("r") || options().pasting() || !options().text("comments").equals(":#")) {
            return "";
        }
        Matcher leader = LEADER.matcher(line);
        return leader.find() ? leader.group() : "";
    }

    /** Whether typing the character indents the line anew ('indentkeys' of YAML). */
    boolean wants(int key, boolean firstInLine) {
        return automatic() && (key == ':' || firstInLine && (key == '#' || key == '}' || key == ']' || key == '-'));
    }

    /** Gives the cursor's line its indent; the cursor goes behind it if it was in the old one. */
    void fix() {
        Cursor cursor = editor.cursor();
        String before = cursor.text();
        String after = indented(cursor.line());
        boolean inIndent = cursor.column() <= Columns.indentEnd(before);
        int fromEnd = before.length() - cursor.column();
        if (!after.equals(before)) {
            editor.buffer().set(cursor.line(), after);
        }
        cursor.set(cursor.line(), inIndent ? Columns.indentEnd(after) : after.length() - fromEnd);
    }

    /** The same while typing. */
    void fixTyped(InsertSession session) {
        if (!automatic()) {
            return;
        }
        String after = indented(editor.cursor().line());
        if (!after.equals(editor.cursor().text())) {
            session.setIndent(after);
        }
    }

    private String indented(int line) {
        Buffer buffer = editor.buffer();
        String text = buffer.line(line);
        int wanted = new YamlIndent(buffer, options()).of(line);
        return Columns.white(wanted, options().tabStop(), options().on("expandtab")) + text.substring(Columns.indentEnd(text));
    }

    /** The = operator. */
    void reindent(int from, int to) {
        editor.save(from, to);
        if (automatic()) {
            for (int line = from; line <= to; line++) {
                String text = editor.buffer().line(line).isBlank() ? "" : indented(line);
                editor.buffer().set(line, text);
            }
        }
        int count = to - from + 1;
        if (count > 2) {
            editor.say(count + " lines indented ");
        }
    }
}
