package dev.ktutor.shell.interp;

import dev.ktutor.host.CommandPrompt;
import dev.ktutor.shell.expand.IndexedArray;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.syntax.ParseResult;
import dev.ktutor.shell.syntax.Parser;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the line editor wants to know of a shell. */
final class ShellPrompt implements CommandPrompt {
    private final Interpreter shell;

    ShellPrompt(Interpreter shell) {
        this.shell = shell;
    }

    @Override
    public Asking ask() {
        beforePrompt();
        Set<Comfort> comforts = EnumSet.noneOf(Comfort.class);
        for (Comfort comfort : Comfort.values()) {
            if (!"off".equals(shell.variables.value(comfort.variable()))) {
                comforts.add(comfort);
            }
        }
        return new Asking(expanded("PS1"), expanded("PS2"), List.copyOf(shell.session.history),
                comforts.contains(Comfort.HIGHLIGHT) ? Set.copyOf(new WordSource(shell).commands()) : Set.of(), comforts, shell.on(ShellOption.VI));
    }

    private String expanded(String variable) {
        String text = shell.variables.value(variable);
        return text == null ? "" : shell.prompt(text);
    }

    /** PROMPT_COMMAND, one command or an array of them; {@code $?} stays. */
    private void beforePrompt() {
        Variable variable = shell.variables.raw("PROMPT_COMMAND");
        if (variable == null) {
            return;
        }
        List<String> commands = new ArrayList<>();
        IndexedArray array = variable.array();
        if (array != null) {
            commands.addAll(array.entries().values());
        } else if (variable.text() != null) {
            commands.add(variable.text());
        }
        int status = shell.status;
        String last = shell.lastArgument;
        for (String command : commands) {
            shell.status = status;
            new ScriptRunner(shell).evaluate(command, 1, "PROMPT_COMMAND: ");
            shell.pending = null;
        }
        shell.status = status;
        shell.lastArgument = last;
    }

    @Override
    public boolean incomplete(String text) {
        ParseResult whole = new Parser(text + "\n", 1, ScriptRunner.language(shell, true)).all();
        return whole instanceof ParseResult.Failed failed && failed.error().incomplete();
    }

    @Override
    public Completion complete(String line, int cursor) {
        return new Completer(shell).complete(line, cursor);
    }
}
