package dev.ktutor.command.editor.vi.text;

import java.util.List;

/**
 * Text that was deleted or yanked.
 *
 * @param kind how it is put back
 * @param lines its lines; CHAR text of one line has no newline
 * @param width cells of a block
 */
public record Register(Kind kind, List<String> lines, int width) {
    /** How text is taken and put. */
    public enum Kind { CHAR, LINE, BLOCK }

    /** Copies the lines. */
    public Register {
        lines = List.copyOf(lines);
    }

    /** Characters, perhaps over several lines. */
    public static Register characters(String text) {
        return new Register(Kind.CHAR, List.of(text.split("\n", -1)), 0);
    }

    /** Whole lines. */
    public static Register lines(List<String> lines) {
        return new Register(Kind.LINE, lines, 0);
    }

    /** As text, with a newline after whole lines. */
    public String text() {
        return String.join("\n", lines) + (kind == Kind.LINE ? "\n" : "");
    }
}
