package dev.ktutor.lab;

/**
 * How a learner fares in a step.
 *
 * @param hints how many hints were shown
 * @param solutionShown whether the model answer was
 * @param state whether it is done
 * @param points what was earned
 */
public record StepScore(int hints, boolean solutionShown, State state, int points) {
    /** Untouched. */
    public static final StepScore NEW = new StepScore(0, false, State.OPEN, 0);

    /** Every hint costs a tenth of the step's points, five at most count. */
    private static final int PERCENT_PER_HINT = 10;
    private static final int MOST_HINTS = 5;

    /** Whether a step is done. */
    public enum State { OPEN, PASSED, SKIPPED }

    /** After one more hint. */
    public StepScore withHint() {
        return new StepScore(hints + 1, solutionShown, state, points);
    }

    /** After the model answer. */
    public StepScore withSolution() {
        return new StepScore(hints, true, state, points);
    }

    /** What so many points are worth to a learner who has had these hints; nothing once the solution is known. */
    public int worth(int full) {
        return solutionShown ? 0 : full * (100 - PERCENT_PER_HINT * Math.min(hints, MOST_HINTS)) / 100;
    }

    /** Passed with all of the step's points, less what hints cost. */
    public StepScore passed(int full) {
        return new StepScore(hints, solutionShown, State.PASSED, worth(full));
    }

    /** Left behind with what its checks were worth. */
    public StepScore skipped(int partial) {
        return new StepScore(hints, solutionShown, State.SKIPPED, worth(partial));
    }
}
