package dev.ktutor.shell.interp;

/** Bounds on what a shell may use up, for graded runs. */
public interface Limits {
    /** None but those that protect the lab. */
    Limits NONE = new Limits() { };

    /**
     * Called for every command and every turn of a loop.
     *
     * @throws LimitReached when it has been enough
     */
    default void step() { }

    /** The longest value a variable or a command substitution may have, in characters. */
    default int longestValue() {
        return 64 << 20;
    }

    /** How many processes may run at once. */
    default int processes() {
        return 256;
    }

    /** Ends everything the shell does; the text says which bound was met. */
    final class LimitReached extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Stops the run with that explanation. */
        public LimitReached(String text) {
            super(text, null, false, false);
        }
    }

    /** At most so many steps. */
    static Limits steps(long most) {
        return new Limits() {
            private long left = most;

            @Override
            public void step() {
                if (--left < 0) {
                    throw new LimitReached("stopped: more than " + most + " steps");
                }
            }
        };
    }
}
