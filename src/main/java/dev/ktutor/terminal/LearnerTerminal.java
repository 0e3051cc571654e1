package dev.ktutor.terminal;

import dev.ktutor.host.io.Output;
import dev.ktutor.text.Ansi;
import dev.ktutor.text.ByteText;
import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/** The host's terminal and what it is capable of. */
final class LearnerTerminal implements AutoCloseable {
    private final Terminal terminal;
    private final Ansi ansi;

    private LearnerTerminal(Terminal terminal, Ansi ansi) {
        this.terminal = terminal;
        this.ansi = ansi;
    }

    /** The terminal this process runs in; a dumb one where there is none. */
    static LearnerTerminal open(boolean noColour) throws IOException {
        Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).name("ktutor").build();
        boolean colours = !noColour && !dumb(terminal) && terminal.getNumericCapability(Capability.max_colors) != null;
        return new LearnerTerminal(terminal, new Ansi(colours));
    }

    private static boolean dumb(Terminal terminal) {
        return terminal.getType().startsWith("dumb");
    }

    /** Whether it can move the cursor. */
    boolean capable() {
        return !dumb(terminal);
    }

    /** JLine's view of it. */
    Terminal jline() {
        return terminal;
    }

    /** Its colours. */
    Ansi ansi() {
        return ansi;
    }

    /** Columns, 80 where it does not say. */
    int width() {
        return terminal.getWidth() > 0 ? terminal.getWidth() : 80;
    }

    /** Shows a line. */
    void println(String line) {
        terminal.writer().println(line);
        terminal.flush();
    }

    /** Standard output and error of programs at the prompt. */
    Output output() {
        return new Output() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                terminal.writer().write(ByteText.decode(bytes, offset, length));
                terminal.flush();
            }

            @Override
            public boolean isTerminal() {
                return true;
            }
        };
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
