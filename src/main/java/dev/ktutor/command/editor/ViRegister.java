package dev.ktutor.command.editor;

import java.util.List;

/** What was deleted or yanked last: a stretch of text, or whole lines. */
final class ViRegister {
    private String text = "";
    private List<String> lines = List.of();

    void text(String newText) {
        if (!newText.isEmpty()) {
            text = newText;
            lines = List.of();
        }
    }

    void lines(List<String> newLines) {
        lines = List.copyOf(newLines);
    }

    /** Puts it behind (or before) the cursor, as often as asked. */
    void put(TextBuffer buffer, boolean behind, int times) {
        for (int i = 0; i < times; i++) {
            if (!lines.isEmpty()) {
                int row = behind ? buffer.row() + 1 : buffer.row();
                buffer.insertLines(row, lines);
                buffer.moveTo(row, Motion.indent(lines.get(0)));
            } else if (!text.isEmpty()) {
                int row = buffer.row();
                int column = Math.min(buffer.line().length(), buffer.column() + (behind ? 1 : 0));
                buffer.moveTo(row, column);
                buffer.insert(text);
                if (text.indexOf('\n') < 0) {
                    buffer.moveTo(buffer.row(), buffer.column() - 1);
                } else {
                    buffer.moveTo(row, column);
                }
            }
        }
    }
}
