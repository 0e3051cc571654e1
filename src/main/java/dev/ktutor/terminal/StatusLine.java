package dev.ktutor.terminal;

import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/** The last row of the terminal: lesson, step, points. Absent on terminals that cannot keep a row still. */
final class StatusLine {
    private final @Nullable Status status;
    private final Terminal terminal;
    private String text = "";

    StatusLine(Terminal terminal, boolean capable) {
        this.terminal = terminal;
        this.status = capable ? Status.getStatus(terminal, true) : null;
    }

    /** Shows the text; "" takes the row away. */
    void show(String newText) {
        text = newText;
        if (status == null) {
            return;
        }
        if (text.isEmpty()) {
            status.update(List.of());
            return;
        }
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.style(AttributedStyle.INVERSE).append(pad(" " + text, terminal.getWidth()));
        status.update(List.<AttributedString>of(line.toAttributedString()));
    }

    private static String pad(String text, int width) {
        AttributedString line = new AttributedString(text).columnSubSequence(0, Math.max(1, width));
        return line + " ".repeat(Math.max(0, width - line.columnLength()));
    }

    /** Gives the row to a full-screen program. */
    void hide() {
        if (status != null) {
            status.suspend();
        }
    }

    /** Takes it back. */
    void unhide() {
        if (status != null) {
            status.restore();
        }
        show(text);
    }
}
