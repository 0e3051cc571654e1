package dev.ktutor.terminal;

import dev.ktutor.host.CommandPrompt;
import dev.ktutor.host.CommandPrompt.Typed;
import dev.ktutor.host.io.Input;
import dev.ktutor.lab.WallPace;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.Simulation;
import dev.ktutor.text.ByteText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * What the learner types while a command runs. The lab asks, the terminal's thread reads: only while a program waits for
 * input are keys taken, so that what is typed ahead stays for the next prompt.
 */
final class Keyboard {
    private static final int POLL_MILLIS = 50;
    /** Bytes of an escape sequence come together; a lone Escape is followed by nothing for that long. */
    private static final int ESCAPE_MILLIS = 30;
    private static final Duration FOREVER = Duration.ofDays(365);

    private final Terminal terminal;
    private final WallPace pace;
    private final Deque<String> typed = new ArrayDeque<>();
    private final LineDiscipline lines = new LineDiscipline();
    private volatile @Nullable Mode wanted;
    /** What was wanted last: a key that comes while a program looks away for a moment is still one of that kind. */
    private volatile Mode last = Mode.LINES;
    private volatile boolean ours;
    private volatile @Nullable Inquiry inquiry;

    /** What a reader wants of the keys. */
    enum Mode {
        /** Lines, shown as they are typed. */
        LINES,
        /** A line that is not shown. */
        SECRET,
        /** Each by itself. */
        KEYS
    }

    Keyboard(Terminal terminal, WallPace pace) {
        this.terminal = terminal;
        this.pace = pace;
    }

    /** Standard input of a program at the prompt. */
    Input input(Simulation simulation) {
        return new Input() {
            private byte[] rest = new byte[0];
            private int at;

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (at == rest.length) {
                    rest = ByteText.encode(take(simulation, Mode.LINES, FOREVER));
                    at = 0;
                    if (rest.length == 0) {
                        return -1;
                    }
                }
                int n = Math.min(length, rest.length - at);
                System.arraycopy(rest, at, buffer, offset, n);
                at += n;
                return n;
            }

            @Override
            public boolean isTerminal() {
                return true;
            }
        };
    }

    /** The next line or key, waited for in the lab; "" at the end of input or when the time is over. */
    String take(Simulation simulation, Mode mode, Duration atMost) {
        last = mode;
        wanted = mode;
        try {
            simulation.await(this::hasNews, atMost);
        } finally {
            wanted = null;
        }
        synchronized (typed) {
            String next = typed.poll();
            return next == null ? "" : next;
        }
    }

    /** In the lab: a shell asks for a command with the line editor, and waits. */
    Typed take(Simulation simulation, CommandPrompt shell) {
        Inquiry mine = new Inquiry(shell, pace);
        inquiry = mine;
        while (true) {
            try {
                simulation.await(mine::hasNews, FOREVER);
            } catch (ProcessStopped stop) {
                // A Ctrl-C that came when the command was just over; at the prompt it is a key.
                if (stop.signal() != Signal.INT) {
                    throw stop;
                }
                simulation.current().clearSignal();
            }
            Typed typed = mine.attend();
            if (typed != null) {
                return typed;
            }
        }
    }

    private boolean hasNews() {
        synchronized (typed) {
            return !typed.isEmpty();
        }
    }

    /** On the terminal's thread: reads for the lab until the command is done. */
    void serve(BooleanSupplier done, Consumer<Inquiry> prompt) throws IOException, InterruptedException {
        Attributes before = null;
        while (!done.getAsBoolean()) {
            Inquiry asked = inquiry;
            if (asked != null) {
                before = leaveRaw(before);
                inquiry = null;
                prompt.accept(asked);
                continue;
            }
            if (wanted == null) {
                pauseUnless(done);
                continue;
            }
            if (before == null) {
                before = terminal.enterRawMode();
                ours = true;
            }
            readOne();
        }
        leaveRaw(before);
    }

    private @Nullable Attributes leaveRaw(@Nullable Attributes before) {
        if (before != null) {
            terminal.setAttributes(before);
            ours = false;
        }
        lines.discard();
        return null;
    }

    private synchronized void pauseUnless(BooleanSupplier done) throws InterruptedException {
        if (!done.getAsBoolean() && wanted == null && inquiry == null) {
            wait(5);
        }
    }

    /** Tells a serving thread that the command is done. */
    synchronized void doneServing() {
        notifyAll();
    }

    /** Drops what has been typed of a line: Ctrl-C. True if keys are echoed here and not by the terminal's driver. */
    boolean discardLine() {
        lines.discard();
        return ours;
    }

    private void readOne() throws IOException {
        NonBlockingReader reader = terminal.reader();
        int c = reader.read(POLL_MILLIS);
        Mode mode = wanted == null ? last : wanted;
        if (c == NonBlockingReader.READ_EXPIRED || wanted == null && c < 0) {
            return;
        }
        if (c < 0) {
            deliver("");
        } else if (mode == Mode.KEYS) {
            deliver(key(reader, c));
        } else {
            LineDiscipline.Effect effect = lines.take(character(reader, c));
            String echo = mode == Mode.SECRET ? effect.echo().replaceAll("[^\r\n]", "") : effect.echo();
            if (!echo.isEmpty()) {
                terminal.writer().write(echo);
                terminal.flush();
            }
            if (effect.delivered() != null) {
                deliver(effect.delivered());
            }
        }
    }

    private void deliver(String text) {
        synchronized (typed) {
            typed.add(text);
        }
        pace.wake();
    }

    private static String character(NonBlockingReader reader, int first) throws IOException {
        return Character.isHighSurrogate((char) first) ? new String(new char[] {(char) first, (char) reader.read()})
                : String.valueOf((char) first);
    }

    /** A whole key: a character, or an escape sequence as one piece. */
    private static String key(NonBlockingReader reader, int first) throws IOException {
        StringBuilder key = new StringBuilder(character(reader, first));
        if (first != 0x1B) {
            return key.toString();
        }
        int c = reader.read(ESCAPE_MILLIS);
        boolean sequence = c == '[' || c == 'O';
        while (c >= 0) {
            key.append((char) c);
            if (!sequence || key.length() > 2 && c >= 0x40 && c <= 0x7E) {
                break;
            }
            c = reader.read(ESCAPE_MILLIS);
        }
        return key.toString();
    }
}
