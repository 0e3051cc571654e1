package dev.ktutor.app;

import dev.ktutor.lesson.Lesson;
import dev.ktutor.lesson.LessonCatalog;
import dev.ktutor.lesson.LessonError;
import dev.ktutor.lesson.LessonFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lessons a command works on: those that ktutor brings, or an author's folder. */
final class Lessons {
    private final LessonCatalog catalog;

    private Lessons(LessonCatalog catalog) {
        this.catalog = catalog;
    }

    /** Those that ktutor brings; with a folder, those in it. */
    static Lessons in(@Nullable Path folder) {
        try {
            return new Lessons(new LessonCatalog(folder == null ? LessonFiles.bundled() : path -> file(folder.resolve(path))));
        } catch (LessonError e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> file(Path path) {
        try {
            return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LessonCatalog catalog() {
        return catalog;
    }

    /** The lesson of that id; one clear line if there is none or its files are wrong. */
    Lesson lesson(String id) {
        try {
            return catalog.find(id).orElseThrow(() -> new UserError("there is no lesson \"" + id + "\"; there are "
                    + String.join(", ", catalog.ids())));
        } catch (LessonError e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }
}
