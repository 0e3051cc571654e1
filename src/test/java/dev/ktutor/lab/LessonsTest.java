package dev.ktutor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.lesson.LessonCatalog;
import dev.ktutor.lesson.LessonFiles;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.sim.Pace;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson: nothing passes by itself, every model answer passes, every usual mistake has its own explanation. */
class LessonsTest {
    private static final LessonCatalog CATALOG = new LessonCatalog(LessonFiles.bundled());

    static Stream<String> lessons() {
        return CATALOG.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void keepsItsPromises(String lesson) {
        LessonLint lint = new LessonLint(CATALOG, scenario -> Lab.create(new LabOptions(scenario, 1,
                Instant.parse("2026-01-15T09:00:00Z"), Pace.JUMP, KeyGenerator.direct())));
        assertThat(lint.problems(lesson)).isEmpty();
    }
}
