package dev.ktutor.lesson;

import java.util.List;
import java.util.Map;

/**
 * A condition on the world.
 *
 * @param id unique in the step
 * @param kind the name of the check's kind; the grader knows them
 * @param arguments what the kind asks about, as written
 * @param weight its share of the step's points, relative to the other checks'
 * @param mistakes usual mistakes, tried in order when the check fails
 * @param line where it stands in its file
 */
public record Check(String id, String kind, Map<String, Object> arguments, int weight, List<Mistake> mistakes, int line) {

    /** Copies the collections. */
    public Check {
        arguments = Map.copyOf(arguments);
        mistakes = List.copyOf(mistakes);
    }
}
