package dev.ktutor.command.editor.vi.view;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Window;
import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.text.ByteText;
import dev.ktutor.text.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** Draws the window's lines and the last line: numbers, wrapping, tildes below the end, messages, mode and ruler. */
public final class Painter {
    private static final String BLUE = "\u001b[94m";
    private static final String YELLOW = "\u001b[93m";
    private static final String RED = "\u001b[97;41m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";
    private static final int RULER = 18;

    private final Editor editor;

    /** What is shown, and where the cursor is, from 0. */
    public record Picture(List<String> lines, int row, int column) { }

    /** Draws that editor. */
    public Painter(Editor editor) {
        this.editor = editor;
    }

    /** The whole terminal. */
    public Picture draw() {
        Window window = editor.window();
        if (editor.message().strip().contains("\n")) {
            return messages();
        }
        List<String> rows = new ArrayList<>();
        int[] cursor = body(rows);
        LastLine last = new LastLine(editor);
        rows.add(last.text(window.columns()));
        if (!editor.prompt().isEmpty()) {
            String typed = editor.prompt().substring(0, Math.min(editor.prompt().length(), editor.promptCursor()));
            return new Picture(rows, window.rows(), Math.min(window.columns() - 1, DisplayWidth.of(LastLine.visible(typed))));
        }
        return new Picture(rows, cursor[0], cursor[1]);
    }

    private int[] body(List<String> rows) {
        Window window = editor.window();
        Buffer buffer = editor.buffer();
        int gutter = window.gutter();
        LinePainter painter = new LinePainter(editor, Math.max(1, window.columns() - gutter));
        int[] cursor = {0, gutter};
        int line = window.top();
        while (rows.size() < window.rows() && line <= buffer.size()) {
            List<String> shown = painter.rows(line);
            boolean fits = rows.size() + shown.size() <= window.rows();
            if (line == editor.cursor().line()) {
                cursor = cursor(rows.size(), gutter);
            }
            if (!fits && line > window.top()) {
                break;
            }
            for (int i = 0; i < shown.size() && rows.size() < window.rows(); i++) {
                rows.add((i == 0 ? number(line, gutter) : " ".repeat(gutter)) + shown.get(i));
            }
            line++;
        }
        boolean cut = line <= buffer.size();
        while (rows.size() < window.rows()) {
            boolean lastRow = rows.size() == window.rows() - 1;
            rows.add(BLUE + (!cut ? "~" : editor.options().text("display").contains("truncate") ? lastRow ? "@@@" : "" : "@") + PLAIN);
        }
        cursor[0] = Math.min(cursor[0], window.rows() - 1);
        return cursor;
    }

    private String number(int line, int gutter) {
        if (gutter == 0) {
            return "";
        }
        int distance = Math.abs(line - editor.cursor().line());
        boolean relative = editor.options().on("relativenumber");
        int shown = relative && distance > 0 || relative && !editor.options().on("number") ? distance : line;
        boolean left = relative && distance == 0 && editor.options().on("number");
        return YELLOW + String.format(left ? "%-" + (gutter - 1) + "d " : "%" + (gutter - 1) + "d ", shown) + PLAIN;
    }

    private int[] cursor(int row, int gutter) {
        Cursor cursor = editor.cursor();
        int width = Math.max(1, editor.window().columns() - gutter);
        boolean normal = editor.mode() == Editor.Mode.NORMAL && !editor.visual().active() && !editor.options().on("list");
        int tab = editor.options().tabStop();
        int cell = normal && cursor.character() == '\t' ? Columns.lastCell(cursor.text(), cursor.column(), tab)
                : Columns.cell(cursor.text(), cursor.column(), tab);
        return editor.options().on("wrap") ? new int[] {row + cell / width, gutter + cell % width} : new int[] {row, gutter + Math.min(width - 1, cell)};
    }

    /** A message of several lines over the text, and the question to go on. */
    private Picture messages() {
        Window window = editor.window();
        List<String> text = new ArrayList<>();
        for (String line : editor.message().stripTrailing().split("\n", -1)) {
            String visible = LastLine.visible(line.replace("\t", "        "));
            while (DisplayWidth.of(visible) > window.columns()) {
                String head = DisplayWidth.cut(visible, window.columns());
                text.add(head);
                visible = visible.substring(head.length());
            }
            text.add(line.startsWith("E") && line.matches("E\\d+:.*") ? RED + visible + PLAIN : visible);
        }
        text.add("\u001b[92mPress ENTER or type command to continue" + PLAIN);
        List<String> rows = new ArrayList<>();
        body(rows);
        int room = window.rows() + 1;
        while (text.size() > room) {
            text.remove(0);
        }
        List<String> all = new ArrayList<>(rows.subList(Math.min(rows.size(), Math.max(0, text.size() - 1)), rows.size()));
        all.addAll(text);
        while (all.size() > room) {
            all.remove(0);
        }
        return new Picture(all, all.size() - 1, Math.min(39, window.columns() - 1));
    }

    /** The last line: what is typed or said, the mode, and the ruler. */
    static final class LastLine {
        private final Editor editor;

        LastLine(Editor editor) {
            this.editor = editor;
        }

        static String visible(String text) {
            StringBuilder out = new StringBuilder();
            text.codePoints().forEach(c -> out.append(c < 32 ? "^" + (char) (c + 64) : Character.toString(c)));
            return out.toString();
        }

        String text(int columns) {
            if (!editor.prompt().isEmpty()) {
                return DisplayWidth.cut(visible(editor.prompt()), columns);
            }
            String left = left();
            String shown = visible(left.strip());
            boolean ruler = editor.options().on("ruler") && columns > RULER;
            String cut = DisplayWidth.cut(shown, ruler ? Math.max(1, columns - RULER - (editor.options().on("showcmd") ? 11 : 0)) : columns - 1);
            String coloured = left.matches("E\\d+:.*") ? RED + cut + PLAIN : left.startsWith("search hit") || left.startsWith("W10") ? "\u001b[91m" + cut + PLAIN
                    : left.startsWith("-- ") || left.startsWith("recording") ? BOLD + cut + PLAIN : cut;
            if (!ruler) {
                return coloured;
            }
            int pad = Math.max(1, columns - RULER - DisplayWidth.of(cut));
            return coloured + " ".repeat(pad) + ruler();
        }

        private String left() {
            String recording = editor.recordingInto() != 0 && editor.keys().recording() ? "recording @" + (char) editor.recordingInto() : "";
            String mode = switch (editor.mode()) {
                case INSERT -> editor.message().startsWith("-- Keyword") ? editor.message() : editor.options().pasting() ? "-- INSERT (paste) --" : "-- INSERT --";
                case REPLACE -> "-- REPLACE --";
                default -> switch (editor.visual().mode()) {
                    case 'v' -> "-- VISUAL --";
                    case 'V' -> "-- VISUAL LINE --";
                    case 0 -> "";
                    default -> "-- VISUAL BLOCK --";
                };
            };
            boolean shows = editor.options().on("showmode");
            return (mode + recording).isEmpty() || !shows ? editor.message() : mode + recording;
        }

        private String ruler() {
            Buffer buffer = editor.buffer();
            Cursor cursor = editor.cursor();
            String line = cursor.text();
            int bytes = ByteText.encode(line.substring(0, Math.min(line.length(), cursor.column()))).length + 1;
            boolean normal = editor.mode() != Editor.Mode.INSERT && editor.mode() != Editor.Mode.REPLACE && cursor.character() == '\t';
            int tab = editor.options().tabStop();
            int cell = (normal ? Columns.lastCell(line, cursor.column(), tab) : Columns.cell(line, cursor.column(), tab)) + 1;
            String column = line.isEmpty() ? "0-1" : bytes == cell ? String.valueOf(bytes) : bytes + "-" + cell;
            String place = (buffer.empty() ? 0 : cursor.line()) + "," + column;
            return place + " ".repeat(Math.max(1, 14 - place.length())) + share();
        }

        private String share() {
            Window window = editor.window();
            boolean first = window.top() == 1;
            int size = editor.buffer().size();
            boolean last = window.bottom() >= size;
            int above = window.top() - 1;
            int below = size - window.bottom();
            return first ? last ? "All" : "Top" : last ? "Bot" : above * 100 / (above + below) + "%";
        }
    }
}
