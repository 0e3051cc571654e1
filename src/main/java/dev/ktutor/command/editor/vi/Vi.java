package dev.ktutor.command.editor.vi;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Keys;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.command.editor.vi.ex.ExCommands;
import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** vi, vim and view over the learner's screen; without one, keys come from standard input, as vim has it. */
public final class Vi implements Command {
    private static final String VERSION = "VIM - Vi IMproved 9.0 (2022 Jun 28, compiled Feb 16 2025 05:23:41)";
    private final String name;

    /** The program under one of its names. */
    public Vi(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String synopsis() {
        return "A modal text editor.";
    }

    @Override
    public ExitStatus run(Invocation in) {
        if (in.args().contains("--version") || in.args().contains("-h") || in.args().contains("--help")) {
            in.out().print(in.args().contains("--version") ? VERSION + "\nAs this lab emulates it.\n" : help());
            return ExitStatus.of(0);
        }
        ViArguments arguments = ViArguments.parse(in.args(), name);
        if (!arguments.complaint().isEmpty()) {
            in.err().print(VERSION + "\n" + arguments.complaint() + "\nMore info with: \"vim -h\"\n");
            return ExitStatus.of(1);
        }
        Screen screen = in.screen();
        if (arguments.ex()) {
            return new ExSession(in, arguments).run();
        }
        if (screen != null && arguments.script() == null) {
            return interact(in, arguments, screen);
        }
        return script(in, arguments);
    }

    private static String help() {
        return VERSION + "\n\nUsage: vim [arguments] [file ..]       edit specified file(s)\n   or: vim [arguments] -               read text from stdin\n\n"
                + "Arguments:\n   --\t\t\tOnly file names after this\n   -R\t\t\tReadonly mode (like \"view\")\n   -e\t\t\tEx mode (like \"ex\")\n"
                + "   -u <vimrc>\t\tUse <vimrc> instead of any .vimrc\n   +\t\t\tStart at end of file\n   +<lnum>\t\tStart at line <lnum>\n"
                + "   --cmd <command>\tExecute <command> before loading any vimrc file\n   -c <command>\t\tExecute <command> after loading the first file\n"
                + "   -s <scriptin>\tRead Normal mode commands from file <scriptin>\n";
    }

    private ExitStatus interact(Invocation in, ViArguments arguments, Screen screen) {
        try (Screen.Session session = screen.open()) {
            ScreenTypist typist = new ScreenTypist(screen, session);
            Editor editor = new Editor(typist, typist::paint);
            typist.shows(editor);
            editor.interactive(true);
            begin(in, arguments, editor);
            editor.run();
            return ExitStatus.of(editor.exitCode());
        } catch (Keys.EndOfKeys e) {
            return ExitStatus.of(1);
        }
    }

    private ExitStatus script(Invocation in, ViArguments arguments) {
        String typed;
        try {
            if (arguments.script() == null) {
                in.err().println("Vim: Warning: Output is not to a terminal\nVim: Warning: Input is not from a terminal");
                typed = arguments.files().contains("-") ? "" : in.in().readText();
            } else {
                typed = in.files().readText(arguments.script());
            }
        } catch (FileError e) {
            in.err().println("Cannot open for reading: \"" + arguments.script() + "\"");
            return ExitStatus.of(2);
        }
        Deque<Integer> keys = new ArrayDeque<>();
        typed.codePoints().forEach(keys::add);
        Editor editor = new Editor(() -> {
            in.simulation().current().checkpoint();
            if (keys.isEmpty()) {
                throw new Keys.EndOfKeys();
            }
            return Character.toString(keys.poll());
        }, () -> { });
        try {
            begin(in, arguments, editor);
            editor.run();
            return ExitStatus.of(editor.exitCode());
        } catch (Keys.EndOfKeys e) {
            in.err().println("Vim: Error reading input, exiting...\nVim: Finished.");
            return ExitStatus.of(1);
        }
    }

    /** Settings, vimrc, the first file, the commands to begin with. */
    static ExCommands begin(Invocation in, ViArguments arguments, Editor editor) {
        ExCommands commands = new ExCommands(editor, new HostWorld(in));
        editor.commandLine(commands);
        editor.buffer().undo().clock(() -> in.simulation().now().getEpochSecond());
        StringBuilder complaints = new StringBuilder();
        for (String command : arguments.before()) {
            attempt(editor, command);
        }
        for (String complaint : new Vimrc(in, arguments).apply(commands)) {
            complaints.append(complaint).append('\n');
        }
        if (arguments.readOnly()) {
            commands.document().readOnly();
        }
        List<String> files = arguments.files();
        commands.document().arguments(files);
        boolean piped = files.contains("-");
        commands.document().open(files.isEmpty() || piped ? "" : files.get(0));
        if (piped) {
            commands.document().take(in.in().readText());
        }
        for (String command : arguments.after()) {
            attempt(editor, command);
        }
        if (!complaints.isEmpty()) {
            editor.say(complaints + editor.message());
        }
        return commands;
    }

    private static void attempt(Editor editor, String command) {
        try {
            editor.commands().run(command);
        } catch (Refusal refusal) {
            editor.error(refusal.text());
        }
        editor.settleCursor();
    }
}
