package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.command.editor.vi.ex.ExCommand.Trait;
import dev.ktutor.command.editor.vi.text.Position;
import java.util.List;

/** The ! commands: running programs, filtering lines, reading from and writing to them. */
final class ShellCommands {
    private final Editor editor;
    private final ExWorld world;
    private final Document document;
    private String last = "";

    ShellCommands(Editor editor, ExWorld world, Document document) {
        this.editor = editor;
        this.world = world;
        this.document = document;
    }

    void addTo(ExTable table) {
        table.add("!", this::bang, Trait.RANGE, Trait.ARGUMENT, Trait.BAR);
    }

    /** ! stands for the last command, % for the file. */
    private String command(String typed) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c == '\\' && i + 1 < typed.length() && "!%#".indexOf(typed.charAt(i + 1)) >= 0) {
                out.append(typed.charAt(++i));
            } else if (c == '!') {
                if (last.isEmpty()) {
                    throw new Refusal("E34: No previous command");
                }
                out.append(last);
            } else if (c == '%') {
                out.append(document.expand("%"));
            } else {
                out.append(c);
            }
        }
        last = out.toString().strip();
        return last;
    }

    private void bang(ExLine line) {
        String typed = line.argument().startsWith("!") ? line.argument().substring(1) : line.argument();
        String command = command(typed);
        if (line.range().given() == 0) {
            ExWorld.Output output = world.shell(command, "");
            String text = output.text();
            String status = output.status() == 0 ? "" : "\nshell returned " + output.status() + "\n";
            editor.say(":!" + command + "\n" + text + status);
            return;
        }
        int from = Math.max(1, line.range().from());
        int to = line.range().to();
        List<String> result = filter(command, editor.buffer().lines(from, to));
        int size = editor.buffer().size();
        editor.go(from, 0);
        editor.save(from, to);
        editor.buffer().append(to, result);
        editor.buffer().delete(from, to);
        editor.goIndent(Math.min(from, editor.buffer().size()));
        int count = to - from + 1;
        editor.changeMarks(new Position(from, 0), new Position(Math.max(from, from + result.size() - 1), 0));
        if (count > 2) {
            editor.say(count + " lines filtered");
        } else if (Math.abs(editor.buffer().size() - size) > 2) {
            editor.say((editor.buffer().size() - size) + " more lines");
        }
    }

    List<String> filter(String command, List<String> lines) {
        ExWorld.Output output = world.shell(command, String.join("\n", lines) + "\n");
        return Document.lines(output.text());
    }

    void read(ExLine line, String typed) {
        List<String> lines = Document.lines(world.shell(command(typed), "").text());
        int after = line.range().to();
        editor.save(after + 1, after);
        editor.buffer().append(after, lines);
        editor.changeMarks(new Position(after + 1, 0), new Position(after + lines.size(), 0));
        if (!lines.isEmpty()) {
            editor.goIndent(after + 1);
        }
        if (lines.size() > 2) {
            editor.say(lines.size() + " more lines");
        }
    }

    void write(ExLine line, String typed) {
        String content = document.content(Math.max(1, line.range().from()), line.range().to());
        ExWorld.Output output = world.shell(command(typed), content);
        editor.say(":w !" + typed + "\n" + output.text());
    }
}
