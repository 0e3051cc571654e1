package dev.ktutor.kube.node.scheduler;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.List;
import java.util.Map;

/** A pod's nodeSelector and its required node affinity. */
final class NodeAffinity {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

    private NodeAffinity() { }

    static boolean matches(KubeObject pod, KubeObject node) {
        Map<String, String> selector = Tree.stringMap(pod.tree(), "spec", "nodeSelector");
        if (!node.labels().entrySet().containsAll(selector.entrySet())) {
            return false;
        }
        if (pod.at("spec", "affinity", "nodeAffinity", REQUIRED) == null) {
            return true;
        }
        return pod.list("spec", "affinity", "nodeAffinity", REQUIRED, "nodeSelectorTerms").stream().anyMatch(term -> fits(term, node));
    }

    private static boolean fits(Object term, KubeObject node) {
        List<Object> expressions = Tree.list(term, "matchExpressions");
        List<Object> fields = Tree.list(term, "matchFields");
        return !(expressions.isEmpty() && fields.isEmpty())
                && expressions.stream().allMatch(e -> holds(e, node.labels()))
                && fields.stream().allMatch(e -> holds(e, Map.of("metadata.name", node.name())));
    }

    private static boolean holds(Object expression, Map<String, String> values) {
        String key = Tree.string(expression, "key");
        List<String> wanted = Tree.strings(expression, "values");
        String value = values.getOrDefault(key, "");
        boolean present = values.containsKey(key);
        return switch (Tree.string(expression, "operator")) {
            case "In" -> present && wanted.contains(value);
            case "NotIn" -> !present || !wanted.contains(value);
            case "Exists" -> present;
            case "DoesNotExist" -> !present;
            case "Gt" -> present && compare(value, wanted) > 0;
            case "Lt" -> present && compare(value, wanted) < 0;
            default -> false;
        };
    }

    private static int compare(String value, List<String> wanted) {
        boolean numbers = wanted.size() == 1 && value.matches("-?[0-9]{1,18}") && wanted.get(0).matches("-?[0-9]{1,18}");
        return numbers ? Long.compare(Long.parseLong(value), Long.parseLong(wanted.get(0))) : 0;
    }
}
