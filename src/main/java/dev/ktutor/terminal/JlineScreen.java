package dev.ktutor.terminal;

import dev.ktutor.host.CommandPrompt;
import dev.ktutor.host.Screen;
import dev.ktutor.sim.Simulation;
import dev.ktutor.text.DisplayWidth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** The terminal for full-screen programs and password prompts. */
final class JlineScreen implements Screen {
    private static final Duration FOREVER = Duration.ofDays(365);

    private final Terminal terminal;
    private final Keyboard keyboard;
    private final Simulation simulation;
    private final StatusLine status;
    private final Map<String, List<String>> words;

    JlineScreen(Terminal terminal, Keyboard keyboard, Simulation simulation, StatusLine status, Map<String, List<String>> words) {
        this.terminal = terminal;
        this.keyboard = keyboard;
        this.simulation = simulation;
        this.status = status;
        this.words = words;
    }

    @Override
    public CommandPrompt.@Nullable Typed readCommand(CommandPrompt prompt) {
        return keyboard.take(simulation, prompt);
    }

    @Override
    public Map<String, List<String>> words() {
        return words;
    }

    @Override
    public Size size() {
        int rows = terminal.getHeight() > 0 ? terminal.getHeight() : 24;
        int columns = terminal.getWidth() > 0 ? terminal.getWidth() : 80;
        return new Size(rows, columns);
    }

    @Override
    public String readSecret(String prompt) {
        terminal.writer().print(prompt);
        terminal.flush();
        String line = keyboard.take(simulation, Keyboard.Mode.SECRET, FOREVER);
        return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    }

    @Override
    public Session open() {
        status.hide();
        Attributes before = terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.flush();
        return new FullScreen(before);
    }

    private final class FullScreen implements Session {
        private final Attributes before;

        FullScreen(Attributes before) {
            this.before = before;
        }

        @Override
        public String readKey(Duration atMost) {
            return keyboard.take(simulation, Keyboard.Mode.KEYS, atMost);
        }

        @Override
        public void show(List<String> lines, int cursorRow, int cursorColumn) {
            Size size = size();
            StringBuilder frame = new StringBuilder("\u001b[?25l\u001b[H");
            for (int row = 0; row < size.rows(); row++) {
                frame.append(row < lines.size() ? DisplayWidth.cut(lines.get(row), size.columns()) : "").append("\u001b[0m\u001b[K");
                frame.append(row + 1 < size.rows() ? "\r\n" : "");
            }
            frame.append("\u001b[").append(cursorRow + 1).append(';').append(cursorColumn + 1).append("H\u001b[?25h");
            terminal.writer().print(frame);
            terminal.flush();
        }

        @Override
        public void close() {
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.setAttributes(before);
            terminal.flush();
            status.unhide();
        }
    }
}
