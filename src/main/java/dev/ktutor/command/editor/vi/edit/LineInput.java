package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.CharClass;
import dev.ktutor.command.editor.vi.text.Register;
import dev.ktutor.command.editor.vi.text.Registers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last line while a command or pattern is typed: editing it, history, registers. */
public final class LineInput {
    private final Editor editor;
    private final String prompt;
    private final StringBuilder line;
    private int at;
    private int history = -1;
    private String begun = "";

    /** A line to be typed behind the prompt, with something typed already. */
    public LineInput(Editor editor, String prompt, String initial) {
        this.editor = editor;
        this.prompt = prompt;
        this.line = new StringBuilder(initial);
        this.at = initial.length();
    }

    /** Reads until Return; null if it was given up. */
    public @Nullable String read() {
        Editor.Mode before = editor.mode();
        editor.mode(Editor.Mode.COMMAND);
        try {
            while (true) {
                show();
                int key = editor.keys().next();
                switch (key) {
                    case '\r', '\n' -> {
                        editor.history(prompt, line.toString());
                        return line.toString();
                    }
                    case Keys.ESC, 3 -> {
                        editor.say("");
                        return null;
                    }
                    case '\b', 127 -> {
                        if (line.length() == 0) {
                            editor.say("");
                            return null;
                        }
                        erase(Math.max(0, at - 1));
                    }
                    default -> edit(key);
                }
            }
        } finally {
            editor.mode(before);
            editor.prompt("", 0);
        }
    }

    private void show() {
        editor.prompt(prompt + line, prompt.length() + at);
    }

    private void erase(int from) {
        line.delete(from, at);
        at = from;
    }

    private void insert(String text) {
        line.insert(at, text);
        at += text.length();
    }

    private void edit(int key) {
        switch (key) {
            case 21 -> erase(0);
            case 23 -> erase(wordStart());
            case 2, Keys.HOME -> at = 0;
            case 5, Keys.END -> at = line.length();
            case Keys.LEFT -> at = Math.max(0, at - 1);
            case Keys.RIGHT -> at = Math.min(line.length(), at + 1);
            case Keys.WORD_LEFT -> at = wordStart();
            case Keys.DELETE -> {
                if (at < line.length()) {
                    line.deleteCharAt(at);
                } else if (at > 0) {
                    erase(at - 1);
                }
            }
            case Keys.UP, 16 -> recall(1);
            case Keys.DOWN, 14 -> recall(-1);
            case 18 -> register();
            case 22, 17 -> insert(Character.toString(editor.keys().next()));
            case '\t' -> complete();
            default -> {
                if (key >= 32 && (key < Keys.UP || key > Keys.NOTHING)) {
                    insert(Character.toString(key));
                }
            }
        }
    }

    private int wordStart() {
        int from = at;
        while (from > 0 && line.charAt(from - 1) == ' ') {
            from--;
        }
        int kind = from > 0 ? CharClass.of(line.charAt(from - 1), false) : 0;
        while (from > 0 && CharClass.of(line.charAt(from - 1), false) == kind) {
            from--;
        }
        return from;
    }

    private void register() {
        int name = editor.keys().next();
        if (name == 23) {
            insert(editor.wordUnderCursor());
        } else if (Registers.valid(name, false)) {
            Register register = editor.registers().get(name);
            insert(register == null ? "" : String.join("\r", register.lines()));
        }
    }

    private void recall(int step) {
        List<String> lines = editor.history(prompt);
        if (history < 0) {
            begun = line.toString();
        }
        int next = history;
        while (true) {
            next += step;
            if (next < 0) {
                break;
            }
            if (next >= lines.size()) {
                return;
            }
            if (lines.get(next).startsWith(begun)) {
                break;
            }
        }
        history = Math.max(-1, next);
        line.setLength(0);
        line.append(history < 0 ? begun : lines.get(history));
        at = line.length();
    }

    private void complete() {
        String done = prompt.equals(":") ? editor.commands().complete(line.substring(0, at)) : line.substring(0, at);
        line.replace(0, at, done);
        at = done.length();
    }
}
