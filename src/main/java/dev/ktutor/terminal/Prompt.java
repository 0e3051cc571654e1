package dev.ktutor.terminal;

import java.io.IOException;
import java.nio.file.Path;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;

/** Reads commands: editing, history with Ctrl-R, completion, further lines while a command is incomplete. */
final class Prompt {
    private static final int HISTORY_LINES = 10_000;

    private final LineReaderImpl reader;
    private final DefaultHistory history = new DefaultHistory();
    private volatile boolean reading;

    /** How the reading of a line ended. */
    sealed interface Typed {
        /** With Enter. */
        record Line(String text) implements Typed { }

        /** With Ctrl-C. */
        record Abandoned() implements Typed { }

        /** With Ctrl-D on an empty line, or the end of the input. */
        record End() implements Typed { }
    }

    /** A prompt whose history lives in the given file; null forgets it at the end. */
    Prompt(LearnerTerminal terminal, ShellLines lines, Completer completer, @Nullable Path historyFile) {
        reader = new LineReaderImpl(terminal.jline(), "ktutor", null);
        reader.setParser(lines);
        reader.setCompleter(completer);
        reader.setCompletionMatcher(new LabCompleter.ByPrefix());
        if (historyFile != null) {
            reader.setVariable(LineReader.HISTORY_FILE, historyFile);
        }
        reader.setVariable(LineReader.HISTORY_SIZE, HISTORY_LINES);
        reader.setVariable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES);
        reader.setVariable(LineReader.LIST_MAX, 100);
        reader.setVariable(LineReader.INDENTATION, 0);
        // The learner's ! belongs to bash, not to the line editor.
        reader.option(Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(Option.HISTORY_IGNORE_SPACE, true);
        reader.option(Option.HISTORY_TIMESTAMPED, false);
        reader.option(Option.AUTO_MENU, false);
        reader.option(Option.AUTO_LIST, true);
        reader.option(Option.LIST_AMBIGUOUS, true);
        reader.option(Option.COMPLETE_IN_WORD, true);
        reader.option(Option.BRACKETED_PASTE, terminal.capable());
        reader.setHistory(history);
        history.attach(reader);
    }

    /** Asks for a command. */
    Typed read(String firstPrompt, String furtherPrompt) {
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, furtherPrompt.replace("%", "%%"));
        reading = true;
        try {
            return new Typed.Line(reader.readLine(firstPrompt));
        } catch (UserInterruptException e) {
            return new Typed.Abandoned();
        } catch (EndOfFileException e) {
            return new Typed.End();
        } finally {
            reading = false;
        }
    }

    /** Shows something that comes by itself while a line may be being typed; false if none is. */
    boolean printAbove(String text) {
        if (reading) {
            reader.printAbove(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        }
        return reading;
    }

    /** Writes the history to its file. */
    void saveHistory() throws IOException {
        history.save();
    }
}
