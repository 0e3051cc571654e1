package dev.ktutor.grade;

import dev.ktutor.lesson.Check;
import dev.ktutor.lesson.Mistake;
import dev.ktutor.lesson.Step;
import java.util.List;
import java.util.Optional;

/**
 * A step's grade.
 *
 * @param step what was graded
 * @param results one a check, in the checks' order
 */
public record Verdict(Step step, List<Result> results) {

    /** Copies the results. */
    public Verdict {
        results = List.copyOf(results);
    }

    /** Whether every check holds. */
    public boolean passed() {
        return results.stream().allMatch(Result::passed);
    }

    /** The first check that does not hold. */
    public Optional<Result> firstFailure() {
        return results.stream().filter(result -> !result.passed()).findFirst();
    }

    /** The step's points, shared by weight over the checks that hold; whole points, rounded down. */
    public int points() {
        int all = results.stream().mapToInt(result -> result.check().weight()).sum();
        int held = results.stream().filter(Result::passed).mapToInt(result -> result.check().weight()).sum();
        return step.points() * held / all;
    }

    /**
     * One check's result.
     *
     * @param check what was asked
     * @param finding what was found
     * @param mistake the usual mistake that explains a failure, if one does
     */
    public record Result(Check check, Finding finding, Optional<Mistake> mistake) {
        /** Whether it holds. */
        public boolean passed() {
            return finding instanceof Finding.Holds;
        }
    }
}
