package dev.ktutor.kube.node.scheduler;

import dev.ktutor.kube.api.KubeObject;
import java.util.List;

/** A reason why a pod cannot run on a node (a filter plugin of kube-scheduler, with its words). */
@FunctionalInterface
interface Filter {

    /**
     * Why the node does not do, in as many reasons as there are; empty if it does.
     *
     * @param onNode the pods that are bound to the node already
     */
    List<String> refusals(KubeObject pod, KubeObject node, List<KubeObject> onNode);
}
