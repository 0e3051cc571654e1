package dev.ktutor.terminal;

import dev.ktutor.lesson.Lesson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a learner got in a lesson.
 *
 * @param passed steps that were passed
 * @param points points that were earned
 */
public record Attainment(int passed, int points) {

    /** Read from progress as {@link dev.ktutor.lab.LessonSession#progress()} wrote it; null is none. */
    public static Attainment of(Lesson lesson, @Nullable Object progress) {
        int passed = 0;
        int points = 0;
        if (progress instanceof Map<?, ?> tree && tree.get("scores") instanceof Map<?, ?> scores) {
            for (Object score : scores.values()) {
                if (score instanceof Map<?, ?> fields) {
                    passed += "PASSED".equals(fields.get("state")) ? 1 : 0;
                    points += fields.get("points") instanceof Number number ? number.intValue() : 0;
                }
            }
        }
        return new Attainment(Math.min(passed, lesson.steps().size()), points);
    }
}
