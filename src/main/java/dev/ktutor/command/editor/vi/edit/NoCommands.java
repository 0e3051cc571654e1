package dev.ktutor.command.editor.vi.edit;

import java.util.List;

/** No command line at all: an editor's core by itself. */
final class NoCommands implements CommandLine {
    @Override
    public void run(String commands) {
        throw new Refusal("E492: Not an editor command: " + commands);
    }

    @Override
    public List<String> filter(String command, List<String> lines) {
        throw new Refusal("E79: Cannot expand wildcards");
    }

    @Override
    public String complete(String line) {
        return line;
    }
}
