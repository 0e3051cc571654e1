package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import java.util.ArrayList;
import java.util.List;

/** gq: fills paragraphs up to 'textwidth', 79 if that is 0. */
final class Formatter {
    private Formatter() { }

    static void format(Editor editor, int from, int to) {
        Buffer buffer = editor.buffer();
        int width = editor.options().number("textwidth") > 0 ? editor.options().number("textwidth")
                : Math.min(79, editor.window().columns() - 1);
        editor.save(from, to);
        List<String> out = new ArrayList<>();
        int line = from;
        while (line <= to) {
            if (buffer.line(line).isBlank()) {
                out.add(buffer.line(line));
                line++;
                continue;
            }
            StringBuilder paragraph = new StringBuilder();
            String first = buffer.line(line);
            String indent = first.substring(0, Columns.indentEnd(first));
            String second = line < to && !buffer.line(line + 1).isBlank() && editor.options().autoIndent()
                    ? buffer.line(line + 1).substring(0, Columns.indentEnd(buffer.line(line + 1))) : editor.options().autoIndent() ? indent : "";
            while (line <= to && !buffer.line(line).isBlank()) {
                paragraph.append(paragraph.length() == 0 ? "" : " ").append(buffer.line(line).strip());
                line++;
            }
            fill(paragraph.toString(), indent, second, width, out);
        }
        buffer.append(to, out);
        buffer.delete(from, to);
        editor.goIndent(Math.min(buffer.size(), from + out.size() - 1));
    }

    private static void fill(String text, String firstIndent, String indent, int width, List<String> out) {
        StringBuilder line = new StringBuilder(firstIndent);
        boolean empty = true;
        for (String word : text.split(" +")) {
            if (!empty && line.length() + 1 + word.length() > width) {
                out.add(line.toString());
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.add(line.toString());
    }
}
