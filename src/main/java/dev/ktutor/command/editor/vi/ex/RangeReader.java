package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.command.editor.vi.edit.Search;
import dev.ktutor.command.editor.vi.text.Position;
import org.jspecify.annotations.Nullable;

/** Reads the lines a command is for: % . $ 12 'a /pattern/ ?pattern? + - and their combinations. */
final class RangeReader {
    private static final int NONE = -1;
    private final Editor editor;
    private final String text;
    private int at;

    RangeReader(Editor editor, String text) {
        this.editor = editor;
        this.text = text;
    }

    int end() {
        return at;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skip() {
        while (peek() == ' ' || peek() == '\t' || peek() == ':') {
            at++;
        }
    }

    /** The range in front of the command. */
    ExLine.Range read() {
        int cursor = editor.cursor().line();
        int from = cursor;
        int to = cursor;
        int given = 0;
        int base = cursor;
        while (true) {
            skip();
            if (peek() == '%') {
                at++;
                from = 1;
                to = editor.buffer().size();
                given = 2;
            } else {
                int line = address(base);
                if (line != NONE) {
                    from = given == 0 ? line : to;
                    to = line;
                    given = Math.min(2, given + 1);
                } else if (peek() == ',' || peek() == ';') {
                    from = to;
                    to = base;
                    given = Math.max(1, given);
                }
            }
            skip();
            if (peek() != ',' && peek() != ';') {
                break;
            }
            if (given == 0) {
                given = 1;
            }
            if (peek() == ';') {
                base = Math.max(1, Math.min(editor.buffer().size(), to));
            }
            at++;
            skip();
            if (!startsAddress()) {
                from = to;
                to = base;
                given = 2;
                break;
            }
        }
        return new ExLine.Range(given < 2 ? to : from, to, given);
    }

    private boolean startsAddress() {
        char c = peek();
        return Character.isDigit(c) || c != 0 && ".$'/?\\+-%".indexOf(c) >= 0;
    }

    private int address(int base) {
        int line = NONE;
        char c = peek();
        if (c == '.') {
            at++;
            line = base;
        } else if (c == '$') {
            at++;
            line = editor.buffer().size();
        } else if (c == '\'') {
            at++;
            line = mark();
        } else if (c == '/' || c == '?') {
            at++;
            line = pattern(c, base);
        } else if (c == '\\' && at + 1 < text.length() && "/?&".indexOf(text.charAt(at + 1)) >= 0) {
            line = editor.search().line(editor.search().last(), base, text.charAt(at + 1) != '?');
            at += 2;
        } else if (Character.isDigit(c)) {
            line = number();
        }
        return offsets(line, base);
    }

    private int offsets(int start, int base) {
        int line = start;
        while (true) {
            while (peek() == ' ') {
                at++;
            }
            char sign = peek();
            if (sign != '+' && sign != '-' && !(Character.isDigit(sign) && line != NONE && start != NONE)) {
                return line;
            }
            if (line == NONE) {
                line = base;
            }
            if (sign == '+' || sign == '-') {
                at++;
            }
            int by = Character.isDigit(peek()) ? number() : 1;
            line += sign == '-' ? -by : by;
        }
    }

    private int number() {
        long value = 0;
        while (Character.isDigit(peek())) {
            value = Math.min(Integer.MAX_VALUE / 2, value * 10 + peek() - '0');
            at++;
        }
        return (int) value;
    }

    private int mark() {
        char name = peek();
        at++;
        Position place = name == 0 ? null : editor.buffer().marks().get(name);
        return line(place, name);
    }

    private static int line(@Nullable Position place, char name) {
        if (place == null) {
            throw new Refusal(Character.isLetterOrDigit(name) || "<>[]'`\"^.".indexOf(name) >= 0 ? "E20: Mark not set" : "E78: Unknown mark");
        }
        return place.line();
    }

    private int pattern(char delimiter, int base) {
        int end = Search.patternEnd(text, at, delimiter);
        String pattern = text.substring(at, end).replace("\\" + delimiter, String.valueOf(delimiter));
        at = Math.min(text.length(), end + 1);
        return editor.search().line(pattern.isEmpty() ? editor.search().last() : pattern, base, delimiter == '/');
    }
}
