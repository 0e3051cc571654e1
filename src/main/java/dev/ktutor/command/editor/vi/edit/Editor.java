package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.CharClass;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Options;
import dev.ktutor.command.editor.vi.text.Position;
import dev.ktutor.command.editor.vi.text.Registers;
import dev.ktutor.command.editor.vi.text.UndoLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The state all of vi's commands share: the text, the cursor, what was searched, said and remembered. */
public final class Editor {
    /** What keys mean at the moment. */
    public enum Mode { NORMAL, INSERT, REPLACE, COMMAND }

    private static final int END = Integer.MAX_VALUE;
    private final Buffer buffer = new Buffer();
    private final Cursor cursor = new Cursor(buffer, new Position(1, 0));
    private final Options options = new Options();
    private final Registers registers = new Registers();
    private final Window window = new Window(buffer, options);
    private final Search search = new Search(this);
    private final Visual visual = new Visual(this);
    private final Operators operators = new Operators(this);
    private final Indents indents = new Indents(this);
    private final Inserting inserting = new Inserting(this);
    private final Repeat repeat = new Repeat(this);
    private final NormalMode normal = new NormalMode(this);
    private final Keys keys;
    private CommandLine commandLine = new NoCommands();
    private Mode mode = Mode.NORMAL;
    private String message = "";
    private String lastError = "";
    private final Map<String, List<String>> histories = new HashMap<>();
    private int recordingInto;
    private boolean interactive;
    private int want;
    private boolean wantStale = true;
    private boolean done;
    private int exitCode;
    private String prompt = "";
    private int promptCursor;

    /** An editor with an empty text that reads those keys; {@code paint} runs before each wait for a key. */
    public Editor(Keys.Typist typist, Runnable paint) {
        keys = new Keys(typist, () -> {
            window.show(cursor.line());
            if (mode == Mode.NORMAL) {
                buffer.undo().sync();
            }
            paint.run();
        });
    }

    /** Says who runs the commands typed after a colon. */
    public void commandLine(CommandLine runner) {
        commandLine = runner;
    }

    /** Runs commands until one ends the editor. */
    public void run() {
        while (!done) {
            if (interactive && message.strip().contains("\n")) {
                afterMessages();
            }
            step();
        }
    }

    /** Messages of several lines wait for a key; Return and Space only take them away. */
    private void afterMessages() {
        keys.begin();
        int key = keys.next();
        message = "";
        if (key != '\r' && key != '\n' && key != ' ' && key != Keys.ESC) {
            keys.unread(key);
        }
    }

    /** One command; what is refused is said. */
    public void step() {
        try {
            normal.command();
        } catch (Refusal refusal) {
            refused(refusal);
        }
        settle();
    }

    void refused(Refusal refusal) {
        keys.drop();
        if (!refusal.text().isEmpty()) {
            error(refusal.text());
        }
    }

    /** Puts the cursor where the mode allows it, and in sight. */
    void settle() {
        cursor.clamp();
        if (mode == Mode.NORMAL && !visual.active()) {
            cursor.ontoText();
        }
        window.show(cursor.line());
    }

    /** The text. */
    public Buffer buffer() {
        return buffer;
    }

    /** The cursor. */
    public Cursor cursor() {
        return cursor;
    }

    /** The settings. */
    public Options options() {
        return options;
    }

    /** The registers. */
    public Registers registers() {
        return registers;
    }

    /** What is in sight. */
    public Window window() {
        return window;
    }

    /** The last pattern and how to look for it. */
    public Search search() {
        return search;
    }

    /** What is selected. */
    public Visual visual() {
        return visual;
    }

    /** The operators. */
    public Operators operators() {
        return operators;
    }

    Indents indents() {
        return indents;
    }

    Inserting inserting() {
        return inserting;
    }

    Repeat repeat() {
        return repeat;
    }

    /** The commands of normal mode. */
    public NormalMode normal() {
        return normal;
    }

    /** The keys. */
    public Keys keys() {
        return keys;
    }

    /** Who runs the commands typed after a colon. */
    public CommandLine commands() {
        return commandLine;
    }

    /** What keys mean. */
    public Mode mode() {
        return mode;
    }

    /** Changes what keys mean. */
    public void mode(Mode now) {
        mode = now;
    }

    /** Says something on the last line. */
    public void say(String text) {
        message = text;
    }

    /** Says what went wrong. */
    public void error(String text) {
        message = text;
        lastError = text;
    }

    /** What was said last. */
    public String message() {
        return message;
    }

    /** The last complaint. */
    public String lastError() {
        return lastError;
    }

    /** What is being typed on the last line, with its prompt. */
    public String prompt() {
        return prompt;
    }

    /** Where in the prompt the cursor is. */
    public int promptCursor() {
        return promptCursor;
    }

    /** Shows what is being typed on the last line. */
    public void prompt(String text, int at) {
        prompt = text;
        promptCursor = at;
    }

    /** Whether the editor has ended. */
    public boolean done() {
        return done;
    }

    /** Ends the editor. */
    public void finish(int code) {
        done = true;
        exitCode = code;
    }

    /** What it ended with. */
    public int exitCode() {
        return exitCode;
    }

    /** Puts the cursor; j and k then aim at its column. */
    public void go(int line, int column) {
        cursor.set(line, column);
        cursor.clamp();
        wantStale = true;
    }

    /** Puts the cursor; j and k then aim at its column. */
    public void go(Position at) {
        go(at.line(), at.column());
    }

    /** Puts the cursor on the first character of that line that is no blank. */
    public void goIndent(int line) {
        go(Math.max(1, Math.min(buffer.size(), line)), 0);
        cursor.toIndent();
    }

    /** Announces a change of lines to undo. */
    public void save(int from, int to) {
        buffer.save(from, to, cursor.position());
    }

    /** The cursor to a place that exists. */
    public void settleCursor() {
        cursor.clamp();
        if (mode == Mode.NORMAL && !visual.active()) {
            cursor.ontoText();
        }
    }

    /** After {@code :normal}: whatever was begun is over. */
    public void leaveModes() {
        visual.end();
        mode = Mode.NORMAL;
        settleCursor();
    }

    /** Whether somebody looks at a screen. */
    public boolean interactive() {
        return interactive;
    }

    /** Says whether somebody looks at a screen. */
    public void interactive(boolean looks) {
        interactive = looks;
    }

    /** Remembers the present place for '' before a jump. */
    public void jumpMark() {
        buffer.marks().set('\'', cursor.position());
    }

    /** Marks the text last changed or put. */
    public void changeMarks(Position first, Position last) {
        buffer.marks().set('[', first);
        buffer.marks().set(']', last);
    }

    void wantCursor() {
        wantStale = true;
    }

    void wantEnd() {
        want = END;
        wantStale = false;
    }

    void want(int cell) {
        want = cell;
        wantStale = false;
    }

    boolean wantsEnd() {
        return !wantStale && want == END;
    }

    /** The cell that j and k aim at; the greatest number for line ends. */
    public int wanted() {
        if (wantStale) {
            int c = cursor.character();
            boolean wholeTab = c == '\t' && mode == Mode.NORMAL && !options.on("list") && !visual.endsBefore(cursor.position());
            want = wholeTab ? Columns.lastCell(cursor.text(), cursor.column(), options.tabStop())
                    : Columns.cell(cursor.text(), cursor.column(), options.tabStop());
            wantStale = false;
        }
        return want;
    }

    /** The cursor to a cell of its line, or the nearest the mode allows. */
    void toCell(Cursor which, int cell) {
        String line = which.text();
        boolean beyond = mode != Mode.NORMAL || visual.active();
        int column = cell == END ? line.length() : Columns.column(line, cell, options.tabStop());
        which.set(which.line(), column);
        if (!beyond) {
            which.ontoText();
        }
    }

    /** Takes back or redoes one change and says what happened. */
    public void undo(boolean back) {
        UndoLog.Outcome outcome = back ? buffer.undo().undo() : buffer.undo().redo();
        if (outcome == null) {
            say(back ? "Already at oldest change" : "Already at newest change");
            return;
        }
        if (outcome.columnKnown()) {
            go(outcome.cursor());
        } else {
            goIndent(outcome.cursor().line());
        }
        changeMarks(new Position(Math.min(outcome.first(), buffer.size()), 0), new Position(Math.max(1, outcome.last()), 0));
        settle();
        say(UndoMessage.of(outcome, buffer.undo().now()));
    }

    /** The register a macro is being recorded into; 0 if none is. */
    public int recordingInto() {
        return recordingInto;
    }

    void recordingInto(int register) {
        recordingInto = register;
    }

    /** Remembers a line that was typed behind a prompt. */
    void history(String kind, String line) {
        List<String> lines = histories.computeIfAbsent(kind.equals("?") ? "/" : kind, k -> new ArrayList<>());
        lines.remove(line);
        lines.add(0, line);
    }

    /** The lines typed behind a prompt, the last one first. */
    List<String> history(String kind) {
        return List.copyOf(histories.getOrDefault(kind.equals("?") ? "/" : kind, List.of()));
    }

    String wordUnderCursor() {
        String text = cursor.text();
        int from = cursor.column();
        while (from < text.length() && !CharClass.isWord(text.codePointAt(from))) {
            from++;
        }
        int to = from;
        while (from > 0 && CharClass.isWord(text.codePointBefore(from))) {
            from--;
        }
        while (to < text.length() && CharClass.isWord(text.codePointAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }
}
