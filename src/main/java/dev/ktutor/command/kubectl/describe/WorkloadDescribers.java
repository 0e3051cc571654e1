package dev.ktutor.command.kubectl.describe;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** Deployments and replica sets. */
final class WorkloadDescribers {
    private WorkloadDescribers() { }

    static void deployment(Call call, KubeObject deployment, Page page) {
        page.line(0, "Name:", deployment.name()).line(0, "Namespace:", deployment.namespace())
                .line(0, "CreationTimestamp:", Page.date(deployment.string("metadata", "creationTimestamp")));
        page.labels("Labels", deployment.labels()).annotations("Annotations", deployment.annotations());
        page.line(0, "Selector:", NetworkPolicyDescriber.text(deployment.at("spec", "selector")));
        page.line(0, "Replicas:", deployment.number("spec", "replicas") + " desired | " + deployment.number("status", "updatedReplicas") + " updated | "
                + deployment.number("status", "replicas") + " total | " + deployment.number("status", "availableReplicas") + " available | "
                + deployment.number("status", "unavailableReplicas") + " unavailable");
        page.line(0, "StrategyType:", deployment.string("spec", "strategy", "type"));
        page.line(0, "MinReadySeconds:", String.valueOf(deployment.number("spec", "minReadySeconds")));
        if (deployment.at("spec", "strategy", "rollingUpdate") != null) {
            page.line(0, "RollingUpdateStrategy:", deployment.at("spec", "strategy", "rollingUpdate", "maxUnavailable") + " max unavailable, "
                    + deployment.at("spec", "strategy", "rollingUpdate", "maxSurge") + " max surge");
        }
        PodParts.template(page, deployment);
        conditions(page, deployment);
        replicaSets(call, deployment, page);
        Events.describe(call, deployment, page);
    }

    private static void conditions(Page page, KubeObject object) {
        if (!object.list("status", "conditions").isEmpty()) {
            page.text("Conditions:\n  Type\tStatus\tReason\n").line(1, "----", "------", "------");
            object.list("status", "conditions").forEach(c -> page.line(1, Tree.string(c, "type") + " ", Tree.string(c, "status"), Tree.string(c, "reason")));
        }
    }

    private static void replicaSets(Call call, KubeObject deployment, Page page) {
        ApiResponse sets = call.client().send(ApiRequest.of("GET", "/apis/apps/v1/namespaces/" + deployment.namespace() + "/replicasets"));
        if (!sets.ok()) {
            return;
        }
        List<String> old = new ArrayList<>();
        List<String> present = new ArrayList<>();
        String revision = deployment.annotations().getOrDefault("deployment.kubernetes.io/revision", "");
        for (KubeObject set : sets.object().items()) {
            boolean owned = set.list("metadata", "ownerReferences").stream().anyMatch(o -> Tree.string(o, "uid").equals(deployment.uid()));
            if (owned) {
                String text = set.name() + " (" + set.number("status", "replicas") + "/" + set.number("spec", "replicas") + " replicas created)";
                (set.annotations().getOrDefault("deployment.kubernetes.io/revision", "").equals(revision) ? present : old).add(text);
            }
        }
        if (!old.isEmpty() || !present.isEmpty()) {
            page.line(0, "OldReplicaSets:", Page.orNone(old, ", ")).line(0, "NewReplicaSet:", Page.orNone(present, ", "));
        }
    }

    static void replicaSet(Call call, KubeObject set, Page page) {
        page.line(0, "Name:", set.name()).line(0, "Namespace:", set.namespace()).line(0, "Selector:", NetworkPolicyDescriber.text(set.at("spec", "selector")));
        page.labels("Labels", set.labels()).annotations("Annotations", set.annotations());
        PodDescriber.controlled(set, page);
        page.line(0, "Replicas:", set.number("status", "replicas") + " current / " + set.number("spec", "replicas") + " desired");
        ApiResponse pods = call.client().send(ApiRequest.of("GET", "/api/v1/namespaces/" + set.namespace() + "/pods")
                .withParam("labelSelector", NetworkPolicyDescriber.text(set.at("spec", "selector"))));
        List<String> phases = pods.ok() ? pods.object().items().stream().map(p -> p.string("status", "phase")).toList() : List.of();
        page.line(0, "Pods Status:", count(phases, "Running") + " Running / " + count(phases, "Pending") + " Waiting / " + count(phases, "Succeeded")
                + " Succeeded / " + count(phases, "Failed") + " Failed");
        PodParts.template(page, set);
        conditions(page, set);
        Events.describe(call, set, page);
    }

    private static long count(List<String> phases, String phase) {
        return phases.stream().filter(phase::equals).count();
    }
}
