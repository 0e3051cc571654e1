package dev.ktutor.grade.kind;

import dev.ktutor.data.Tree;
import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Finding;
import dev.ktutor.kube.api.KubeObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an object exists and, if asked, has a value at a path. The path is dotted ({@code spec.type}); where it meets a
 * list, any element will do.
 */
final class FieldCheck implements CheckKind {

    @Override
    public String name() {
        return "object";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("resource", Need.REQUIRED, "namespace", Need.OPTIONAL, "name", Need.REQUIRED, "path", Need.OPTIONAL,
                "equals", Need.OPTIONAL);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("object.missing", "object.no-field", "object.other-value");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        String resource = arguments.text("resource");
        String name = arguments.text("name");
        Optional<KubeObject> object = evidence.object(resource, arguments.text("namespace"), name);
        if (object.isEmpty()) {
            return Finding.fails("object.missing", "resource", resource, "name", name);
        }
        String path = arguments.text("path");
        if (path.isEmpty()) {
            return Finding.holds();
        }
        List<String> values = at(object.get().tree(), List.of(path.split("\\.")));
        if (values.isEmpty()) {
            return Finding.fails("object.no-field", "resource", resource, "name", name, "path", path);
        }
        boolean holds = !arguments.has("equals") || values.contains(arguments.text("equals"));
        return holds ? Finding.holds() : Finding.fails("object.other-value", "resource", resource, "name", name, "path", path,
                "found", String.join(", ", values), "wanted", arguments.text("equals"));
    }

    private static List<String> at(Object tree, List<String> path) {
        if (tree instanceof List<?> list) {
            return list.stream().filter(Objects::nonNull).flatMap(item -> at(item, path).stream()).toList();
        }
        if (path.isEmpty()) {
            return List.of(String.valueOf(tree));
        }
        Object child = Tree.at(tree, path.get(0));
        return child == null ? List.of() : at(child, path.subList(1, path.size()));
    }
}
