package dev.ktutor.kube.server.registry;

import java.util.ArrayList;
import java.util.List;

/** Names that need only fit into a path, as those of roles and bindings ({@code system:masters}). */
final class PathNames {
    private PathNames() { }

    static List<String> errors(String name) {
        List<String> errors = new ArrayList<>();
        if (name.equals(".") || name.equals("..")) {
            errors.add("may not be '" + name + "'");
        }
        for (String character : List.of("/", "%")) {
            if (name.contains(character)) {
                errors.add("may not contain '" + character + "'");
            }
        }
        return errors;
    }
}
