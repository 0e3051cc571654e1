package dev.ktutor.host;

import java.util.List;
import java.util.Set;

/** A shell that asks for a command: what the terminal's line editor wants to know of it. Its methods run in the lab. */
public interface CommandPrompt {

    /** How the reading of a command ended. */
    sealed interface Typed {
        /** With Enter: all its lines. */
        record Line(String text) implements Typed { }

        /** With a wish to go on in an editor (Ctrl-X Ctrl-E). */
        record Edit(String text) implements Typed { }

        /** With Ctrl-C. */
        record Abandoned() implements Typed { }

        /** With Ctrl-D on an empty line, or the end of the input. */
        record End() implements Typed { }
    }

    /**
     * How a line can go on at the cursor.
     *
     * @param from where the text to be replaced begins; it ends at the cursor
     * @param insert what stands there then: as much as is certain, quoted as it must be
     * @param shown what can be chosen from, as a list of them shows it; one if the choice is made
     */
    record Completion(int from, String insert, List<String> shown) {
        /** Nothing fits. */
        public static final Completion NONE = new Completion(0, "", List.of());
    }

    /** Comforts that a learner can switch off, by setting the variable to {@code off}. */
    enum Comfort {
        /** Colours in the line being typed. */
        HIGHLIGHT("KTUTOR_HIGHLIGHT"),
        /** The grey rest of an earlier line. */
        SUGGEST("KTUTOR_SUGGEST");

        private final String variable;

        Comfort(String variable) {
            this.variable = variable;
        }

        /** The shell variable that rules it. */
        public String variable() {
            return variable;
        }
    }

    /**
     * How the next command is asked for.
     *
     * @param primary PS1, expanded
     * @param further PS2, expanded
     * @param history earlier lines, the oldest first
     * @param commands names that can be run
     * @param comforts those that are on
     * @param vi whether the keys are vi's
     */
    record Asking(String primary, String further, List<String> history, Set<String> commands, Set<Comfort> comforts, boolean vi) { }

    /** Begins to ask: PROMPT_COMMAND runs, the prompts are expanded. */
    Asking ask();

    /** Whether bash would ask for another line. */
    boolean incomplete(String text);

    /** How the line can go on where the cursor is. */
    Completion complete(String line, int cursor);
}
