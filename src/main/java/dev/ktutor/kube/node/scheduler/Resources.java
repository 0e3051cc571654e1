package dev.ktutor.kube.node.scheduler;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What pods ask for and what a node has left (NodeResourcesFit). */
final class Resources {
    private Resources() { }

    static List<String> refusals(KubeObject pod, KubeObject node, List<KubeObject> onNode) {
        List<String> refusals = new ArrayList<>();
        if (onNode.size() + 1 > amount(node.at("status", "allocatable", "pods"), false)) {
            refusals.add("Too many pods");
        }
        if (requests(pod, "cpu") > 0 && requests(pod, "cpu") > free(node, onNode, "cpu")) {
            refusals.add("Insufficient cpu");
        }
        if (requests(pod, "memory") > 0 && requests(pod, "memory") > free(node, onNode, "memory")) {
            refusals.add("Insufficient memory");
        }
        return refusals;
    }

    /** How much of the node's processors would be spoken for with the pods given, from 0. */
    static double load(KubeObject node, List<KubeObject> onNode) {
        double all = Math.max(1, amount(node.at("status", "allocatable", "cpu"), true));
        return onNode.stream().mapToLong(pod -> Math.max(100, requests(pod, "cpu"))).sum() / all;
    }

    private static long free(KubeObject node, List<KubeObject> onNode, String resource) {
        return amount(node.at("status", "allocatable", resource), resource.equals("cpu"))
                - onNode.stream().mapToLong(pod -> requests(pod, resource)).sum();
    }

    /** The sum over containers, or the greatest init container where that is more; processors in thousandths. */
    private static long requests(KubeObject pod, String resource) {
        boolean milli = resource.equals("cpu");
        long sum = pod.list("spec", "containers").stream()
                .mapToLong(c -> amount(Tree.at(c, "resources", "requests", resource), milli)).sum();
        long init = pod.list("spec", "initContainers").stream()
                .mapToLong(c -> amount(Tree.at(c, "resources", "requests", resource), milli)).max().orElse(0);
        return Math.max(sum, init);
    }

    private static long amount(@Nullable Object value, boolean milli) {
        if (value == null) {
            return 0;
        }
        String text = String.valueOf(value);
        return milli ? Quantity.milli(text) : Quantity.whole(text);
    }
}
