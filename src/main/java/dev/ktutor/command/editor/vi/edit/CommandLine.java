package dev.ktutor.command.editor.vi.edit;

/** What runs the commands typed after a colon. */
public interface CommandLine {
    /** Runs them; what they have to say goes to the editor. May throw {@link Refusal}. */
    void run(String commands);

    /** Sends lines through a program of the host and gives what it wrote; fails with a {@link Refusal}. */
    java.util.List<String> filter(String command, java.util.List<String> lines);

    /** The line typed so far with its last word completed as far as that is certain. */
    String complete(String line);
}
