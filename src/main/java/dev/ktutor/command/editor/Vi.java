package dev.ktutor.command.editor;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Input;
import java.time.Duration;
import java.util.List;

/** vi(1) and vim(1) over the learner's screen; without one, keys come from standard input, as vim has it. */
final class Vi extends Tool {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Vi(String name) {
        super(name, "A modal text editor.", """
                [arguments] [file ..]
                  -c COMMAND           execute <command> after loading the first file
                  -R                   readonly mode
                  -n                   no swap file
                  -u VIMRC             use <vimrc> instead of ~/.vimrc
                  -e                   ex mode
                  -s                   silent (batch) mode
                """);
    }

    @Override
    protected void execute(Call call) {
        ViSettings settings = new ViSettings();
        FileView files = call.files();
        String vimrc = call.value("u", call.in().env("HOME").orElse("/root") + "/.vimrc");
        if (files.isRegular(vimrc)) {
            settings.read(files.readText(vimrc));
        }
        List<String> operands = call.operands().stream().filter(o -> !o.startsWith("+")).toList();
        String first = operands.isEmpty() ? "" : operands.get(0);
        TextBuffer text = new TextBuffer();
        ViFiles store = new ViFiles(files, first);
        ViEditor editor = new ViEditor(text, settings, store);
        try {
            editor.say(store.load(text, first));
        } catch (FileError e) {
            editor.say("\"" + first + "\" [" + e.reason() + "]");
        }
        call.operands().stream().filter(o -> o.startsWith("+")).forEach(o -> type(editor, ":" + (o.length() == 1 ? "$" : o.substring(1)) + "\r"));
        call.parsed().values("c").forEach(command -> type(editor, ":" + command + "\r"));
        Screen screen = call.in().screen();
        if (screen != null) {
            interact(screen, text, editor, settings);
        } else if (!editor.done()) {
            script(call, editor);
        }
        throw new ToolExit(editor.exitCode(), "");
    }

    private static void type(ViEditor editor, String keys) {
        keys.codePoints().forEach(c -> editor.key(Character.toString(c)));
    }

    private static void interact(Screen screen, TextBuffer text, ViEditor editor, ViSettings settings) {
        ViScreen view = new ViScreen();
        try (Screen.Session session = screen.open()) {
            while (!editor.done()) {
                ViScreen.Picture picture = view.draw(text, editor, settings, screen.size());
                session.show(picture.lines(), picture.row(), picture.column());
                String key = session.readKey(PATIENCE);
                if (!key.isEmpty()) {
                    editor.key(key);
                }
            }
        }
    }

    private static void script(Call call, ViEditor editor) {
        call.in().err().println("Vim: Warning: Output is not to a terminal\nVim: Warning: Input is not from a terminal");
        Input input = call.open("-");
        type(editor, input.readText());
        if (!editor.done()) {
            call.in().err().println("Vim: Error reading input, exiting...\nVim: Finished.");
            throw new ToolExit(1, "");
        }
    }
}
