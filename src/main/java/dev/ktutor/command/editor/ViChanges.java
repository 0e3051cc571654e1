package dev.ktutor.command.editor;

import java.util.ArrayList;
import java.util.List;

/** What vi's changes do to the text and to the register; which keys ask for them is {@link ViEditor}'s business. */
final class ViChanges {
    private final TextBuffer text;
    private final ViSettings settings;
    private final ViRegister register;

    ViChanges(TextBuffer text, ViSettings settings, ViRegister register) {
        this.text = text;
        this.settings = settings;
        this.register = register;
    }

    ViRegister register() {
        return register;
    }

    /** The indentation that a new line takes over from the present one. */
    String indentation() {
        String line = text.line();
        return settings.autoIndent && !settings.paste ? line.substring(0, line.length() - line.stripLeading().length()) : "";
    }

    /** A new line before that row, with the cursor in it. */
    void openLine(int row) {
        String indent = indentation();
        text.insertLines(row, List.of(indent));
        text.moveTo(row, indent.length());
    }

    /** A change that is done with one key. */
    void simple(String command, int n) {
        String here = text.line();
        int column = text.column();
        switch (command) {
            case "x", "\u001b[3~" -> {
                if (!here.isEmpty()) {
                    register.text(text.remove(text.row(), column, text.row(), Math.min(here.length(), column + n)));
                }
            }
            case "X" -> {
                if (column > 0) {
                    register.text(text.remove(text.row(), Math.max(0, column - n), text.row(), column));
                }
            }
            case "D" -> register.text(text.remove(text.row(), column, text.row(), here.length()));
            case "Y" -> register.lines(lines(text.row(), Math.min(text.size() - 1, text.row() + n - 1)));
            case "p", "P" -> register.put(text, command.equals("p"), n);
            case "J" -> join(Math.max(2, n));
            case "~" -> {
                int end = Math.min(here.length(), column + n);
                StringBuilder swapped = new StringBuilder(here.substring(0, column));
                here.substring(column, end).chars().forEach(c -> swapped.append((char) (Character.isUpperCase(c) ? Character.toLowerCase(c)
                        : Character.toUpperCase(c))));
                text.setLine(text.row(), swapped + here.substring(end));
                text.moveTo(text.row(), end);
            }
            default -> {
                if (command.startsWith("r") && command.length() > 1 && column + n <= here.length() && !command.substring(1).startsWith("\u001b")) {
                    String character = command.substring(1).equals("\r") ? "\n" : command.substring(1);
                    text.remove(text.row(), column, text.row(), column + n);
                    text.insert(character.repeat(n));
                    text.moveTo(text.row(), text.column() - 1);
                }
            }
        }
    }

    /** J: so many lines become one. */
    void join(int lines) {
        for (int i = 1; i < lines && text.row() < text.size() - 1; i++) {
            String first = text.line();
            String second = text.removeLines(text.row() + 1, text.row() + 1).get(0).stripLeading();
            int row = text.size() == 1 ? 0 : Math.max(0, rowOf(first));
            boolean space = !first.isEmpty() && !second.isEmpty() && !first.endsWith(" ") && !second.startsWith(")");
            text.setLine(row, first + (space ? " " : "") + second);
            text.moveTo(row, first.length());
        }
    }

    private int rowOf(String first) {
        // removeLines leaves the cursor behind the line that is joined to.
        int row = text.row();
        return row > 0 && text.line(row - 1).equals(first) ? row - 1 : row;
    }

    /** Does what an operator (d, c, y, > or <) says to a stretch; the message to show. */
    String operate(String what, TextObject stretch) {
        int fromRow = stretch.fromRow();
        int toRow = stretch.toRow();
        int column = text.column();
        boolean linewise = stretch.linewise();
        if (what.equals("y")) {
            if (linewise) {
                register.lines(lines(fromRow, toRow));
                text.moveTo(fromRow, fromRow == text.row() ? column : text.column());
            } else {
                register.text(text.between(fromRow, stretch.fromColumn(), toRow, stretch.toColumn()));
                text.moveTo(fromRow, stretch.fromColumn());
            }
            return linewise && toRow - fromRow >= 2 ? toRow - fromRow + 1 + " lines yanked" : "";
        }
        text.checkpoint();
        if (what.equals(">") || what.equals("<")) {
            for (int row = fromRow; row <= toRow; row++) {
                String line = text.line(row);
                text.setLine(row, what.equals("<") ? outdented(line) : line.isEmpty() ? "" : settings.indent() + line);
            }
            text.moveTo(fromRow, Motion.indent(text.line(fromRow)));
        } else if (linewise && what.equals("d")) {
            register.lines(text.removeLines(fromRow, toRow));
            text.moveTo(text.row(), Motion.indent(text.line()));
            return toRow - fromRow >= 2 ? toRow - fromRow + 1 + " fewer lines" : "";
        } else if (linewise) {
            register.lines(lines(fromRow, toRow));
            text.moveTo(fromRow, 0);
            String indent = indentation();
            text.remove(fromRow, 0, toRow, text.line(toRow).length());
            text.insert(indent);
        } else {
            register.text(text.remove(fromRow, stretch.fromColumn(), toRow, stretch.toColumn()));
        }
        return "";
    }

    private String outdented(String given) {
        int width = settings.shiftWidth == 0 ? settings.tabStop : settings.shiftWidth;
        if (given.startsWith("\t")) {
            return given.substring(1);
        }
        int i = 0;
        while (i < width && i < given.length() && given.charAt(i) == ' ') {
            i++;
        }
        return given.substring(i);
    }

    /** Whole lines, both ends included. */
    List<String> lines(int from, int to) {
        List<String> lines = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            lines.add(text.line(i));
        }
        return lines;
    }
}
