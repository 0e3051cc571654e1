package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.UndoLog;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What vim says after an undo or redo. */
final class UndoMessage {
    private UndoMessage() { }

    static String of(UndoLog.Outcome outcome, long now) {
        int difference = outcome.newLines() - outcome.oldLines();
        int count = Math.abs(difference);
        String what;
        if (difference != 0) {
            what = count + (difference > 0 ? count == 1 ? " more line" : " more lines" : count == 1 ? " line less" : " fewer lines");
        } else {
            what = outcome.newLines() + (outcome.newLines() == 1 ? " change" : " changes");
        }
        return what + "; " + (outcome.before() ? "before" : "after") + " #" + outcome.change() + "  " + age(now - outcome.time(), outcome.time());
    }

    private static String age(long seconds, long time) {
        if (seconds >= 100) {
            return DateTimeFormatter.ofPattern("HH:mm:ss").format(Instant.ofEpochSecond(time).atOffset(ZoneOffset.UTC));
        }
        return seconds + (seconds == 1 ? " second ago" : " seconds ago");
    }
}
