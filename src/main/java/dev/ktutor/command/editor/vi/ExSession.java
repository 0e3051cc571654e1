package dev.ktutor.command.editor.vi;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Keys;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;

/** vim -e -s: commands line by line from standard input, what they print on standard output. */
final class ExSession {
    private final Invocation in;
    private final ViArguments arguments;

    ExSession(Invocation in, ViArguments arguments) {
        this.in = in;
        this.arguments = arguments;
    }

    ExitStatus run() {
        Editor editor = new Editor(() -> {
            throw new Keys.EndOfKeys();
        }, () -> { });
        boolean failed = false;
        Vi.begin(in, arguments, editor);
        failed = !editor.lastError().isEmpty();
        editor.go(editor.done() ? 1 : editor.buffer().size(), 0);
        for (String line = editor.done() ? null : in.in().readLine(); line != null && !editor.done(); line = editor.done() ? null : in.in().readLine()) {
            editor.say("");
            try {
                editor.commands().run(line.stripTrailing());
            } catch (Refusal refusal) {
                failed = true;
            }
            editor.settleCursor();
            boolean prints = line.strip().matches("(%|[0-9.$,/a-z'+-]*)?\\s*(p|print|nu|number|#|=|g/.*|reg.*|ec.*|se.*)");
            if (prints && !editor.message().isEmpty()) {
                in.out().println(editor.message());
            }
        }
        return ExitStatus.of(editor.exitCode() != 0 ? editor.exitCode() : failed ? 1 : 0);
    }
}
