package dev.ktutor.lesson;

import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.data.YamlDocument;
import dev.ktutor.data.YamlError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code lesson.yaml}; strict, so that a mistyped key is an error at its line and never silently without effect. */
final class LessonReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private final String id;
    private final String file;
    private final YamlDocument document;

    private LessonReader(String id, String file, YamlDocument document) {
        this.id = id;
        this.file = file;
        this.document = document;
    }

    static Lesson read(String id, String text) {
        String file = id + "/lesson.yaml";
        try {
            List<YamlDocument> documents = Yaml.parseAll(text);
            if (documents.size() != 1) {
                throw new LessonError(file, 1, "must hold one YAML document, not " + documents.size());
            }
            return new LessonReader(id, file, documents.get(0)).lesson();
        } catch (YamlError e) {
            throw new LessonError(file, e.line(), e.getMessage());
        }
    }

    private Lesson lesson() {
        Map<String, Object> root = object(document.value(), "");
        keys(root, "", Set.of("scenario", "minutes"), Set.of("steps"));
        String scenario = root.containsKey("scenario") ? string(root, "", "scenario") : "default";
        int minutes = root.containsKey("minutes") ? number(root, "", "minutes") : 15;
        List<Step> steps = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list(root, "", "steps").size(); i++) {
            Step step = step("steps[" + i + "]", list(root, "", "steps").get(i));
            unique(seen, step.id(), "steps[" + i + "]", "step");
            steps.add(step);
        }
        if (steps.isEmpty()) {
            throw error("steps", "a lesson needs a step");
        }
        return new Lesson(id, scenario, minutes, steps);
    }

    private Step step(String path, Object value) {
        Map<String, Object> step = object(value, path);
        keys(step, path, Set.of("wrong"), Set.of("id", "points", "checks", "answer"));
        List<Check> checks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Object> written = list(step, path, "checks");
        for (int i = 0; i < written.size(); i++) {
            Check check = check(path + ".checks[" + i + "]", written.get(i));
            unique(seen, check.id(), path + ".checks[" + i + "]", "check");
            checks.add(check);
        }
        if (checks.isEmpty()) {
            throw error(path + ".checks", "a step needs a check");
        }
        return new Step(id(step, path), number(step, path, "points"), checks, string(step, path, "answer"),
                wrongAnswers(step, path, checks));
    }

    private List<WrongAnswer> wrongAnswers(Map<String, Object> step, String path, List<Check> checks) {
        Set<String> known = new TreeSet<>();
        checks.forEach(check -> check.mistakes().forEach(mistake -> known.add(mistake.id())));
        Set<String> untested = new TreeSet<>(known);
        List<WrongAnswer> wrong = new ArrayList<>();
        List<Object> written = step.containsKey("wrong") ? list(step, path, "wrong") : List.of();
        for (int i = 0; i < written.size(); i++) {
            String at = path + ".wrong[" + i + "]";
            Map<String, Object> answer = object(written.get(i), at);
            keys(answer, at, Set.of(), Set.of("mistake", "script"));
            String mistake = string(answer, at, "mistake");
            if (!known.contains(mistake)) {
                throw error(at + ".mistake", "no check of this step has a mistake \"" + mistake + "\"");
            }
            untested.remove(mistake);
            wrong.add(new WrongAnswer(mistake, string(answer, at, "script")));
        }
        if (!untested.isEmpty()) {
            throw error(path, "no wrong answer makes the mistake " + String.join(", ", untested));
        }
        return wrong;
    }

    private Check check(String path, Object value) {
        Map<String, Object> check = object(value, path);
        keys(check, path, Set.of("weight", "mistakes", "with"), Set.of("id", "kind"));
        List<Mistake> mistakes = new ArrayList<>();
        List<Object> written = check.containsKey("mistakes") ? list(check, path, "mistakes") : List.of();
        for (int i = 0; i < written.size(); i++) {
            mistakes.add(mistake(path + ".mistakes[" + i + "]", written.get(i)));
        }
        Map<String, Object> arguments = check.containsKey("with") ? object(check.get("with"), path + ".with") : Map.of();
        int weight = check.containsKey("weight") ? number(check, path, "weight") : 1;
        return new Check(id(check, path), string(check, path, "kind"), arguments, weight, mistakes, document.line(path));
    }

    private Mistake mistake(String path, Object value) {
        Map<String, Object> mistake = object(value, path);
        keys(mistake, path, Set.of("facts"), Set.of("id", "reason"));
        Map<String, Pattern> facts = new LinkedHashMap<>();
        if (mistake.containsKey("facts")) {
            object(mistake.get("facts"), path + ".facts").forEach((fact, pattern) -> {
                try {
                    facts.put(fact, Pattern.compile(String.valueOf(pattern), Pattern.DOTALL));
                } catch (PatternSyntaxException e) {
                    throw error(path + ".facts." + fact, "not a regular expression: " + e.getDescription());
                }
            });
        }
        return new Mistake(id(mistake, path), string(mistake, path, "reason"), facts);
    }

    private String id(Map<String, Object> object, String path) {
        String text = string(object, path, "id");
        if (!ID.matcher(text).matches()) {
            throw error(path + ".id", "an id is made of a-z, 0-9 and \"-\", not \"" + text + "\"");
        }
        return text;
    }

    private void unique(Set<String> seen, String name, String path, String what) {
        if (!seen.add(name)) {
            throw error(path, "there are two " + what + "s \"" + name + "\"");
        }
    }

    private void keys(Map<String, Object> object, String path, Set<String> optional, Set<String> required) {
        for (String key : object.keySet()) {
            if (!optional.contains(key) && !required.contains(key)) {
                throw error(path.isEmpty() ? key : path + "." + key, "unknown key \"" + key + "\"");
            }
        }
        for (String key : new TreeSet<>(required)) {
            if (!object.containsKey(key)) {
                throw error(path, "\"" + key + "\" is missing");
            }
        }
    }

    private Map<String, Object> object(Object value, String path) {
        if (!(value instanceof java.util.Map<?, ?>)) {
            throw error(path, "must be a map");
        }
        return Tree.map(value);
    }

    private List<Object> list(Map<String, Object> object, String path, String key) {
        if (!(object.get(key) instanceof List<?>)) {
            throw error(path.isEmpty() ? key : path + "." + key, "\"" + key + "\" must be a list");
        }
        return Tree.list(object, key);
    }

    private String string(Map<String, Object> object, String path, String key) {
        if (object.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw error(path.isEmpty() ? key : path + "." + key, "\"" + key + "\" must be a text");
    }

    private int number(Map<String, Object> object, String path, String key) {
        if (object.get(key) instanceof Number number && number.longValue() > 0 && number.longValue() <= 1000) {
            return number.intValue();
        }
        throw error(path.isEmpty() ? key : path + "." + key, "\"" + key + "\" must be a number from 1 to 1000");
    }

    private LessonError error(String path, String problem) {
        return new LessonError(file, document.line(path), problem);
    }
}
