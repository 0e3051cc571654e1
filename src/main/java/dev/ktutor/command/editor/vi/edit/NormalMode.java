package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Cursor;
import dev.ktutor.command.editor.vi.text.Position;
import dev.ktutor.command.editor.vi.text.Register.Kind;

/** Reads one command of normal or visual mode and does it: a motion, an operator with its motion, or something of the table. */
public final class NormalMode {
    private final Editor editor;

    NormalMode(Editor editor) {
        this.editor = editor;
    }

    /** One command; may throw a {@link Refusal}. */
    public void command() {
        Keys keys = editor.keys();
        keys.begin();
        Typed typed = Typed.read(keys);
        if (editor.visual().active()) {
            VisualCommands.run(editor, typed);
            return;
        }
        Motion motion = Motions.find(typed.name());
        if (motion != null) {
            move(motion, typed.count());
            return;
        }
        if (OperatorTable.find(typed.name()) != null) {
            operate(typed, typed.name(), Typed.read(keys));
            return;
        }
        Commands.Command command = Commands.find(typed.name());
        if (command == null) {
            throw new Refusal();
        }
        command.run(editor, typed);
    }

    /** Moves the cursor. */
    void move(Motion motion, int count) {
        Trip trip = new Trip(editor, editor.cursor().copy(), count, "");
        Reach reach = motion.go(trip);
        arrive(trip, reach);
    }

    void arrive(Trip trip, Reach reach) {
        editor.cursor().set(trip.cursor().position());
        editor.cursor().clamp();
        if (reach.cell() >= 0) {
            editor.want(reach.cell());
        } else if (reach.want() == Reach.Want.CURSOR) {
            editor.wantCursor();
        } else if (reach.want() == Reach.Want.END) {
            editor.wantEnd();
        }
    }

    /** An operator with the motion that the keys name: {@code x} is d with l. */
    void operate(Typed typed, String operator, String motion) {
        operate(typed, operator, new Typed(0, 0, motion));
    }

    private void operate(Typed typed, String operator, Typed first) {
        Typed second = first;
        int forced = 0;
        while (second.name().equals("v") || second.name().equals("V") || second.name().equals("\u0016")) {
            forced = second.name().charAt(0);
            second = Typed.read(editor.keys());
        }
        int count = typed.count() == 0 && second.count() == 0 ? 0
                : (int) Math.min(99_999_999L, (long) typed.times() * second.times());
        int register = second.register() != 0 ? second.register() : typed.register();
        Trip trip = new Trip(editor, editor.cursor().copy(), count, operator);
        Position from = editor.cursor().position();
        Reach reach = reach(trip, operator, second.name());
        Region region = Region.of(trip, from, reach, forced);
        if (OperatorTable.linesOnly(operator) && region.kind() == Kind.CHAR) {
            region = region.as(Kind.LINE);
        }
        editor.go(region.start());
        if (reach.want() == Reach.Want.END) {
            editor.wantCursor();
        }
        apply(operator, region, register, 0);
        remember(operator, register, count);
    }

    void apply(String operator, Region region, int register, int count) {
        OperatorTable.Operator action = OperatorTable.find(operator);
        if (action == null) {
            throw new Refusal();
        }
        action.run(editor, region, register, count);
    }

    void remember(String operator, int register, int count) {
        boolean moved = editor.repeat().wasMoved();
        if (!OperatorTable.changesNothing(operator)) {
            editor.repeat().remember(register, moved ? 0 : count, null);
        }
    }

    private Reach reach(Trip trip, String operator, String name) {
        boolean doubled = name.equals(operator) || operator.length() == 2 && name.equals(operator.substring(1));
        if (doubled) {
            return line(trip, operator);
        }
        if (name.equals("i") || name.equals("a")) {
            TextObjects.TextObject object = TextObjects.find(Motions.name(editor.keys().next()));
            if (object == null) {
                throw new Refusal();
            }
            return object.select(trip, name.equals("a"));
        }
        Motion motion = Motions.find(name);
        if (motion == null) {
            throw new Refusal();
        }
        return motion.go(trip);
    }

    /** dd and its like: the cursor ends in the indent of the last line, but for y. */
    private static Reach line(Trip trip, String operator) {
        trip.down(trip.times() - 1);
        Cursor cursor = trip.cursor();
        if (!operator.equals("y")) {
            cursor.toIndent();
        }
        return Reach.LINEWISE;
    }

}
