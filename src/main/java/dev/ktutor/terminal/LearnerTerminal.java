package dev.ktutor.terminal;

import dev.ktutor.host.io.Output;
import dev.ktutor.text.Ansi;
import dev.ktutor.text.ByteText;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
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
        Terminal terminal = system();
        boolean colours = !noColour && !dumb(terminal) && terminal.getNumericCapability(Capability.max_colors) != null;
        return new LearnerTerminal(terminal, new Ansi(colours));
    }

    /**
     * What JLine's builder finds, without its search through providers, which takes half of the time to the first prompt;
     * the search is for systems that the first choice does not know.
     */
    private static Terminal system() throws IOException {
        try {
            TerminalProvider provider = new JniTerminalProvider();
            Charset utf8 = StandardCharsets.UTF_8;
            if (provider.isSystemStream(SystemStream.Input) && provider.isSystemStream(SystemStream.Output)) {
                return provider.sysTerminal("ktutor", System.getenv("TERM"), false, utf8, utf8, utf8, true,
                        Terminal.SignalHandler.SIG_DFL, false, SystemStream.Output);
            }
        } catch (LinkageError | IOException e) {
            return TerminalBuilder.builder().system(true).dumb(true).name("ktutor").build();
        }
        return new DumbTerminal("ktutor", Terminal.TYPE_DUMB, new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8);
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
