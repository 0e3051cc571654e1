package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Marks;
import dev.ktutor.command.editor.vi.text.Position;
import java.util.Map;

/** Motions to marks: ' to the line, ` to the place. */
final class MarkMotions {
    private MarkMotions() { }

    static Map<String, Motion> table() {
        return Map.of("'", trip -> go(trip, true), "`", trip -> go(trip, false), "g'", trip -> go(trip, true), "g`", trip -> go(trip, false));
    }

    private static Reach go(Trip trip, boolean line) {
        int name = trip.key();
        Trip.require(name != Keys.ESC);
        if (name > 127 || !Marks.known(name) && "(){}".indexOf(name) < 0 && !Character.isDigit(name)) {
            throw new Refusal("E78: Unknown mark");
        }
        Position at = trip.buffer().marks().get((char) name);
        if (at == null && (name == '\'' || name == '`' || name == '"' || name == '[' || name == ']')) {
            at = new Position(1, 0);
        }
        if (at == null) {
            throw new Refusal("E20: Mark not set");
        }
        if (at.line() > trip.buffer().size()) {
            throw new Refusal("E19: Mark has invalid line number");
        }
        if (name == '\'' || name == '`' || Character.isLetter(name)) {
            trip.editor().jumpMark();
        }
        trip.cursor().set(at);
        trip.cursor().clamp();
        if (line) {
            trip.cursor().toIndent();
            return Reach.LINEWISE;
        }
        if (!trip.visual()) {
            trip.cursor().ontoText();
        }
        return Reach.EXCLUSIVE;
    }
}
