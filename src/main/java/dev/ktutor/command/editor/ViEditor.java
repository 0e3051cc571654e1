package dev.ktutor.command.editor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** vi as a machine of keys: takes one after the other, changes a {@link TextBuffer}, and tells when it is done. */
final class ViEditor {
    /** What keys mean at the moment. */
    enum Mode { NORMAL, INSERT, REPLACE, VISUAL, VISUAL_LINE, COMMAND, SEARCH }

    private final TextBuffer text;
    private final ViSettings settings;
    private final ExCommands commands;
    private Mode mode = Mode.NORMAL;
    private String message = "";
    private boolean done;
    private int exitCode;

    // What has been typed of a command so far.
    private String pending = "";
    private int count;
    private int operatorCount;
    private String operator = "";
    private final BottomLine bottomLine = new BottomLine();
    private char searchDirection = '/';
    private int anchorRow;
    private int anchorColumn;

    // What commands leave behind.
    private final ViChanges changes;
    private final ViInsert insert;
    private final ViMotions motions;
    private List<String> recorded = new ArrayList<>();
    private List<String> lastChange = List.of();
    private boolean replaying;

    ViEditor(TextBuffer text, ViSettings settings, ViFiles files) {
        this.text = text;
        this.settings = settings;
        this.motions = new ViMotions(text, settings);
        this.changes = new ViChanges(text, settings, new ViRegister());
        this.insert = new ViInsert(text, settings, changes);
        this.commands = new ExCommands(this, text, settings, files);
    }

    Mode mode() {
        return mode;
    }

    boolean done() {
        return done;
    }

    int exitCode() {
        return exitCode;
    }

    void finish(int code) {
        done = true;
        exitCode = code;
    }

    /** The bottom line: a message, the mode, or the command being typed. */
    String bottom() {
        return switch (mode) {
            case COMMAND -> ":" + bottomLine.text();
            case SEARCH -> searchDirection + bottomLine.text();
            case INSERT -> "-- INSERT --";
            case REPLACE -> "-- REPLACE --";
            case VISUAL -> "-- VISUAL --";
            case VISUAL_LINE -> "-- VISUAL LINE --";
            default -> message;
        };
    }

    void say(String newMessage) {
        message = newMessage;
    }

    ViRegister register() {
        return changes.register();
    }

    ViMotions motions() {
        return motions;
    }

    /** One key as the terminal sends it. */
    void key(String key) {
        if (!replaying) {
            recorded.add(key);
        }
        switch (mode) {
            case INSERT, REPLACE -> {
                if (insert.key(key, mode == Mode.REPLACE)) {
                    mode = Mode.NORMAL;
                    changed();
                }
            }
            case COMMAND, SEARCH -> lineKey(key);
            default -> normalKey(key);
        }
        if (mode == Mode.NORMAL) {
            clamp();
            if (pending.isEmpty() && operator.isEmpty() && count == 0 && operatorCount == 0) {
                recorded.clear();
            }
        }
    }

    private void clamp() {
        if (text.column() >= text.line().length()) {
            text.moveTo(text.row(), Math.max(0, text.line().length() - 1));
        }
    }

    private void reset() {
        pending = "";
        count = 0;
        operatorCount = 0;
        operator = "";
    }

    private void normalKey(String key) {
        if (key.equals("\u001b") || key.equals("\u0003")) {
            reset();
            mode = Mode.NORMAL;
            return;
        }
        if (pending.isEmpty() && (key.matches("[1-9]") || key.equals("0") && count > 0)) {
            count = Math.min(99999, count * 10 + Integer.parseInt(key));
            return;
        }
        message = pending.isEmpty() && operator.isEmpty() ? "" : message;
        String command = pending + key;
        if (command.matches("[gzrfFtTm'`\"Z]") || !operator.isEmpty() && command.matches("[ia]")
                || visual() && command.matches("[ia]") || command.equals("\"") ) {
            pending = command;
            return;
        }
        pending = "";
        if (!operator.isEmpty()) {
            operate(command);
        } else if (visual()) {
            visualCommand(command);
        } else {
            command(command);
        }
    }

    private boolean visual() {
        return mode == Mode.VISUAL || mode == Mode.VISUAL_LINE;
    }

    private int times() {
        return Math.max(1, count) * Math.max(1, operatorCount);
    }

    private @Nullable Motion motion(String command) {
        return motions.of(command, times(), count == 0 && operatorCount == 0);
    }

    private void command(String command) {
        Motion motion = motion(command);
        if (motion != null) {
            text.moveTo(motion.row(), motion.column());
            reset();
            return;
        }
        switch (command) {
            case "d", "c", "y", ">", "<" -> {
                operator = command;
                operatorCount = count;
                count = 0;
                return;
            }
            case ":" -> {
                bottomLine.begin(count > 0 ? ".,.+" + (count - 1) : "");
                mode = Mode.COMMAND;
            }
            case "/", "?" -> {
                bottomLine.begin("");
                searchDirection = command.charAt(0);
                mode = Mode.SEARCH;
            }
            case "v", "V" -> {
                anchorRow = text.row();
                anchorColumn = text.column();
                mode = command.equals("v") ? Mode.VISUAL : Mode.VISUAL_LINE;
            }
            case "u" -> say(text.undo() ? "" : "Already at oldest change");
            case "\u0012" -> say(text.redo() ? "" : "Already at newest change");
            case "." -> repeatLast();
            case "ZZ" -> commands.run("x");
            case "ZQ" -> commands.run("q!");
            case "\u0006", "\u001b[6~" -> text.moveTo(text.row() + 20, 0);
            case "\u0002", "\u001b[5~" -> text.moveTo(text.row() - 20, 0);
            case "\u0004" -> text.moveTo(text.row() + 10, text.column());
            case "\u0015" -> text.moveTo(text.row() - 10, text.column());
            default -> change(command);
        }
        reset();
    }

    private void repeatLast() {
        if (lastChange.isEmpty() || replaying) {
            return;
        }
        List<String> keys = lastChange;
        replaying = true;
        reset();
        keys.forEach(this::key);
        replaying = false;
    }

    /** Remembers the keys of a change for the dot. */
    private void changed() {
        if (!replaying) {
            lastChange = List.copyOf(recorded);
        }
    }

    private void insertMode(int times) {
        mode = Mode.INSERT;
        insert.begin(times);
    }

    private void change(String command) {
        int n = times();
        text.checkpoint();
        String here = text.line();
        int column = text.column();
        boolean inserts = true;
        switch (command) {
            case "i", "\u001b[2~" -> { }
            case "a" -> text.moveTo(text.row(), column + 1);
            case "I" -> text.moveTo(text.row(), here.isBlank() ? 0 : Motion.indent(here));
            case "A" -> text.moveTo(text.row(), here.length());
            case "o", "O" -> changes.openLine(command.equals("o") ? text.row() + 1 : text.row());
            case "s" -> changes.register().text(text.remove(text.row(), column, text.row(), Math.min(here.length(), column + n)));
            case "S" -> {
                operator = "c";
                wholeLines(n);
                return;
            }
            case "C" -> changes.register().text(text.remove(text.row(), column, text.row(), here.length()));
            case "R" -> {
                insertMode(1);
                mode = Mode.REPLACE;
                return;
            }
            default -> inserts = false;
        }
        if (inserts) {
            insertMode(n);
            return;
        }
        changes.simple(command, n);
        text.dropIdleCheckpoint();
        changed();
    }

    private void wholeLines(int n) {
        apply(text.row(), 0, Math.min(text.size() - 1, text.row() + n - 1), 0, true);
    }

    private void operate(String command) {
        if (command.equals(operator)) {
            wholeLines(times());
            return;
        }
        if (command.length() > 1 && (command.startsWith("i") || command.startsWith("a"))) {
            TextObject object = TextObject.of(text, command.startsWith("i"), command.substring(1));
            if (object == null) {
                reset();
            } else {
                apply(object.fromRow(), object.fromColumn(), object.toRow(), object.toColumn(), object.linewise());
            }
            return;
        }
        // cw changes to the end of the word.
        boolean word = operator.equals("c") && command.matches("[wW]") && !text.line().isEmpty()
                && text.column() < text.line().length() && !Character.isWhitespace(text.line().charAt(text.column()));
        Motion motion = motion(word ? command.equals("w") ? "e" : "E" : command);
        if (motion == null) {
            reset();
            return;
        }
        int row = text.row();
        int column = text.column();
        boolean forward = motion.row() > row || motion.row() == row && motion.column() >= column;
        int toColumn = motion.column() + (motion.inclusive() && forward ? 1 : 0);
        int toRow = motion.row();
        if (command.matches("[wW]") && !word && motion.row() > row) {
            // A word at the end of a line takes no newline with it.
            toRow = row;
            toColumn = text.line().length();
        }
        if (forward) {
            apply(row, column, toRow, toColumn, motion.linewise());
        } else {
            apply(motion.row(), motion.column(), row, column, motion.linewise());
        }
    }

    private void visualCommand(String command) {
        if (command.equals("v") || command.equals("V")) {
            Mode wanted = command.equals("v") ? Mode.VISUAL : Mode.VISUAL_LINE;
            mode = mode == wanted ? Mode.NORMAL : wanted;
            reset();
            return;
        }
        if (command.equals(":")) {
            bottomLine.begin((Math.min(anchorRow, text.row()) + 1) + "," + (Math.max(anchorRow, text.row()) + 1));
            mode = Mode.COMMAND;
            return;
        }
        if (command.matches("[dxycs<>XDYC]")) {
            TextObject chosen = selection();
            operator = command.equals("x") || command.equals("X") ? "d" : command.equals("s") ? "c" : command.toLowerCase(java.util.Locale.ROOT);
            text.moveTo(chosen.fromRow(), chosen.fromColumn());
            apply(chosen.fromRow(), chosen.fromColumn(), chosen.toRow(), chosen.toColumn(), chosen.linewise() || command.matches("[<>XDYC]"));
            return;
        }
        if (command.equals("J")) {
            int lines = Math.abs(anchorRow - text.row()) + 1;
            text.moveTo(Math.min(anchorRow, text.row()), 0);
            mode = Mode.NORMAL;
            text.checkpoint();
            changes.join(Math.max(2, lines));
            reset();
            return;
        }
        Motion motion = motion(command);
        if (motion != null) {
            text.moveTo(motion.row(), motion.column());
        }
        reset();
    }

    /** Applies the pending operator; whole lines if the stretch is linewise. */
    private void apply(int fromRow, int fromColumn, int toRow, int toColumn, boolean linewise) {
        String what = operator;
        reset();
        mode = Mode.NORMAL;
        say(changes.operate(what, new TextObject(fromRow, fromColumn, toRow, toColumn, linewise)));
        if (what.equals("c")) {
            insertMode(1);
        } else if (!what.equals("y")) {
            changed();
        }
    }

    /** Whether a place is in the visual selection. */
    boolean selected(int row, int column) {
        return mode == Mode.VISUAL_LINE ? row >= Math.min(anchorRow, text.row()) && row <= Math.max(anchorRow, text.row())
                : mode == Mode.VISUAL && selection().holds(row, column);
    }

    /** The selection of the visual modes, its end excluded. */
    private TextObject selection() {
        boolean forward = anchorRow < text.row() || anchorRow == text.row() && anchorColumn <= text.column();
        int toRow = forward ? text.row() : anchorRow;
        int toColumn = (forward ? text.column() : anchorColumn) + 1;
        return new TextObject(forward ? anchorRow : text.row(), forward ? anchorColumn : text.column(), toRow,
                Math.min(toColumn, text.line(toRow).length()), mode == Mode.VISUAL_LINE);
    }

    private void lineKey(String key) {
        switch (bottomLine.key(key)) {
            case CANCELLED -> {
                mode = Mode.NORMAL;
                say("");
            }
            case DONE -> {
                Mode was = mode;
                mode = Mode.NORMAL;
                say("");
                if (was == Mode.COMMAND) {
                    commands.run(bottomLine.text());
                } else {
                    search(bottomLine.text());
                }
                recorded.clear();
            }
            default -> { }
        }
    }

    private void search(String typed) {
        Motion found = motions.search(typed, searchDirection);
        if (found == null) {
            say("E486: Pattern not found: " + motions.lastSearch());
        } else {
            text.moveTo(found.row(), found.column());
        }
        reset();
    }
}
