package dev.ktutor.app;

import dev.ktutor.lesson.Language;
import dev.ktutor.lesson.Lesson;
import dev.ktutor.lesson.LessonCatalog;
import dev.ktutor.lesson.LessonFiles;
import dev.ktutor.terminal.InteractiveShell;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ktutor} without a command, and {@code ktutor lesson start}. */
final class PromptSession {
    private PromptSession() { }

    /** Runs the prompt; with a lesson, begins that one. */
    static int run(LessonCatalog catalog, @Nullable Lesson lesson, Language language) {
        String noColour = System.getenv("NO_COLOR");
        String term = System.getenv("TERM");
        Map<String, String> environment = new LinkedHashMap<>(Map.of("TERM", term == null ? "dumb" : term));
        environment.putAll(CallerEnvironment.told());
        try {
            return InteractiveShell.run(new InteractiveShell.Options(catalog, language, lesson, noColour != null && !noColour.isEmpty(),
                    System.getenv("KTUTOR_DEBUG") != null, Ktutor.Version.current(), environment, Instant::now,
                    KeysAhead.inBackground()), LabHome.ofUser());
        } catch (IOException e) {
            throw new UserError("the terminal cannot be used: " + e.getMessage());
        }
    }

    /** As {@link #run}, where the learner left. */
    static int resume() {
        return run(new LessonCatalog(LessonFiles.bundled()), null, language(null));
    }

    /** The language asked for, else that of the locale, else English. */
    static Language language(@Nullable String asked) {
        if (asked != null) {
            return Language.of(asked).orElseThrow(() -> new UserError("--lang " + asked + ": there is en and ko"));
        }
        return Language.of(CallerEnvironment.locale()).orElse(Language.EN);
    }
}
