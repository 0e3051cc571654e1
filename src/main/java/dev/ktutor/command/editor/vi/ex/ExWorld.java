package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.host.fs.FileView;

/** What the commands need of the machine the editor runs on. */
public interface ExWorld {
    /** What a program wrote, and its status. */
    record Output(int status, String text) { }

    /** The files as the learner sees them. */
    FileView files();

    /** Runs a shell command with that input; what it writes on both outputs is collected. */
    Output shell(String command, String input);

    /** An environment variable, or "". */
    String variable(String name);
}
