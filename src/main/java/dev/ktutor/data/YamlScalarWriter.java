package dev.ktutor.data;

/** The emitter's cursor, and the five ways to write a string (libyaml emitter.c, go-yaml v2 emitterc.go). */
final class YamlScalarWriter {
    private static final int BEST_WIDTH = 80;

    private final StringBuilder out = new StringBuilder();
    private int column;
    private boolean whitespace = true;
    private boolean indention = true;

    String text() {
        return out.toString();
    }

    void endLine() {
        if (column > 0) {
            newline();
        }
    }

    private void newline() {
        out.append('\n');
        column = 0;
        whitespace = true;
        indention = true;
    }

    private void put(int point) {
        out.appendCodePoint(point);
        column++;
    }

    /** Moves to the given column of this line if only indentation stands before it, else of a new one. */
    void indent(int indent) {
        if (!indention || column > indent || column == indent && !whitespace) {
            newline();
        }
        while (column < indent) {
            put(' ');
        }
        whitespace = true;
        indention = true;
    }

    void indicator(String mark, boolean keepsIndention) {
        if (!whitespace) {
            put(' ');
        }
        for (int i = 0; i < mark.length(); i++) {
            put(mark.charAt(i));
        }
        whitespace = false;
        indention = indention && keepsIndention;
    }

    void colon() {
        put(':');
        whitespace = false;
        indention = false;
    }

    void plain(String word) {
        indicator(word, false);
    }

    void string(String text, int indent, boolean key) {
        ScalarShape shape = ScalarShape.of(text);
        boolean quoted = YamlScalars.needsQuotes(text);
        if (text.indexOf('\n') >= 0 && shape.blockAllowed() && !key) {
            literal(text, indent);
        } else if (text.indexOf('\n') < 0 && !quoted && shape.plainAllowed()) {
            folded(text, indent, key, false);
        } else if (text.indexOf('\n') < 0 && !quoted && shape.singleAllowed()) {
            folded(text, indent, key, true);
        } else {
            doubleQuoted(text, indent, key);
        }
    }

    /** Plain, or between single quotes. */
    private void folded(String text, int indent, boolean key, boolean quotes) {
        if (!whitespace) {
            put(' ');
        }
        if (quotes) {
            put('\'');
        }
        whitespace = false;
        indention = false;
        boolean spaces = false;
        int length = text.length();
        for (int i = 0; i < length; i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if (point == ' ') {
                boolean inside = !quotes || i > 0 && i < length - 1;
                boolean foldable = !key && !spaces && column > BEST_WIDTH && inside && !(i + 1 < length && text.charAt(i + 1) == ' ');
                if (foldable) {
                    indent(indent);
                } else {
                    put(' ');
                }
                spaces = true;
            } else {
                if (quotes && point == '\'') {
                    put('\'');
                }
                put(point);
                indention = false;
                spaces = false;
            }
        }
        whitespace = false;
        indention = false;
        if (quotes) {
            put('\'');
        }
    }

    private void doubleQuoted(String text, int indent, boolean key) {
        if (!whitespace) {
            put(' ');
        }
        put('"');
        whitespace = false;
        indention = false;
        boolean spaces = false;
        int length = text.length();
        for (int i = 0; i < length; i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if (point == '"' || point == '\\' || point == '\n' || !ScalarShape.printable(point)) {
                escape(point);
                spaces = false;
            } else if (point == ' ') {
                if (!key && !spaces && column > BEST_WIDTH && i > 0 && i < length - 1) {
                    indent(indent);
                    if (text.charAt(i + 1) == ' ') {
                        put('\\');
                    }
                } else {
                    put(' ');
                }
                spaces = true;
            } else {
                put(point);
                spaces = false;
            }
            indention = false;
        }
        put('"');
        whitespace = false;
        indention = false;
    }

    private void escape(int point) {
        put('\\');
        int short_ = "\0\u0007\b\t\n\u000b\f\r\u001b\"\\\u0085\u00a0\u2028\u2029".indexOf(point);
        if (short_ >= 0) {
            put("0abtnvfre\"\\N_LP".charAt(short_));
            return;
        }
        String digits = point <= 0xFF ? String.format("x%02X", point) : point <= 0xFFFF ? String.format("u%04X", point) : String.format("U%08X", point);
        digits.chars().forEach(this::put);
    }

    private void literal(String text, int indent) {
        char first = text.charAt(0);
        int length = text.length();
        String hint = first == ' ' || first == '\n' ? "2" : "";
        String chomp = text.charAt(length - 1) != '\n' ? "-" : length == 1 || text.charAt(length - 2) == '\n' ? "+" : "";
        indicator("|" + hint + chomp, false);
        newline();
        boolean breaks = true;
        for (int i = 0; i < length; i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if (point == '\n') {
                newline();
                breaks = true;
            } else {
                if (breaks) {
                    indent(indent);
                }
                put(point);
                indention = false;
                whitespace = false;
                breaks = false;
            }
        }
    }
}
