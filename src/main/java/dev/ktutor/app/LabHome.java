package dev.ktutor.app;

import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.lesson.Language;
import dev.ktutor.terminal.LearnerStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The learner's things on the host: {@code $KTUTOR_HOME}, or ktutor's folder among the user's data (XDG). */
final class LabHome implements LearnerStore {
    private final Path folder;
    private final Path lab;
    private final Path progress;

    LabHome(Path folder) {
        this.folder = folder;
        this.lab = folder.resolve("lab.zip");
        this.progress = folder.resolve("progress.json");
    }

    /** Where the environment says. */
    static LabHome ofUser() {
        String own = System.getenv("KTUTOR_HOME");
        if (own != null && !own.isEmpty()) {
            return new LabHome(Path.of(own).toAbsolutePath());
        }
        String data = System.getenv("XDG_DATA_HOME");
        Path base = data != null && !data.isEmpty() ? Path.of(data) : Path.of(System.getProperty("user.home"), ".local", "share");
        return new LabHome(base.resolve("ktutor"));
    }

    @Override
    public Optional<Lab> restore(LabOptions options) throws Unusable {
        if (!Files.exists(lab)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LabFile.read(lab, options));
        } catch (UserError e) {
            Path aside = folder.resolve("lab-unusable.zip");
            try {
                Files.move(lab, aside, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failed) {
                aside = lab;
            }
            String message = String.valueOf(e.getMessage());
            throw new Unusable(message.substring(message.indexOf(": ") + 2), aside.toString());
        }
    }

    @Override
    public void save(Lab world) throws IOException {
        LabFile.save(lab, world);
    }

    @Override
    public Map<String, Object> progress() {
        return Tree.map(Tree.map(kept()).getOrDefault("lessons", Map.of()));
    }

    @Override
    public void progress(String lesson, Object reached) throws IOException {
        Map<String, Object> lessons = new LinkedHashMap<>(progress());
        lessons.put(lesson, reached);
        keep("lessons", lessons);
    }

    @Override
    public Optional<Language> language() {
        return Optional.ofNullable(Tree.map(kept()).get("language")).flatMap(code -> Language.of(String.valueOf(code)));
    }

    @Override
    public void language(Language chosen) throws IOException {
        keep("language", chosen.code());
    }

    @Override
    public Path history() {
        return folder.resolve("history");
    }

    /** What is kept beside the lab; a file that cannot be read counts as none. */
    private Map<String, Object> kept() {
        try {
            Object tree = Files.exists(progress) ? Json.parse(Files.readString(progress)) : Map.of();
            return tree instanceof Map<?, ?> ? Tree.map(tree) : Map.of();
        } catch (IOException | JsonError e) {
            return Map.of();
        }
    }

    private void keep(String key, Object value) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>(kept());
        all.put(key, value);
        byte[] text = (Json.pretty(all, 2) + "\n").getBytes(StandardCharsets.UTF_8);
        new SavedFile(progress).replace(out -> out.write(text));
    }
}
