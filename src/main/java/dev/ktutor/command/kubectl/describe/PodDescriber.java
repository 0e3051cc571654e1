package dev.ktutor.command.kubectl.describe;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.print.HumanDuration;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** Pods. */
final class PodDescriber implements Describer {
    @Override
    public void describe(Call call, KubeObject pod, Page page) {
        page.line(0, "Name:", pod.name()).line(0, "Namespace:", pod.namespace());
        if (pod.at("spec", "priority") != null) {
            page.line(0, "Priority:", String.valueOf(pod.number("spec", "priority")));
        }
        PodParts.optional(page, 0, "Priority Class Name:", pod.string("spec", "priorityClassName"));
        PodParts.optional(page, 0, "Runtime Class Name:", pod.string("spec", "runtimeClassName"));
        PodParts.optional(page, 0, "Service Account:", pod.string("spec", "serviceAccountName"));
        String node = pod.string("spec", "nodeName");
        page.line(0, "Node:", node.isEmpty() ? "<none>" : node + "/" + pod.string("status", "hostIP"));
        if (!pod.string("status", "startTime").isEmpty()) {
            page.line(0, "Start Time:", Page.date(pod.string("status", "startTime")));
        }
        page.labels("Labels", pod.labels()).annotations("Annotations", pod.annotations());
        String phase = pod.string("status", "phase");
        if (pod.deleting() && !phase.equals("Failed") && !phase.equals("Succeeded")) {
            page.line(0, "Status:", "Terminating (lasts " + HumanDuration.since(pod.string("metadata", "deletionTimestamp"), call.now()) + ")");
            page.line(0, "Termination Grace Period:", pod.number("metadata", "deletionGracePeriodSeconds") + "s");
        } else {
            page.line(0, "Status:", phase);
        }
        PodParts.optional(page, 0, "Reason:", pod.string("status", "reason"));
        PodParts.optional(page, 0, "Message:", pod.string("status", "message"));
        PodParts.optional(page, 0, "SeccompProfile:", pod.string("spec", "securityContext", "seccompProfile", "type"));
        page.line(0, "IP:", pod.string("status", "podIP"));
        addresses(pod, page);
        controlled(pod, page);
        PodParts.optional(page, 0, "NominatedNodeName:", pod.string("status", "nominatedNodeName"));
        if (!pod.list("spec", "initContainers").isEmpty()) {
            PodParts.containers(page, "Init Containers", pod.list("spec", "initContainers"), pod.list("status", "initContainerStatuses"), pod, "");
        }
        PodParts.containers(page, "Containers", pod.list("spec", "containers"), pod.list("status", "containerStatuses"), pod, "");
        if (!pod.list("spec", "ephemeralContainers").isEmpty()) {
            PodParts.containers(page, "Ephemeral Containers", pod.list("spec", "ephemeralContainers"), pod.list("status", "ephemeralContainerStatuses"), pod, "");
        }
        List<Object> conditions = pod.list("status", "conditions");
        if (!conditions.isEmpty()) {
            page.text("Conditions:\n  Type\tStatus\n");
            conditions.forEach(condition -> page.line(1, Tree.string(condition, "type") + " ", Tree.string(condition, "status") + " "));
        }
        PodParts.volumes(page, pod.list("spec", "volumes"), "");
        page.line(0, "QoS Class:", qos(pod));
        page.labels("Node-Selectors", Tree.stringMap(pod.tree(), "spec", "nodeSelector"));
        PodParts.tolerations(page, "Tolerations", pod.list("spec", "tolerations"));
        Events.describe(call, pod, page);
    }

    private static void addresses(KubeObject pod, Page page) {
        List<Object> addresses = pod.list("status", "podIPs");
        if (addresses.isEmpty()) {
            page.line(0, "IPs:", "<none>");
            return;
        }
        page.line(0, "IPs:");
        addresses.forEach(address -> page.line(1, "IP:", Tree.string(address, "ip")));
    }

    /** The line about the controller, if there is one. */
    static void controlled(KubeObject object, Page page) {
        object.list("metadata", "ownerReferences").stream().filter(owner -> Tree.bool(owner, "controller")).findFirst()
                .ifPresent(owner -> page.line(0, "Controlled By:", Tree.string(owner, "kind") + "/" + Tree.string(owner, "name")));
    }

    private static String qos(KubeObject pod) {
        String said = pod.string("status", "qosClass");
        if (!said.isEmpty()) {
            return said;
        }
        boolean any = false;
        boolean all = true;
        List<Object> containers = new ArrayList<>(pod.list("spec", "containers"));
        containers.addAll(pod.list("spec", "initContainers"));
        for (Object container : containers) {
            any |= !Tree.map(container, "resources", "requests").isEmpty() || !Tree.map(container, "resources", "limits").isEmpty();
            boolean requested = Tree.map(container, "resources", "requests").isEmpty()
                    || Tree.map(container, "resources", "requests").equals(Tree.map(container, "resources", "limits"));
            all &= Tree.map(container, "resources", "limits").keySet().containsAll(List.of("cpu", "memory")) && requested;
        }
        return !any ? "BestEffort" : all ? "Guaranteed" : "Burstable";
    }
}
