package dev.ktutor.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the texts of lessons come from: the jar, or a folder while an author works on them. */
@FunctionalInterface
public interface LessonFiles {

    /** The text of a file such as {@code create-ca/en.md}; empty if there is none. */
    Optional<String> read(String path);

    /** The lessons that ktutor brings. */
    static LessonFiles bundled() {
        return path -> {
            try (InputStream in = LessonFiles.class.getResourceAsStream("/lessons/" + path)) {
                return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
