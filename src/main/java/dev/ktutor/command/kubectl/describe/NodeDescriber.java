package dev.ktutor.command.kubectl.describe;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.print.HumanDuration;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Nodes, with the pods on them and what those ask for. */
final class NodeDescriber implements Describer {
    @Override
    public void describe(Call call, KubeObject node, Page page) {
        List<String> roles = node.labels().keySet().stream().filter(l -> l.startsWith("node-role.kubernetes.io/")).map(l -> l.substring(24)).sorted().toList();
        page.line(0, "Name:", node.name()).line(0, "Roles:", Page.orNone(roles, ","));
        page.labels("Labels", node.labels()).annotations("Annotations", node.annotations());
        page.line(0, "CreationTimestamp:", Page.date(node.string("metadata", "creationTimestamp")));
        taints(page, node);
        page.line(0, "Unschedulable:", String.valueOf(Boolean.TRUE.equals(node.at("spec", "unschedulable"))));
        lease(call, node, page);
        page.text("Conditions:\n  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage\n")
                .line(1, "----", "------", "-----------------", "------------------", "------", "-------");
        node.list("status", "conditions").forEach(c -> page.line(1, Tree.string(c, "type") + " ", Tree.string(c, "status") + " ",
                Page.date(Tree.string(c, "lastHeartbeatTime")) + " ", Page.date(Tree.string(c, "lastTransitionTime")) + " ",
                Tree.string(c, "reason") + " ", Tree.string(c, "message")));
        page.line(0, "Addresses:");
        node.list("status", "addresses").forEach(a -> page.line(1, Tree.string(a, "type") + ":", Tree.string(a, "address")));
        quantities(page, "Capacity:", node.map("status", "capacity"));
        quantities(page, "Allocatable:", node.map("status", "allocatable"));
        info(page, node);
        PodParts.optional(page, 0, "PodCIDR:", node.string("spec", "podCIDR"));
        PodParts.optional(page, 0, "PodCIDRs:", String.join(",", Tree.strings(node.tree(), "spec", "podCIDRs")));
        pods(call, node, page);
        Events.describe(call, node, page);
    }

    private static void taints(Page page, KubeObject node) {
        List<Object> taints = node.list("spec", "taints").stream().sorted(Comparator.comparing(t -> Tree.string(t, "effect") + "," + Tree.string(t, "key"))).toList();
        if (taints.isEmpty()) {
            page.line(0, "Taints:", "<none>");
        }
        String before = "Taints:";
        for (Object taint : taints) {
            String value = Tree.string(taint, "value");
            page.line(0, before, Tree.string(taint, "key") + (value.isEmpty() ? "" : "=" + value) + ":" + Tree.string(taint, "effect"));
            before = "";
        }
    }

    private static void lease(Call call, KubeObject node, Page page) {
        ApiResponse answer = call.client().send(ApiRequest.of("GET", "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/" + node.name()));
        if (!answer.ok()) {
            page.line(0, "Lease:", "Failed to get lease: " + answer.status("GET").message());
            return;
        }
        KubeObject lease = answer.object();
        String renewed = lease.string("spec", "renewTime");
        page.line(0, "Lease:").line(1, "HolderIdentity:", lease.string("spec", "holderIdentity").isEmpty() ? "<unset>" : lease.string("spec", "holderIdentity"))
                .line(1, "AcquireTime:", lease.string("spec", "acquireTime").isEmpty() ? "<unset>" : Page.date(lease.string("spec", "acquireTime")))
                .line(1, "RenewTime:", renewed.isEmpty() ? "<unset>" : Page.date(renewed));
    }

    private static void quantities(Page page, String title, Map<String, Object> quantities) {
        if (!quantities.isEmpty()) {
            page.line(0, title);
            new TreeMap<>(quantities).forEach((name, quantity) -> page.line(1, name + ":", String.valueOf(quantity)));
        }
    }

    private static void info(Page page, KubeObject node) {
        String[][] rows = {{"Machine ID", "machineID"}, {"System UUID", "systemUUID"}, {"Boot ID", "bootID"}, {"Kernel Version", "kernelVersion"},
            {"OS Image", "osImage"}, {"Operating System", "operatingSystem"}, {"Architecture", "architecture"},
            {"Container Runtime Version", "containerRuntimeVersion"}, {"Kubelet Version", "kubeletVersion"}};
        page.line(0, "System Info:");
        for (String[] row : rows) {
            page.line(1, row[0] + ":", node.string("status", "nodeInfo", row[1]));
        }
    }

    private static void pods(Call call, KubeObject node, Page page) {
        ApiResponse answer = call.client().send(ApiRequest.of("GET", "/api/v1/pods").withParam("fieldSelector",
                "spec.nodeName=" + node.name() + ",status.phase!=Succeeded,status.phase!=Failed").withParam("limit", "500"));
        if (!answer.ok()) {
            page.line(0, "Pods:", "not authorized");
            return;
        }
        List<KubeObject> pods = answer.object().items();
        page.line(0, "Non-terminated Pods:", "(" + pods.size() + " in total)")
                .line(1, "Namespace", "Name", "", "CPU Requests", "CPU Limits", "Memory Requests", "Memory Limits", "Age")
                .line(1, "---------", "----", "", "------------", "----------", "---------------", "-------------", "---");
        Map<String, Object> allocatable = node.map("status", "allocatable");
        for (KubeObject pod : pods) {
            page.line(1, pod.namespace(), pod.name(), "", share(List.of(pod), "requests", "cpu", allocatable), share(List.of(pod), "limits", "cpu", allocatable),
                    share(List.of(pod), "requests", "memory", allocatable), share(List.of(pod), "limits", "memory", allocatable),
                    HumanDuration.since(pod.string("metadata", "creationTimestamp"), call.now()));
        }
        page.text("Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)\n").line(1, "Resource", "Requests", "Limits")
                .line(1, "--------", "--------", "------");
        for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
            page.line(1, resource, share(pods, "requests", resource, allocatable), share(pods, "limits", resource, allocatable));
        }
        List<String> others = new ArrayList<>(new TreeMap<>(allocatable).keySet());
        others.stream().filter(name -> name.startsWith("hugepages-")).forEach(name ->
                page.line(1, name, share(pods, "requests", name, allocatable), share(pods, "limits", name, allocatable)));
    }

    /** The sum over all containers and its share of what the node has. */
    private static String share(List<KubeObject> pods, String kind, String resource, Map<String, Object> allocatable) {
        BigDecimal sum = BigDecimal.ZERO;
        String suffix = "";
        for (KubeObject pod : pods) {
            for (Object container : pod.list("spec", "containers")) {
                String quantity = Tree.string(container, "resources", kind, resource);
                if (!quantity.isEmpty()) {
                    sum = sum.add(Quantity.value(quantity));
                    suffix = quantity.replaceAll("[0-9.]", "");
                }
            }
        }
        Object all = allocatable.get(resource);
        BigDecimal whole = all == null ? BigDecimal.ZERO : Quantity.value(String.valueOf(all));
        long percent = whole.signum() == 0 ? 0 : sum.multiply(BigDecimal.valueOf(100)).divide(whole, 0, RoundingMode.DOWN).longValue();
        String text = sum.signum() == 0 ? "0" : Quantity.canonical(resource.equals("cpu") ? sum.multiply(BigDecimal.valueOf(1000)).toBigInteger() + "m"
                : suffix.endsWith("i") ? sum.divide(BigDecimal.valueOf(1024), 0, RoundingMode.UP).toBigInteger() + "Ki" : sum.toPlainString());
        return text + " (" + percent + "%)";
    }
}
