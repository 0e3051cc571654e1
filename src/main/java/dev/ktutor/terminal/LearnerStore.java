package dev.ktutor.terminal;

import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.lesson.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What outlasts a session at the prompt. The application keeps it in files. */
public interface LearnerStore {

    /**
     * The lab of last time, made on the calling thread; empty if there is none.
     *
     * @throws Unusable if there is one that cannot be used; it has been put aside
     */
    Optional<Lab> restore(LabOptions options) throws Unusable;

    /** Keeps the lab. */
    void save(Lab lab) throws IOException;

    /** Every lesson's progress by its id, as {@link dev.ktutor.lab.LessonSession#progress()} gives it. */
    Map<String, Object> progress();

    /** Keeps a lesson's progress. */
    void progress(String lesson, Object progress) throws IOException;

    /** The language the learner chose, if one was. */
    Optional<Language> language();

    /** Keeps the learner's choice. */
    void language(Language language) throws IOException;

    /** Where the prompt's history lives; null if nowhere. */
    @Nullable Path history();

    /** A saved lab that cannot be used. */
    final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String file;

        /** For that reason; the file is where it was put. */
        public Unusable(String reason, String file) {
            super(reason, null, false, false);
            this.file = file;
        }

        /** Where it was put. */
        public String file() {
            return file;
        }
    }
}
