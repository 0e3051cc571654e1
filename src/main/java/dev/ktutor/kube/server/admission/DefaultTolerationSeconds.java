package dev.ktutor.kube.server.admission;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** Pods stay five minutes on a node that is lost, unless they say otherwise. */
final class DefaultTolerationSeconds implements Plugin {
    private static final long SECONDS = 300;

    @Override
    public String name() {
        return "DefaultTolerationSeconds";
    }

    @Override
    public KubeObject change(AdmissionRequest request) {
        if (!request.is(Operation.CREATE, "pods")) {
            return request.object();
        }
        List<Object> tolerations = new ArrayList<>(request.object().list("spec", "tolerations"));
        for (String taint : List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable")) {
            if (tolerations.stream().noneMatch(toleration -> tolerates(toleration, taint))) {
                tolerations.add(Tree.of("key", taint, "operator", "Exists", "effect", "NoExecute", "tolerationSeconds", SECONDS));
            }
        }
        return request.object().with(tolerations, "spec", "tolerations");
    }

    private static boolean tolerates(Object toleration, String taint) {
        String key = Tree.string(toleration, "key");
        String effect = Tree.string(toleration, "effect");
        return (key.equals(taint) || key.isEmpty()) && (effect.equals("NoExecute") || effect.isEmpty());
    }
}
