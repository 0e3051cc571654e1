package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.List;

/** The parts of a pod that the kubelet asks for often. */
final class PodReader {
    static final String MIRROR = "kubernetes.io/config.mirror";
    static final String SOURCE = "kubernetes.io/config.source";
    static final String HASH = "kubernetes.io/config.hash";
    static final String SEEN = "kubernetes.io/config.seen";

    private PodReader() { }

    static boolean isStatic(KubeObject pod) {
        return "file".equals(pod.annotations().get(SOURCE));
    }

    static boolean isMirror(KubeObject pod) {
        return pod.annotations().containsKey(MIRROR);
    }

    /** name_namespace(uid), as the kubelet's messages name pods. */
    static String format(KubeObject pod) {
        return pod.name() + "_" + pod.namespace() + "(" + pod.uid() + ")";
    }

    static List<Object> containers(KubeObject pod) {
        return pod.list("spec", "containers");
    }

    static List<Object> initContainers(KubeObject pod) {
        return pod.list("spec", "initContainers");
    }

    static String restartPolicy(KubeObject pod) {
        String policy = pod.string("spec", "restartPolicy");
        return policy.isEmpty() ? "Always" : policy;
    }

    static boolean hostNetwork(KubeObject pod) {
        return Tree.bool(pod.tree(), "spec", "hostNetwork");
    }

    /** Whether an init container goes on running beside the others. */
    static boolean isSidecar(Object container) {
        return Tree.string(container, "restartPolicy").equals("Always");
    }

    static String fieldPath(Object container, boolean init) {
        return "spec." + (init ? "initContainers" : "containers") + "{" + Tree.string(container, "name") + "}";
    }

    static boolean finished(KubeObject pod) {
        String phase = pod.string("status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }
}
