package dev.ktutor.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The lessons there are, in the order {@code lessons/index} lists them; each is read when first asked for. */
public final class LessonCatalog {
    private static final String INDEX = "index";

    private final LessonFiles files;
    private final List<String> ids;
    private final Map<String, Lesson> lessons = new ConcurrentHashMap<>();
    private final Map<String, Words> words = new ConcurrentHashMap<>();

    /** The lessons in those files. */
    public LessonCatalog(LessonFiles files) {
        this.files = files;
        this.ids = readIndex(files);
    }

    private static List<String> readIndex(LessonFiles files) {
        String index = files.read(INDEX).orElseThrow(() -> new LessonError(INDEX, 0, "there is no such file"));
        List<String> ids = new ArrayList<>();
        int line = 0;
        for (String text : index.split("\n")) {
            line++;
            String id = text.replaceFirst("#.*", "").strip();
            if (id.isEmpty()) {
                continue;
            }
            if (ids.contains(id)) {
                throw new LessonError(INDEX, line, "lesson \"" + id + "\" is listed twice");
            }
            ids.add(id);
        }
        return List.copyOf(ids);
    }

    /** The ids, in their order. */
    public List<String> ids() {
        return ids;
    }

    /** The lesson of that id; empty if it is not in the index. */
    public Optional<Lesson> find(String id) {
        return ids.contains(id) ? Optional.of(lessons.computeIfAbsent(id, this::read)) : Optional.empty();
    }

    private Lesson read(String id) {
        return LessonReader.read(id, text(id + "/lesson.yaml"));
    }

    /** A lesson's words in a language. */
    public Words words(Lesson lesson, Language language) {
        String file = lesson.id() + "/" + language.code() + ".md";
        return words.computeIfAbsent(file, f -> WordsReader.read(f, text(f), lesson));
    }

    private String text(String file) {
        return files.read(file).orElseThrow(() -> new LessonError(file, 0, "there is no such file"));
    }
}
