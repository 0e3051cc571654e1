package dev.ktutor.kube.node.scheduler;

import dev.ktutor.data.Tree;

/** Whether a toleration covers a taint (Kubernetes, "Taints and Tolerations"). */
final class Tolerations {
    private Tolerations() { }

    static boolean tolerates(Object toleration, Object taint) {
        String key = Tree.string(toleration, "key");
        String effect = Tree.string(toleration, "effect");
        boolean exists = Tree.string(toleration, "operator").equals("Exists");
        boolean keyFits = key.isEmpty() ? exists : key.equals(Tree.string(taint, "key"));
        return keyFits && (effect.isEmpty() || effect.equals(Tree.string(taint, "effect")))
                && (exists || Tree.string(toleration, "value").equals(Tree.string(taint, "value")));
    }
}
