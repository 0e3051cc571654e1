package dev.ktutor.lesson;

import java.util.List;

/**
 * One thing to achieve.
 *
 * @param id unique in the lesson
 * @param points what it is worth, shared by its checks by their weights
 * @param checks all of which must hold
 * @param answer the model answer: a bash script
 * @param wrong scripts that make the usual mistakes, for the tests of the lesson
 */
public record Step(String id, int points, List<Check> checks, String answer, List<WrongAnswer> wrong) {

    /** Copies the lists. */
    public Step {
        checks = List.copyOf(checks);
        wrong = List.copyOf(wrong);
    }
}
