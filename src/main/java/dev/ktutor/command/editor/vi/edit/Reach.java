package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Position;
import org.jspecify.annotations.Nullable;

/**
 * How a motion is to be taken by an operator.
 *
 * @param kind which text it covers
 * @param want what it does to the column that j and k aim at
 * @param start where the text begins if not at the cursor: text objects
 * @param rigid an exclusive motion that ends in the first column is left as it is
 * @param numbered a deletion over it goes to register 1 however small
 * @param cell the cell aimed at if the motion names one, else -1
 */
public record Reach(Kind kind, Want want, @Nullable Position start, boolean rigid, boolean numbered, int cell) {
    /** Whether the end, or whole lines, are part of it. */
    public enum Kind { EXCLUSIVE, INCLUSIVE, LINEWISE }

    /** The column aimed at: that of the cursor, as before, or the end of lines. */
    public enum Want { CURSOR, KEEP, END }

    static final Reach EXCLUSIVE = new Reach(Kind.EXCLUSIVE, Want.CURSOR, null, false, false, -1);
    static final Reach INCLUSIVE = new Reach(Kind.INCLUSIVE, Want.CURSOR, null, false, false, -1);
    static final Reach LINEWISE = new Reach(Kind.LINEWISE, Want.CURSOR, null, false, false, -1);

    static Reach of(boolean inclusive) {
        return inclusive ? INCLUSIVE : EXCLUSIVE;
    }

    Reach keepingWant() {
        return new Reach(kind, Want.KEEP, start, rigid, numbered, cell);
    }

    Reach wantingEnd() {
        return new Reach(kind, Want.END, start, rigid, numbered, cell);
    }

    Reach from(Position begin) {
        return new Reach(kind, want, begin, rigid, numbered, cell);
    }

    Reach asRigid() {
        return new Reach(kind, want, start, true, numbered, cell);
    }

    Reach asNumbered() {
        return new Reach(kind, want, start, rigid, true, cell);
    }

    Reach wantingCell(int aim) {
        return new Reach(kind, want, start, rigid, numbered, aim);
    }
}
