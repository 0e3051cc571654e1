package dev.ktutor.lesson;

import java.util.List;
import java.util.Optional;

/**
 * A lesson's structure.
 *
 * @param id its folder's name
 * @param scenario the world it is played in
 * @param minutes how long it takes a learner, about
 * @param steps what is to be achieved, in order
 */
public record Lesson(String id, String scenario, int minutes, List<Step> steps) {

    /** Copies the steps. */
    public Lesson {
        steps = List.copyOf(steps);
    }

    /** The step of that id. */
    public Optional<Step> step(String stepId) {
        return steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
    }

    /** The points of all steps together. */
    public int points() {
        return steps.stream().mapToInt(Step::points).sum();
    }
}
