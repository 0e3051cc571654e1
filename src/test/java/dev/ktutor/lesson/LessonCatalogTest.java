package dev.ktutor.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LessonCatalogTest {
    private static final String GOOD = """
            steps:
              - id: one
                points: 10
                checks:
                  - id: key
                    kind: private-key
                    with: {file: a.key}
                    mistakes:
                      - {id: short, reason: key.too-short}
                answer: openssl genrsa -out a.key 2048
                wrong:
                  - {mistake: short, script: openssl genrsa -out a.key 512}
            """;
    private static final String WORDS = """
            # A lesson

            What it is about.

            ## step one: The first

            Do it.

            ### hint
            A nudge.

            ### hint for key
            More.

            ### passed
            Well done.

            ### mistake short
            {bits} are too few.
            """;

    private static LessonCatalog with(String yaml, String words) {
        Map<String, String> files = Map.of("index", "demo\n", "demo/lesson.yaml", yaml, "demo/en.md", words);
        return new LessonCatalog(path -> Optional.ofNullable(files.get(path)));
    }

    private static String problem(String yaml, String words) {
        try {
            LessonCatalog catalog = with(yaml, words);
            catalog.words(catalog.find("demo").orElseThrow(), Language.EN);
            return "";
        } catch (LessonError e) {
            return e.getMessage();
        }
    }

    @Test
    void aGoodLesson_isRead() {
        LessonCatalog catalog = with(GOOD, WORDS);
        Lesson lesson = catalog.find("demo").orElseThrow();
        assertThat(lesson.steps()).hasSize(1);
        assertThat(lesson.points()).isEqualTo(10);
        Words words = catalog.words(lesson, Language.EN);
        assertThat(words.title()).isEqualTo("A lesson");
        assertThat(words.of(lesson.steps().get(0)).hintsFor("other")).hasSize(1);
        assertThat(words.of(lesson.steps().get(0)).hintsFor("key")).hasSize(2);
    }

    @Test
    void mistakesOfAuthors_areNamedWithTheirLine() {
        assertThat(problem(GOOD.replace("points: 10", "point: 10"), WORDS))
                .isEqualTo("demo/lesson.yaml:3: unknown key \"point\"");
        assertThat(problem(GOOD.replace("points: 10", "points: many"), WORDS))
                .isEqualTo("demo/lesson.yaml:3: \"points\" must be a number from 1 to 1000");
        assertThat(problem(GOOD.replace("mistake: short", "mistake: long"), WORDS))
                .isEqualTo("demo/lesson.yaml:12: no check of this step has a mistake \"long\"");
        assertThat(problem(GOOD, WORDS.replace("### passed\nWell done.\n", "")))
                .isEqualTo("demo/en.md: step \"one\": no \"### passed\"");
        assertThat(problem(GOOD, WORDS.replace("step one", "step two")))
                .isEqualTo("demo/en.md:5: lesson \"demo\" has no step \"two\"");
        assertThat(problem("steps: [", WORDS)).startsWith("demo/lesson.yaml:");
    }

    @Test
    void theBundledLessons_areValid_inEveryLanguage() {
        LessonCatalog catalog = new LessonCatalog(LessonFiles.bundled());
        for (String id : catalog.ids()) {
            Lesson lesson = catalog.find(id).orElseThrow();
            for (Language language : Language.values()) {
                assertThat(catalog.words(lesson, language).title()).isNotBlank();
            }
        }
    }

    @Test
    void anUnknownLesson_isNotFound_andAMissingIndexIsAnError() {
        assertThat(with(GOOD, WORDS).find("none")).isEmpty();
        assertThatThrownBy(() -> new LessonCatalog(path -> Optional.empty())).isInstanceOf(LessonError.class);
    }
}
