package dev.ktutor.command.editor.vi.edit;

/** A motion or text object: moves the trip's cursor and says how; fails with a {@link Refusal}. */
interface Motion {
    Reach go(Trip trip);
}
