package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.command.editor.vi.edit.Search;
import dev.ktutor.command.editor.vi.ex.ExCommand.Trait;
import dev.ktutor.command.editor.vi.pattern.VimPattern;
import dev.ktutor.command.editor.vi.text.Position;
import java.util.ArrayList;
import java.util.List;

/** :g and :v, which run a command on the lines that match or do not, and :normal. */
final class GlobalCommand {
    /** Marks that lines are followed with while commands run on them; no learner can type them. */
    private static final char FIRST_MARK = 0xE000;
    private static final int MOST = 6000;
    private final Editor editor;
    private final ExCommands commands;
    private boolean running;

    GlobalCommand(Editor editor, ExCommands commands) {
        this.editor = editor;
        this.commands = commands;
    }

    void addTo(ExTable table) {
        table.add("g[lobal]", line -> run(line, line.bang()), Trait.RANGE, Trait.WHOLE, Trait.BANG, Trait.ARGUMENT, Trait.BAR);
        table.add("v[global]", line -> run(line, true), Trait.RANGE, Trait.WHOLE, Trait.ARGUMENT, Trait.BAR);
        table.add("norm[al]", this::normal, Trait.RANGE, Trait.BANG, Trait.ARGUMENT, Trait.BAR);
    }

    private void run(ExLine line, boolean inverse) {
        if (running) {
            throw new Refusal("E147: Cannot do :global recursive with a range");
        }
        String text = line.argument().stripLeading();
        if (text.isEmpty()) {
            throw new Refusal("E148: Regular expression missing from :global");
        }
        char delimiter = text.charAt(0);
        if (Character.isLetterOrDigit(delimiter) || delimiter == '"' || delimiter == '|') {
            throw new Refusal("E146: Regular expressions can't be delimited by letters");
        }
        int end = Search.patternEnd(text, 1, delimiter);
        String pattern = text.substring(1, end).replace("\\" + delimiter, String.valueOf(delimiter));
        String command = end < text.length() ? text.substring(end + 1) : "";
        String used = pattern.isEmpty() ? editor.search().last() : pattern;
        VimPattern compiled = editor.search().compile(used, true);
        editor.search().remember(used, true);
        List<Integer> lines = new ArrayList<>();
        for (int number = line.range().from(); number <= line.range().to(); number++) {
            if (compiled.matches(editor.buffer(), number) != inverse) {
                lines.add(number);
            }
        }
        if (lines.isEmpty()) {
            editor.say(inverse ? "E538: Pattern found in every line: " + used : "E486: Pattern not found: " + used);
            return;
        }
        execute(lines, command);
    }

    private void execute(List<Integer> lines, String command) {
        int before = editor.buffer().size();
        running = true;
        try {
            for (int start = 0; start < lines.size(); start += MOST) {
                int shift = start == 0 ? 0 : editor.buffer().size() - before;
                part(lines.subList(start, Math.min(lines.size(), start + MOST)), shift, command);
            }
        } finally {
            running = false;
        }
        editor.operators().report(before);
    }

    private void part(List<Integer> lines, int shift, String command) {
        for (int i = 0; i < lines.size(); i++) {
            editor.buffer().marks().set((char) (FIRST_MARK + i), new Position(lines.get(i) + shift, 0));
        }
        int size = editor.buffer().size();
        try {
            for (int i = 0; i < lines.size() && !editor.done(); i++) {
                Position at = editor.buffer().marks().get((char) (FIRST_MARK + i));
                if (at == null) {
                    continue;
                }
                editor.buffer().marks().remove((char) (FIRST_MARK + i));
                editor.go(at.line(), 0);
                one(command);
            }
        } finally {
            for (int i = 0; i < lines.size(); i++) {
                editor.buffer().marks().remove((char) (FIRST_MARK + i));
            }
        }
        if (command.isBlank() || size < 0) {
            return;
        }
        editor.settleCursor();
    }

    private void one(String command) {
        if (command.isBlank() || command.strip().equals("p")) {
            editor.say((editor.message().isEmpty() ? "" : editor.message() + "\n") + editor.cursor().text());
            return;
        }
        try {
            commands.run(command);
        } catch (Refusal refusal) {
            if (refusal.text().startsWith("E492") || refusal.text().startsWith("E319")) {
                throw refusal;
            }
            // A substitution that finds nothing on one line does not end the rest.
            if (!refusal.text().startsWith("E486")) {
                editor.error(refusal.text());
            }
        }
        editor.settleCursor();
    }

    private void normal(ExLine line) {
        String keys = line.argument().startsWith("!") ? line.argument().substring(1).stripLeading() : line.argument().stripLeading();
        if (keys.isEmpty()) {
            throw new Refusal("E471: Argument required");
        }
        if (line.range().given() == 0) {
            play(keys);
            return;
        }
        int from = line.range().from();
        int to = line.range().to();
        for (int number = from; number <= to && number <= editor.buffer().size(); number++) {
            editor.go(number, 0);
            play(keys);
        }
    }

    private void play(String keys) {
        editor.keys().nested(keys, () -> {
            while (editor.keys().stuffed() && !editor.done()) {
                editor.step();
            }
        });
        editor.leaveModes();
    }
}
