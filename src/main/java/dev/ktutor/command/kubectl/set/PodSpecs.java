package dev.ktutor.command.kubectl.set;

import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.print.NamePrinter;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where objects keep their pod spec, and changes of the containers in it. */
final class PodSpecs {
    private static final Set<String> TEMPLATED = Set.of("Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "ReplicationController", "Job");

    private PodSpecs() { }

    /** The path of the pod spec; complains of objects without one. */
    static Object[] path(KubeObject object) {
        if (object.kind().equals("Pod")) {
            return new Object[] {"spec"};
        }
        if (TEMPLATED.contains(object.kind())) {
            return new Object[] {"spec", "template", "spec"};
        }
        if (object.kind().equals("CronJob")) {
            return new Object[] {"spec", "jobTemplate", "spec", "template", "spec"};
        }
        throw KubectlError.of(NamePrinter.name(object) + " the object is not a pod or does not have a pod template: *"
                + object.groupVersionKind().version() + "." + object.kind());
    }

    /** The containers of the kinds that the commands look at. */
    static List<Object> containers(KubeObject object) {
        return Tree.list(object.at(path(object)), "containers");
    }

    /** The object with its containers changed one by one. */
    static KubeObject map(KubeObject object, String field, UnaryOperator<Map<String, Object>> change) {
        Object[] path = path(object);
        List<Object> containers = Tree.list(object.at(path), field);
        if (containers.isEmpty()) {
            return object;
        }
        List<Object> changed = new ArrayList<>();
        containers.forEach(container -> changed.add(change.apply(Tree.mutable(container))));
        Object[] target = java.util.Arrays.copyOf(path, path.length + 1);
        target[path.length] = field;
        return object.with(changed, target);
    }

    /** Whether a container's name is meant by a pattern with stars. */
    static boolean matches(String pattern, String name) {
        return name.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"));
    }
}
