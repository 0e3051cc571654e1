package dev.ktutor.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The learner's terminal as full-screen programs ({@code vi}, {@code less}, {@code watch}) use it. Implemented by the terminal. */
public interface Screen {

    /** Rows and columns, in characters. */
    record Size(int rows, int columns) { }

    /** The present size; it may change between calls. */
    Size size();

    /** Takes the keyboard and the alternate screen until closed. */
    Session open();

    /** Reads a line without echo, as a password prompt does; null at end of input. */
    String readSecret(String prompt);

    /** Asks for a command with the line editor; null if the terminal has none, and lines are read from standard input. */
    default CommandPrompt.@Nullable Typed readCommand(CommandPrompt prompt) {
        return null;
    }

    /** Words that the terminal itself answers at a prompt, with their arguments. */
    default Map<String, List<String>> words() {
        return Map.of();
    }

    /** A span of full-screen work. */
    interface Session extends AutoCloseable {
        /** The next key as the terminal sends it ("a", "\u001b[A", "\u0003"), empty if none comes within the span. */
        String readKey(Duration atMost);

        /** Shows the lines and puts the cursor; row and column count from 0. ANSI colours are allowed. */
        void show(List<String> lines, int cursorRow, int cursorColumn);

        @Override
        void close();
    }
}
