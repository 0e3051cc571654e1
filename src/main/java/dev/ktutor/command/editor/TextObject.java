package dev.ktutor.command.editor;

import org.jspecify.annotations.Nullable;

/** What {@code iw}, {@code a"}, {@code i(} or {@code ip} means at the cursor: from a place up to another, the end excluded. */
record TextObject(int fromRow, int fromColumn, int toRow, int toColumn, boolean linewise) {

    /** Whether a place is in it. */
    boolean holds(int row, int column) {
        return (row > fromRow || row == fromRow && column >= fromColumn) && (row < toRow || row == toRow && column < toColumn);
    }

    static @Nullable TextObject of(TextBuffer text, boolean inner, String kind) {
        return switch (kind) {
            case "w", "W" -> word(text, inner, kind.equals("W"));
            case "\"", "'", "`" -> quoted(text, inner, kind.charAt(0));
            case "(", ")", "b" -> bracketed(text, inner, '(', ')');
            case "[", "]" -> bracketed(text, inner, '[', ']');
            case "{", "}", "B" -> bracketed(text, inner, '{', '}');
            case "<", ">" -> bracketed(text, inner, '<', '>');
            case "p" -> paragraph(text, inner);
            default -> null;
        };
    }

    private static int kind(char c, boolean big) {
        return c == ' ' || c == '\t' ? 0 : big || Character.isLetterOrDigit(c) || c == '_' ? 1 : 2;
    }

    private static @Nullable TextObject word(TextBuffer text, boolean inner, boolean big) {
        String line = text.line();
        if (line.isEmpty()) {
            return null;
        }
        int at = Math.min(text.column(), line.length() - 1);
        int kind = kind(line.charAt(at), big);
        int from = at;
        int to = at + 1;
        while (from > 0 && kind(line.charAt(from - 1), big) == kind) {
            from--;
        }
        while (to < line.length() && kind(line.charAt(to), big) == kind) {
            to++;
        }
        if (!inner) {
            int end = to;
            while (end < line.length() && kind(line.charAt(end), big) == 0) {
                end++;
            }
            if (end == to) {
                while (from > 0 && kind(line.charAt(from - 1), big) == 0) {
                    from--;
                }
            }
            to = end;
        }
        return new TextObject(text.row(), from, text.row(), to, false);
    }

    private static @Nullable TextObject quoted(TextBuffer text, boolean inner, char quote) {
        String line = text.line();
        int open = -1;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != quote || i > 0 && line.charAt(i - 1) == '\\') {
                continue;
            }
            if (open < 0) {
                open = i;
            } else if (i >= text.column()) {
                return new TextObject(text.row(), inner ? open + 1 : open, text.row(), inner ? i : i + 1, false);
            } else {
                open = -1;
            }
        }
        return null;
    }

    private static @Nullable TextObject bracketed(TextBuffer text, boolean inner, char open, char close) {
        int row = text.row();
        int column = text.column();
        int depth = 0;
        boolean first = true;
        while (row >= 0) {
            String line = text.line(row);
            for (int i = Math.min(column, line.length() - 1); i >= 0; i--) {
                char c = line.charAt(i);
                if (c == close && !first) {
                    depth++;
                } else if (c == open) {
                    if (depth == 0) {
                        return closing(text, inner, open, close, row, i);
                    }
                    depth--;
                }
                first = false;
            }
            row--;
            column = Integer.MAX_VALUE;
        }
        return null;
    }

    private static @Nullable TextObject closing(TextBuffer text, boolean inner, char open, char close, int fromRow, int fromColumn) {
        int depth = 0;
        for (int row = fromRow; row < text.size(); row++) {
            String line = text.line(row);
            for (int i = row == fromRow ? fromColumn : 0; i < line.length(); i++) {
                depth += line.charAt(i) == open ? 1 : line.charAt(i) == close ? -1 : 0;
                if (depth == 0) {
                    return new TextObject(fromRow, inner ? fromColumn + 1 : fromColumn, row, inner ? i : i + 1, false);
                }
            }
        }
        return null;
    }

    private static TextObject paragraph(TextBuffer text, boolean inner) {
        boolean blank = text.line().isBlank();
        int from = text.row();
        int to = text.row();
        while (from > 0 && text.line(from - 1).isBlank() == blank) {
            from--;
        }
        while (to < text.size() - 1 && text.line(to + 1).isBlank() == blank) {
            to++;
        }
        if (!inner) {
            while (to < text.size() - 1 && text.line(to + 1).isBlank() != blank) {
                to++;
            }
        }
        return new TextObject(from, 0, to, 0, true);
    }
}
