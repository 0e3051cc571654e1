package dev.ktutor.kube.api;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** RFC 6902 on a tree of its own, with the errors of the library behind the API server (evanphx/json-patch). */
final class JsonPatch {
    private @Nullable Object root;

    JsonPatch(@Nullable Object ownCopy) {
        root = ownCopy;
    }

    @Nullable Object apply(@Nullable Object patch) {
        if (!(patch instanceof List<?> operations)) {
            throw new PatchError("error decoding patch: json: cannot unmarshal " + (patch instanceof Map ? "object" : "string")
                + " into Go value of type jsonpatch.Patch", true);
        }
        for (Object operation : operations) {
            apply(Tree.map(operation));
        }
        return root;
    }

    private void apply(Map<String, Object> operation) {
        String op = Tree.string(operation, "op");
        String path = Tree.string(operation, "path");
        switch (op) {
            case "add" -> add(path, Tree.copy(operation.get("value")));
            case "remove" -> remove(path, "remove");
            case "replace" -> replace(path, Tree.copy(operation.get("value")));
            case "move" -> add(path, remove(Tree.string(operation, "from"), "move"));
            case "copy" -> add(path, Tree.copy(find(Tree.string(operation, "from"), "copy")));
            case "test" -> test(path, operation.get("value"));
            default -> throw new PatchError("Unexpected kind: " + op, false);
        }
    }

    private static List<String> steps(String path) {
        if (path.isEmpty()) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        for (String step : path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    private Object parent(String path, String op) {
        List<String> steps = steps(path);
        Object at = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            at = child(at, steps.get(i));
            if (!(at instanceof Map) && !(at instanceof List)) {
                throw missing(op, path);
            }
        }
        return Objects.requireNonNull(at);
    }

    private static @Nullable Object child(@Nullable Object at, String step) {
        if (at instanceof List<?> list) {
            int index = index(step, list.size());
            return index >= 0 && index < list.size() ? list.get(index) : null;
        }
        return at instanceof Map<?, ?> map ? map.get(step) : null;
    }

    private static int index(String step, int size) {
        if (!step.matches("-?[0-9]{1,9}")) {
            return -1;
        }
        int index = Integer.parseInt(step);
        return index < 0 ? size + index : index;
    }

    private static PatchError missing(String op, String path) {
        return new PatchError(op + " operation does not apply: doc is missing path: \"" + path + "\": missing value", false);
    }

    private static String last(String path) {
        List<String> steps = steps(path);
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
    }

    @SuppressWarnings("unchecked")
    private void add(String path, @Nullable Object value) {
        if (path.isEmpty()) {
            root = value;
            return;
        }
        Object parent = parent(path, "add");
        String step = last(path);
        if (parent instanceof List<?>) {
            List<Object> list = (List<Object>) parent;
            int index = step.equals("-") ? list.size() : index(step, list.size());
            if (index < 0 || index > list.size()) {
                throw new PatchError("add operation does not apply: doc is missing path: \"" + path + "\": Unable to access invalid index: " + step + ": invalid index referenced", false);
            }
            list.add(index, value);
        } else {
            ((Map<String, Object>) parent).put(step, value);
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object remove(String path, String op) {
        Object parent = parent(path, op);
        String step = last(path);
        if (parent instanceof List<?>) {
            List<Object> list = (List<Object>) parent;
            int index = index(step, list.size());
            if (index < 0 || index >= list.size()) {
                throw missing(op, path);
            }
            return list.remove(index);
        }
        Map<String, Object> map = (Map<String, Object>) parent;
        if (!map.containsKey(step)) {
            throw new PatchError(op + " operation does not apply: doc is missing path: \"" + path + "\": Unable to remove nonexistent key: " + step + ": missing value", false);
        }
        return map.remove(step);
    }

    @SuppressWarnings("unchecked")
    private void replace(String path, @Nullable Object value) {
        if (path.isEmpty()) {
            root = value;
            return;
        }
        Object parent = parent(path, "replace");
        String step = last(path);
        if (parent instanceof List<?>) {
            List<Object> list = (List<Object>) parent;
            int index = index(step, list.size());
            if (index < 0 || index >= list.size()) {
                throw missing("replace", path);
            }
            list.set(index, value);
        } else {
            // The library's replace of a missing key counts as adding it where the parent exists.
            ((Map<String, Object>) parent).put(step, value);
        }
    }

    private @Nullable Object find(String path, String op) {
        Object at = root;
        for (String step : steps(path)) {
            at = child(at, step);
            if (at == null) {
                throw missing(op, path);
            }
        }
        return at;
    }

    private void test(String path, @Nullable Object expected) {
        Object at = root;
        for (String step : steps(path)) {
            at = child(at, step);
        }
        if (!Objects.equals(normal(at), normal(expected))) {
            throw new PatchError("testing value " + path + " failed: test failed", false);
        }
    }

    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof Map) {
            return new LinkedHashMap<>(Tree.map(Tree.sorted(value)));
        }
        return value instanceof Double number && number == Math.rint(number) ? Json.write(number) : value;
    }
}
