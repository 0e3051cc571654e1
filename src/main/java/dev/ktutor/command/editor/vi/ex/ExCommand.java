package dev.ktutor.command.editor.vi.ex;

/** A command of the table; complains with a {@link dev.ktutor.command.editor.vi.edit.Refusal}. */
interface ExCommand {
    void run(ExLine line);

    /** What a command takes. */
    enum Trait {
        /** Lines in front. */
        RANGE,
        /** A ! behind the name. */
        BANG,
        /** Something behind it. */
        ARGUMENT,
        /** A | is part of the argument. */
        BAR,
        /** All lines if none are given. */
        WHOLE,
        /** Line 0 too. */
        ZERO,
        /** A count behind it. */
        COUNT
    }
}
