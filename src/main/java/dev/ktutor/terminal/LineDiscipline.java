package dev.ktutor.terminal;

import dev.ktutor.text.DisplayWidth;
import org.jspecify.annotations.Nullable;

/**
 * Turns keys into lines as a terminal's driver does (termios(3), canonical mode): echo, erase, kill, word erase, end of
 * file. Our own, because the driver's end of file is lost on its way through the line editor.
 */
final class LineDiscipline {
    private static final int END_OF_FILE = 4;
    private static final int BACKSPACE = 8;
    private static final int KILL_LINE = 21;
    private static final int ERASE_WORD = 23;
    private static final int DELETE = 127;

    private final StringBuilder line = new StringBuilder();

    /**
     * What a key means.
     *
     * @param echo what the terminal shows for it
     * @param delivered what the program gets; "" is the end of input, null nothing yet
     */
    record Effect(String echo, @Nullable String delivered) { }

    /** Takes a key. */
    Effect take(String key) {
        int c = key.codePointAt(0);
        switch (c) {
            case '\r', '\n' -> {
                return deliver("\r\n", line + "\n");
            }
            case END_OF_FILE -> {
                return deliver("", line.toString());
            }
            case DELETE, BACKSPACE -> {
                return new Effect(erase(line.length() - lastLength()), null);
            }
            case KILL_LINE -> {
                return new Effect(erase(0), null);
            }
            case ERASE_WORD -> {
                String kept = line.toString().replaceFirst("\\S+\\s*$", "");
                return new Effect(erase(kept.length()), null);
            }
            default -> {
                line.append(key);
                return new Effect(shown(key), null);
            }
        }
    }

    /** Forgets the line begun, as the interrupt character does. */
    void discard() {
        line.setLength(0);
    }

    private Effect deliver(String echo, String text) {
        line.setLength(0);
        return new Effect(echo, text);
    }

    private int lastLength() {
        return line.length() == 0 ? 0 : Character.charCount(line.codePointBefore(line.length()));
    }

    private String erase(int to) {
        int cells = DisplayWidth.of(shown(line.substring(Math.max(0, to))));
        line.setLength(Math.max(0, to));
        return "\b \b".repeat(cells);
    }

    private static String shown(String keys) {
        StringBuilder shown = new StringBuilder();
        keys.codePoints().forEach(c -> {
            if (c == '\t' || c >= 0x20 && c != DELETE) {
                shown.appendCodePoint(c == '\t' ? ' ' : c);
            } else {
                shown.append('^').append((char) (c ^ 0x40));
            }
        });
        return shown.toString();
    }
}
