package dev.ktutor.command.editor.vi.ex;

import org.jspecify.annotations.Nullable;

/**
 * One command as parsed.
 *
 * @param range the lines it is for
 * @param name as typed, perhaps shortened; empty for a range alone
 * @param bang whether ! follows the name
 * @param argument what follows
 * @param text the whole command, for complaints
 */
record ExLine(Range range, String name, boolean bang, String argument, String text) {
    /**
     * Lines from 1.
     *
     * @param given how many were typed: 0, 1 or 2
     */
    record Range(int from, int to, int given) { }

    /** The argument's first word as a register or count. */
    @Nullable String word() {
        String stripped = argument.strip();
        return stripped.isEmpty() ? null : stripped.split("\\s+")[0];
    }
}
