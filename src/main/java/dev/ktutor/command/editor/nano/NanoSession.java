package dev.ktutor.command.editor.nano;

import dev.ktutor.host.Screen;
import dev.ktutor.text.DisplayWidth;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** nano at work: keys in, changes of the text, prompts. */
final class NanoSession {
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("\u001b[A", "up"), Map.entry("\u001bOA", "up"), Map.entry("\u0010", "up"),
            Map.entry("\u001b[B", "down"), Map.entry("\u001bOB", "down"), Map.entry("\u000e", "down"), Map.entry("\u001b[D", "left"),
            Map.entry("\u001bOD", "left"), Map.entry("\u0002", "left"), Map.entry("\u001b[C", "right"), Map.entry("\u001bOC", "right"),
            Map.entry("\u0006", "right"), Map.entry("\u001b[H", "home"), Map.entry("\u001bOH", "home"), Map.entry("\u001b[1~", "home"),
            Map.entry("\u0001", "home"), Map.entry("\u001b[F", "end"), Map.entry("\u001bOF", "end"), Map.entry("\u001b[4~", "end"),
            Map.entry("\u0005", "end"), Map.entry("\u001b[5~", "pageup"), Map.entry("\u0019", "pageup"), Map.entry("\u001b[6~", "pagedown"),
            Map.entry("\u0016", "pagedown"), Map.entry("\u007f", "backspace"), Map.entry("\b", "backspace"), Map.entry("\u001b[3~", "delete"),
            Map.entry("\u0004", "delete"), Map.entry("\u001b[1;5D", "wordleft"), Map.entry("\u001b[1;5C", "wordright"), Map.entry("\u001b\\", "first"),
            Map.entry("\u001b|", "first"), Map.entry("\u001b/", "last"), Map.entry("\u001b?", "last"), Map.entry("\u001b[1;5H", "first"),
            Map.entry("\u001b[1;5F", "last"), Map.entry("\u001f", "goto"), Map.entry("\u001bg", "goto"), Map.entry("\u001bG", "goto"));

    private final NanoText text;
    private final NanoFiles files;
    private final Screen screen;
    private final Screen.Session session;
    private final NanoPainter painter;
    private final NanoOptions options;
    private final NanoSearch search;
    private String message = "";
    private boolean cutting;
    private boolean done;
    private int want = -1;

    NanoSession(NanoText text, NanoFiles files, Screen screen, Screen.Session session, NanoOptions options) {
        this.text = text;
        this.files = files;
        this.screen = screen;
        this.session = session;
        this.options = options;
        this.painter = new NanoPainter(text, options.tab(), options.numbers());
        this.search = new NanoSearch(this, text);
    }

    void say(String said) {
        message = said;
    }

    void run(String first) {
        message = first;
        while (!done) {
            String key = key(NanoPainter.centred(message, screen.size().columns()), NanoMenu.MAIN, -1);
            message = "";
            boolean cutBefore = cutting;
            cutting = false;
            take(key, cutBefore);
        }
    }

    /** Shows a status and waits for a key. */
    String key(String status, NanoMenu menu, int promptCursor) {
        while (true) {
            NanoPainter.Picture picture = painter.draw(screen.size(), files.name(), status, menu, promptCursor);
            session.show(picture.lines(), picture.row(), picture.column());
            String key = session.readKey(GLANCE);
            if (!key.isEmpty()) {
                return key;
            }
        }
    }

    /** Asks on the status row; null if cancelled. Other keys of the menu come back as they are, behind a NUL. */
    @Nullable String ask(String question, String given, NanoMenu menu, String otherKeys) {
        StringBuilder typed = new StringBuilder(given);
        int at = typed.length();
        while (true) {
            String shown = question + typed;
            int columns = screen.size().columns();
            String bar = "\u001b[7m" + DisplayWidth.cut(shown, columns) + " ".repeat(Math.max(0, columns - DisplayWidth.of(shown))) + "\u001b[0m";
            String key = key(bar, menu, Math.min(columns - 1, DisplayWidth.of(question + typed.substring(0, at))));
            switch (NAMES.getOrDefault(key, key)) {
                case "\r", "\n" -> {
                    return typed.toString();
                }
                case "\u0003", "\u001b" -> {
                    message = "Cancelled";
                    return null;
                }
                case "backspace" -> {
                    if (at > 0) {
                        typed.deleteCharAt(--at);
                    }
                }
                case "left" -> at = Math.max(0, at - 1);
                case "right" -> at = Math.min(typed.length(), at + 1);
                case "home" -> at = 0;
                case "end" -> at = typed.length();
                case "\u000b" -> typed.setLength(at);
                default -> {
                    if (otherKeys.contains(key)) {
                        return "\0" + key;
                    }
                    if (key.charAt(0) >= 32) {
                        typed.insert(at, key);
                        at += key.length();
                    }
                }
            }
        }
    }

    private void take(String key, boolean cutBefore) {
        String name = NAMES.getOrDefault(key, key);
        if (move(name)) {
            return;
        }
        want = -1;
        switch (name) {
            case "\u0018" -> leave();
            case "\u000f" -> write();
            case "\u0013" -> save();
            case "\u0012" -> read();
            case "\u0017" -> search.ask(false);
            case "\u0011" -> search.ask(true);
            case "\u001bw", "\u001bW" -> search.again(false);
            case "\u001bq", "\u001bQ" -> search.again(true);
            case "\u001c", "\u001br", "\u001bR" -> search.replace();
            case "goto" -> goTo();
            case "\u0003" -> message = location();
            case "\u0007" -> help();
            case "\u001ba", "\u001bA", "\u001e" -> {
                text.mark(text.mark() == null);
                message = text.mark() == null ? "Mark Unset" : "Mark Set";
            }
            case "\u001bu", "\u001bU" -> undone(text.undo(), "Undid ", "Nothing to undo");
            case "\u001be", "\u001bE" -> undone(text.redo(), "Redid ", "Nothing to redo");
            case "\u001bn", "\u001bN" -> message = "Line numbering is set with -l in this lab";
            default -> edit(name, cutBefore);
        }
    }

    private void undone(@Nullable String what, String verb, String nothing) {
        message = what == null ? nothing : verb + what;
    }

    private void edit(String name, boolean cutBefore) {
        if (options.viewing()) {
            message = "Key is invalid in view mode";
            return;
        }
        switch (name) {
            case "\u000b" -> {
                text.cut(cutBefore, false);
                cutting = true;
            }
            case "\u001b6", "\u001b^" -> {
                text.cut(cutBefore, true);
                cutting = true;
            }
            case "\u0015" -> text.paste();
            case "backspace" -> text.backspace();
            case "delete" -> text.delete();
            case "\r", "\n" -> text.breakLine(options.autoIndent() ? text.line().substring(0, indent(text.line(), text.column())) : "");
            case "\t" -> tab();
            case "\u001b}" -> text.indent(true, options.unit());
            case "\u001b{", "\u001b[Z" -> text.indent(false, options.unit());
            case "\u001b[200~", "\u001b[201~" -> { }
            default -> {
                if (name.codePointCount(0, name.length()) == 1 && name.charAt(0) >= 32) {
                    text.type(name);
                } else if (name.startsWith("\u001b") && name.length() == 2) {
                    message = "Unbound key: M-" + name.substring(1).toUpperCase(Locale.ROOT);
                } else if (name.length() == 1) {
                    message = "Unbound key: ^" + (char) (name.charAt(0) + 64);
                }
            }
        }
    }

    private static int indent(String line, int most) {
        int i = 0;
        while (i < most && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private void tab() {
        if (text.mark() != null) {
            text.indent(true, options.unit());
        } else if (options.spaces()) {
            text.type(" ".repeat(options.tab() - painter.cell(text.line(), text.column()) % options.tab()));
        } else {
            text.type("\t");
        }
    }

    private boolean move(String name) {
        int row = text.row();
        int column = text.column();
        int page = Math.max(1, NanoPainter.height(screen.size()) - 2);
        switch (name) {
            case "up" -> vertical(row - 1);
            case "down" -> vertical(row + 1);
            case "pageup" -> vertical(row - page);
            case "pagedown" -> vertical(row + page);
            case "left" -> place(column > 0 ? row : row - 1, column > 0 ? text.line().offsetByCodePoints(column, -1) : row > 0 ? Integer.MAX_VALUE : 0);
            case "right" -> {
                boolean inside = column < text.line().length();
                if (inside || row + 1 < text.size()) {
                    place(inside ? row : row + 1, inside ? text.line().offsetByCodePoints(column, 1) : 0);
                }
            }
            case "home" -> place(row, 0);
            case "end" -> place(row, Integer.MAX_VALUE);
            case "first" -> place(0, 0);
            case "last" -> place(text.size() - 1, Integer.MAX_VALUE);
            case "wordright", "\u001b " -> word(true);
            case "wordleft" -> word(false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void place(int row, int column) {
        text.go(row, column);
        want = -1;
    }

    private void vertical(int row) {
        if (want < 0) {
            want = painter.cell(text.line(), text.column());
        }
        int target = Math.max(0, Math.min(text.size() - 1, row));
        String line = text.line(target);
        int column = 0;
        while (column < line.length() && painter.cell(line, column + 1) <= want) {
            column++;
        }
        text.go(target, row < 0 ? 0 : column);
    }

    private void word(boolean forward) {
        String line = text.line();
        int at = text.column();
        if (forward) {
            while (at < line.length() && Character.isLetterOrDigit(line.charAt(at))) {
                at++;
            }
            while (at < line.length() && !Character.isLetterOrDigit(line.charAt(at))) {
                at++;
            }
            place(at >= line.length() && text.row() + 1 < text.size() ? text.row() + 1 : text.row(), at >= line.length() && text.row() + 1 < text.size() ? 0 : at);
        } else {
            while (at > 0 && !Character.isLetterOrDigit(line.charAt(at - 1))) {
                at--;
            }
            while (at > 0 && Character.isLetterOrDigit(line.charAt(at - 1))) {
                at--;
            }
            place(at == text.column() && text.row() > 0 ? text.row() - 1 : text.row(), at == text.column() && text.row() > 0 ? Integer.MAX_VALUE : at);
        }
    }

    private void goTo() {
        String typed = ask("Enter line number, column number: ", "", NanoMenu.LINE, "\u0019\u0016\u0014");
        if (typed == null) {
            return;
        }
        if (typed.startsWith("\0")) {
            text.go(typed.endsWith("\u0019") ? 0 : text.size() - 1, 0);
            return;
        }
        String[] numbers = typed.strip().split("\\s*[,.;:/ ]\\s*");
        if (numbers.length == 0 || !numbers[0].matches("-?\\d{1,8}|") || numbers.length > 1 && !numbers[1].matches("-?\\d{1,8}")) {
            message = "Invalid line or column number";
            return;
        }
        int line = numbers[0].isEmpty() ? text.row() + 1 : Integer.parseInt(numbers[0]);
        text.go(line < 0 ? text.size() + line - 1 : line - 1, numbers.length > 1 ? Integer.parseInt(numbers[1]) - 1 : 0);
    }

    private String location() {
        int chars = 0;
        int before = 0;
        for (int i = 0; i < text.size(); i++) {
            before = i == text.row() ? chars + text.column() : before;
            chars += text.line(i).length() + (i + 1 < text.size() ? 1 : 0);
        }
        int width = painter.cell(text.line(), text.line().length()) + 1;
        int column = painter.cell(text.line(), text.column()) + 1;
        int digits = String.valueOf(text.size()).length();
        return String.format("line %" + (digits + 1) + "d/%d (%d%%), col %2d/%2d (%3d%%), char %" + String.valueOf(chars).length() + "d/%d (%d%%)", text.row() + 1,
                text.size(), 100 * (text.row() + 1) / text.size(), column, width, 100 * column / width, before, chars, chars == 0 ? 0 : 100 * before / chars);
    }

    private void leave() {
        if (!text.modified()) {
            done = true;
            return;
        }
        String question = "Save modified buffer? ";
        while (true) {
            int columns = screen.size().columns();
            String key = key("\u001b[7m" + question + " ".repeat(Math.max(0, columns - question.length())) + "\u001b[0m", NanoMenu.SAVE, question.length());
            switch (key) {
                case "y", "Y" -> {
                    done = write();
                    return;
                }
                case "n", "N" -> {
                    done = true;
                    return;
                }
                case "\u0003" -> {
                    message = "Cancelled";
                    return;
                }
                default -> { }
            }
        }
    }

    private boolean write() {
        String path = ask("File Name to Write: ", files.name(), NanoMenu.WRITE, "");
        if (path == null || path.isEmpty()) {
            message = "Cancelled";
            return false;
        }
        if (!path.equals(files.name()) && files.exists(path)) {
            String answer = ask("File \"" + path + "\" exists; OVERWRITE? ", "", NanoMenu.SAVE, "yYnN");
            if (answer == null || !answer.endsWith("y") && !answer.endsWith("Y")) {
                message = "Cancelled";
                return false;
            }
        }
        return put(path);
    }

    private void save() {
        if (files.name().isEmpty()) {
            write();
        } else {
            put(files.name());
        }
    }

    private boolean put(String path) {
        String trouble = files.write(path, text.content());
        if (!trouble.isEmpty()) {
            message = trouble;
            return false;
        }
        text.saved();
        int lines = text.fileLines();
        message = "Wrote " + lines + (lines == 1 ? " line" : " lines");
        return true;
    }

    private void read() {
        String path = ask("File to insert [from ./]: ", "", NanoMenu.READ, "");
        if (path != null && !path.isEmpty()) {
            message = files.insert(path, text);
        }
    }

    private void help() {
        NanoText page = new NanoText();
        page.load(NanoHelp.TEXT);
        NanoPainter shown = new NanoPainter(page, options.tab(), false);
        while (true) {
            NanoPainter.Picture picture = shown.draw(screen.size(), "Main nano help text", "", NanoMenu.HELP, -1);
            session.show(picture.lines(), picture.row(), picture.column());
            String key = session.readKey(GLANCE);
            switch (NAMES.getOrDefault(key, key)) {
                case "\u0018", "q", "\u0007" -> {
                    return;
                }
                case "down" -> page.go(page.row() + 1, 0);
                case "up" -> page.go(page.row() - 1, 0);
                case "pagedown", " " -> page.go(page.row() + NanoPainter.height(screen.size()), 0);
                case "pageup" -> page.go(page.row() - NanoPainter.height(screen.size()), 0);
                default -> { }
            }
        }
    }
}
