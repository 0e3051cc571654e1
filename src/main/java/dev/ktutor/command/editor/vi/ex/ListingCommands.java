package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.ex.ExCommand.Trait;
import dev.ktutor.command.editor.vi.text.Position;
import dev.ktutor.command.editor.vi.text.Register;
import java.util.Map;
import java.util.TreeMap;

/** Commands that only show: registers, marks, buffers, a line's number. */
final class ListingCommands {
    private static final String REGISTERS = "\"0123456789abcdefghijklmnopqrstuvwxyz-.:%/";
    private final Editor editor;
    private final Document document;

    ListingCommands(Editor editor, Document document) {
        this.editor = editor;
        this.document = document;
    }

    void addTo(ExTable table) {
        table.add("reg[isters]", this::registers, Trait.ARGUMENT);
        table.add("di[splay]", this::registers, Trait.ARGUMENT);
        table.add("marks", line -> marks(), Trait.ARGUMENT);
        table.add("ls", line -> buffers(), Trait.BANG);
        table.add("buffers", line -> buffers(), Trait.BANG);
        table.add("files", line -> buffers(), Trait.BANG);
        table.add("=", line -> editor.say(String.valueOf(line.range().given() == 0 ? editor.buffer().size() : line.range().to())), Trait.RANGE);
        table.add("p[rint]", this::print, Trait.RANGE);
        table.add("nu[mber]", this::number, Trait.RANGE);
        table.add("#", this::number, Trait.RANGE);
        table.add("ve[rsion]", line -> editor.say("VIM - Vi IMproved 9.0 (2022 Jun 28), as this lab emulates it"));
    }

    private void print(ExLine line) {
        editor.goIndent(line.range().to());
        editor.say(String.join("\n", editor.buffer().lines(line.range().from(), line.range().to())));
    }

    private void number(ExLine line) {
        editor.goIndent(line.range().to());
        StringBuilder out = new StringBuilder();
        for (int number = line.range().from(); number <= line.range().to(); number++) {
            out.append(out.length() == 0 ? "" : "\n").append(String.format("%3d %s", number, editor.buffer().line(number)));
        }
        editor.say(out.toString());
    }

    private void registers(ExLine line) {
        StringBuilder out = new StringBuilder("Type Name Content");
        for (char name : REGISTERS.toCharArray()) {
            Register register = editor.registers().get(name);
            boolean asked = line.argument().isBlank() || line.argument().indexOf(name) >= 0;
            if (register != null && asked) {
                char kind = register.kind() == Register.Kind.LINE ? 'l' : register.kind() == Register.Kind.BLOCK ? 'b' : 'c';
                String text = register.text().replace("\n", "^J").replace("\u001b", "^[").replace("\t", "^I");
                out.append("\n  ").append(kind).append("  \"").append(name).append("   ").append(text, 0, Math.min(text.length(), 60));
            }
        }
        editor.say(out + "\n");
    }

    private void marks() {
        StringBuilder out = new StringBuilder("mark line  col file/text");
        for (Map.Entry<Character, Position> mark : new TreeMap<>(editor.buffer().marks().all()).entrySet()) {
            Position at = mark.getValue();
            if (mark.getKey() < 128 && at.line() <= editor.buffer().size()) {
                out.append(String.format("%n %c %6d %4d %s", mark.getKey(), at.line(), Math.min(at.column(), 99999), editor.buffer().line(at.line()).strip()));
            }
        }
        editor.say(out + "\n");
    }

    private void buffers() {
        String flag = editor.buffer().undo().modified() ? "+" : " ";
        String name = document.name().isEmpty() ? "\"[No Name]\"" : "\"" + document.name() + "\"";
        editor.say(String.format("  1 %%a%s %-30s line %d", " " + flag, name, editor.cursor().line()));
    }
}
