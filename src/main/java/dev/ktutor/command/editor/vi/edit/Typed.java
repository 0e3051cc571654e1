package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Registers;

/**
 * A command as typed.
 *
 * @param register named with a double quote; 0 if none
 * @param count 0 if none
 * @param name its keys: one, or two where the first is a prefix
 */
record Typed(int register, int count, String name) {
    private static final String PREFIXES = "gzZ[]";
    private static final int MOST = 99_999_999;

    int times() {
        return Math.max(1, count);
    }

    /** Reads register, count and name; they are no part of what the dot repeats, but for the name. */
    static Typed read(Keys keys) {
        int register = 0;
        int count = 0;
        while (true) {
            int key = keys.next();
            if (key >= '1' && key <= '9' || key == '0' && count > 0) {
                count = (int) Math.min(MOST, count * 10L + key - '0');
                keys.forgetLast();
            } else if (key == '"') {
                register = keys.next();
                keys.forgetLast();
                keys.forgetLast();
                if (!Registers.valid(register, false)) {
                    throw new Refusal();
                }
            } else if (key == Keys.DELETE && count > 0) {
                count /= 10;
                keys.forgetLast();
            } else {
                String name = Motions.name(key);
                if (PREFIXES.indexOf(key) >= 0) {
                    name += Motions.name(keys.next());
                }
                return new Typed(register, count, name);
            }
        }
    }
}
