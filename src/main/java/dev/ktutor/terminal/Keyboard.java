package dev.ktutor.terminal;

import dev.ktutor.host.io.Input;
import dev.ktutor.sim.Simulation;
import dev.ktutor.text.ByteText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

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
    private boolean ended;
    private volatile boolean wanted;

    Keyboard(Terminal terminal, WallPace pace) {
        this.terminal = terminal;
        this.pace = pace;
    }

    /** Standard input of a program at the prompt: lines as the terminal's own line discipline gives them. */
    Input input(Simulation simulation) {
        return new Input() {
            private byte[] rest = new byte[0];
            private int at;

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (at == rest.length) {
                    String text = take(simulation, FOREVER);
                    if (text.isEmpty()) {
                        return -1;
                    }
                    rest = ByteText.encode(text);
                    at = 0;
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

    /** The next key or character, waited for in the lab; empty at the end of input or when the time is over. */
    String take(Simulation simulation, Duration atMost) {
        wanted = true;
        try {
            simulation.await(this::hasNews, atMost);
        } finally {
            wanted = false;
        }
        synchronized (typed) {
            ended = false;
            String next = typed.poll();
            return next == null ? "" : next;
        }
    }

    private boolean hasNews() {
        synchronized (typed) {
            return ended || !typed.isEmpty();
        }
    }

    /** On the terminal's thread: reads for the lab until the command is done. */
    void serve(BooleanSupplier done) throws IOException, InterruptedException {
        while (!done.getAsBoolean()) {
            if (wanted) {
                readOne();
            } else {
                pauseUnless(done);
            }
        }
    }

    private void pauseUnless(BooleanSupplier done) throws InterruptedException {
        synchronized (this) {
            if (!done.getAsBoolean() && !wanted) {
                wait(5);
            }
        }
    }

    /** Tells a serving thread that the command is done. */
    synchronized void doneServing() {
        notifyAll();
    }

    private void readOne() throws IOException {
        NonBlockingReader reader = terminal.reader();
        int c = reader.read(POLL_MILLIS);
        if (c == NonBlockingReader.READ_EXPIRED) {
            return;
        }
        synchronized (typed) {
            if (c < 0) {
                ended = true;
            } else {
                typed.add(key(reader, c));
            }
        }
        pace.wake();
    }

    /** A whole key: a character, or an escape sequence as one piece. */
    private static String key(NonBlockingReader reader, int first) throws IOException {
        StringBuilder key = new StringBuilder().append((char) first);
        if (Character.isHighSurrogate((char) first)) {
            key.append((char) reader.read());
        }
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
