package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Register;
import org.jspecify.annotations.Nullable;

/** The dot: the keys of the last change and what they were applied to; also macros. */
final class Repeat {
    /** A change: keys without register and count, and the size of what was selected if it was. */
    private record Change(int register, int count, String keys, Visual.@Nullable Extent extent) { }

    private final Editor editor;
    private @Nullable Change last;
    private int lastMacro;
    private boolean repeating;
    private boolean movedInsert;

    Repeat(Editor editor) {
        this.editor = editor;
    }

    /** Remembers a change. */
    void remember(int register, int count, Visual.@Nullable Extent extent) {
        String keys = editor.keys().consumed();
        last = new Change(register, count, keys, extent);
    }

    /** The cursor was moved while inserting: only what was typed after that is repeated, as an insertion. */
    void moved(String typed) {
        editor.keys().consumed("i" + typed);
        movedInsert = true;
    }

    /** Whether the insertion that just ended was broken by a move; asked once. */
    boolean wasMoved() {
        boolean was = movedInsert;
        movedInsert = false;
        return was;
    }

    /** The count of a command on a selection: as typed, or as it was when it is repeated. */
    int visualCount(int typed) {
        return repeating && last != null && last.extent() != null ? last.count() : typed;
    }

    /** Does the last change again; a count replaces the one it had. */
    void again(int count) {
        Change change = last;
        if (change == null) {
            throw new Refusal();
        }
        int times = count > 0 ? count : change.count();
        // "1p then the dot goes through the numbered registers.
        int register = change.register() >= '1' && change.register() < '9' ? change.register() + 1 : change.register();
        String prefix = (register == 0 ? "" : "\"" + (char) register) + (times > 0 ? String.valueOf(times) : "");
        if (change.extent() != null) {
            editor.visual().select(change.extent());
        }
        boolean outer = repeating;
        repeating = true;
        try {
            editor.keys().nested(prefix + change.keys(), () -> editor.normal().command());
        } finally {
            repeating = outer;
            editor.visual().drop();
            last = new Change(register, change.extent() != null ? change.count() : times, change.keys(), change.extent());
        }
    }

    /** @: puts a register's text back as keys, so often. */
    void macro(int name, int count) {
        int register = name == '@' ? lastMacro : name;
        if (register == 0) {
            throw new Refusal("E748: No previously used register");
        }
        if (register == ':') {
            Register line = editor.registers().get(':');
            if (line == null) {
                throw new Refusal("E30: No previous command line");
            }
            for (int i = 0; i < count; i++) {
                editor.commands().run(line.text());
            }
            return;
        }
        Register keys = editor.registers().get(register);
        lastMacro = register;
        if (keys == null) {
            throw new Refusal();
        }
        editor.keys().stuff(keys.text().repeat(Math.min(count, 10_000)));
    }
}
