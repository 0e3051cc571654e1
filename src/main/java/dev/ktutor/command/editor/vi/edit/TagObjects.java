package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** it at: what an XML element holds, or the element. */
final class TagObjects {
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][^\\s>/]*)[^>]*?(/?)>");

    private TagObjects() { }

    private record Open(String name, int start, int end) { }

    static Reach select(Trip trip, boolean around) {
        Buffer buffer = trip.buffer();
        String text = String.join("\n", buffer.lines(1, buffer.size()));
        int at = trip.cursor().column();
        for (int line = 1; line < trip.cursor().line(); line++) {
            at += buffer.line(line).length() + 1;
        }
        Deque<Open> open = new ArrayDeque<>();
        int left = trip.times();
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            if (!tags.group(3).isEmpty()) {
                continue;
            }
            if (tags.group(1).isEmpty()) {
                open.push(new Open(tags.group(2), tags.start(), tags.end()));
                continue;
            }
            Open begun = open.poll();
            while (begun != null && !begun.name().equals(tags.group(2))) {
                begun = open.poll();
            }
            if (begun != null && begun.start() <= at && tags.end() > at && --left == 0) {
                return reach(trip, text, around ? begun.start() : begun.end(), around ? tags.end() : tags.start());
            }
        }
        throw new Refusal();
    }

    private static Reach reach(Trip trip, String text, int start, int end) {
        Cursor cursor = trip.cursor();
        boolean empty = end <= start;
        cursor.set(place(text, empty ? start : end - 1));
        return Reach.of(!empty).from(place(text, start)).asRigid();
    }

    private static Position place(String text, int offset) {
        String before = text.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Position(line, offset - (before.lastIndexOf('\n') + 1));
    }
}
