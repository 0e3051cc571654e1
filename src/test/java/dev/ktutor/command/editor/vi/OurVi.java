package dev.ktutor.command.editor.vi;

import dev.ktutor.command.CommandFixture;
import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Keys;
import dev.ktutor.command.editor.vi.ex.ExCommands;
import dev.ktutor.command.editor.vi.ex.ExWorld;
import dev.ktutor.command.editor.vi.text.Register;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The lab's vi, playing a case. */
final class OurVi {
    private static final FileView FILES = CommandFixture.standard().view();

    private OurVi() { }

    static ViCase.Outcome play(ViCase one) {
        Deque<Integer> keys = new ArrayDeque<>();
        (VimOracle.PRELUDE + one.keys() + "\u001b\u001b").codePoints().forEach(keys::add);
        Editor editor = new Editor(() -> {
            if (keys.isEmpty()) {
                throw new Keys.EndOfKeys();
            }
            return Character.toString(keys.poll());
        }, () -> { });
        FileView files = FILES;
        ExCommands commands = new ExCommands(editor, new ExWorld() {
            @Override
            public FileView files() {
                return files;
            }

            @Override
            public Output shell(String command, String input) {
                return new Output(1, "");
            }

            @Override
            public String variable(String name) {
                return "";
            }
        });
        editor.commandLine(commands);
        editor.options().set("backspace", "indent,eol,start");
        editor.options().set("nrformats", "bin,hex");
        if (!one.settings().isEmpty()) {
            commands.run("set " + one.settings());
        }
        editor.buffer().load(one.text(), true);
        editor.go(1, 0);
        try {
            editor.run();
        } catch (Keys.EndOfKeys e) {
            editor.settleCursor();
        }
        String line = editor.cursor().text();
        Register register = editor.registers().get('"');
        String kind = register == null ? "v" : register.kind() == Register.Kind.LINE ? "V" : register.kind() == Register.Kind.BLOCK
                ? "\u0016" + register.width() : "v";
        List<String> text = editor.buffer().lines(1, editor.buffer().size());
        return new ViCase.Outcome(text, editor.cursor().line(), line.codePointCount(0, Math.min(line.length(), editor.cursor().column())) + 1,
                editor.lastError(), register == null ? "v" : kind + register.text());
    }
}
