package dev.ktutor.kube.controller.workload;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.PatchKind;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import dev.ktutor.kube.controller.Owners;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rolls a Deployment's template out over ReplicaSets (pkg/controller/deployment). */
public final class DeploymentController extends LoopController {
    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String HASH = "pod-template-hash";

    private final Informer deployments;
    private final Informer sets;

    /** The controller. */
    public DeploymentController(ControllerContext context) {
        super("deployment-controller", "deployment-controller", context);
        deployments = primary(Kinds.DEPLOYMENTS);
        sets = owned(Kinds.REPLICA_SETS, "Deployment");
    }

    @Override
    protected void reconcile(String key) {
        Optional<KubeObject> found = living(deployments, key);
        if (found.isEmpty() || !synced()) {
            return;
        }
        KubeObject deployment = found.get();
        List<KubeObject> all = new ArrayList<>(sets.in(deployment.namespace()).stream()
                .filter(set -> Owners.controls(deployment, set)).toList());
        if (!Tree.bool(deployment.tree(), "spec", "paused") || all.isEmpty()) {
            KubeObject current = current(deployment, all);
            List<KubeObject> old = all.stream().filter(set -> !set.name().equals(current.name())).toList();
            roll(deployment, current, old);
            forget(deployment, old);
        }
        status(deployment);
    }

    /** The ReplicaSet of the present template, made if there is none yet, with its revision written down. */
    private KubeObject current(KubeObject deployment, List<KubeObject> all) {
        long newest = all.stream().mapToLong(DeploymentController::revision).max().orElse(0);
        Optional<KubeObject> found = all.stream().filter(set -> sameTemplate(deployment, set)).findFirst();
        KubeObject current;
        if (found.isPresent()) {
            current = found.get();
            if (revision(current) < newest) {
                current = client().patch(Kinds.REPLICA_SETS, current.namespace(), current.name(), PatchKind.MERGE,
                        Tree.of("metadata", Tree.of("annotations", Tree.of(REVISION, String.valueOf(newest + 1)))));
            }
        } else {
            current = client().create(newSet(deployment, newest + 1));
            all.add(current);
        }
        String revision = current.annotations().getOrDefault(REVISION, "1");
        if (!revision.equals(deployment.annotations().get(REVISION))) {
            client().update(deployment.with(revision, "metadata", "annotations", REVISION));
        }
        return current;
    }

    private static long revision(KubeObject set) {
        String text = set.annotations().getOrDefault(REVISION, "0");
        return text.chars().allMatch(Character::isDigit) && text.length() < 10 && !text.isEmpty() ? Long.parseLong(text) : 0;
    }

    private static boolean sameTemplate(KubeObject deployment, KubeObject set) {
        return Tree.sorted(set.without("spec", "template", "metadata", "labels", HASH).at("spec", "template"))
                .equals(Tree.sorted(deployment.at("spec", "template")));
    }

    private KubeObject newSet(KubeObject deployment, long revision) {
        String hash = PodTemplate.hash(deployment);
        Map<String, Object> selector = new LinkedHashMap<>(deployment.map("spec", "selector"));
        Map<String, Object> annotations = new LinkedHashMap<>(deployment.map("metadata", "annotations"));
        annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
        annotations.put("deployment.kubernetes.io/desired-replicas", String.valueOf(replicas(deployment)));
        annotations.put("deployment.kubernetes.io/max-replicas", String.valueOf(replicas(deployment) + surge(deployment)));
        annotations.put(REVISION, String.valueOf(revision));
        Map<String, Object> labels = new LinkedHashMap<>(deployment.map("spec", "template", "metadata", "labels"));
        labels.put(HASH, hash);
        Object template = Tree.with(deployment.at("spec", "template"), hash, "metadata", "labels", HASH);
        return new KubeObject(Tree.of("apiVersion", "apps/v1", "kind", "ReplicaSet",
                "metadata", Tree.of("name", deployment.name() + "-" + hash, "namespace", deployment.namespace(), "labels", labels,
                        "annotations", annotations, "ownerReferences", List.of(Owners.referenceTo(deployment))),
                "spec", Tree.of("replicas", 0L, "selector", Tree.with(selector, hash, "matchLabels", HASH), "template", template)));
    }

    /** One step of the rollout; what the step sets in motion calls the reconciler again. */
    private void roll(KubeObject deployment, KubeObject current, List<KubeObject> old) {
        long wanted = replicas(deployment);
        long oldPods = old.stream().mapToLong(set -> set.number("spec", "replicas")).sum();
        if (deployment.string("spec", "strategy", "type").equals("Recreate")) {
            old.forEach(set -> scale(deployment, set, 0));
            if (old.stream().allMatch(set -> set.number("status", "replicas") == 0)) {
                scale(deployment, current, wanted);
            }
            return;
        }
        long most = wanted + surge(deployment);
        long size = current.number("spec", "replicas");
        if (size != wanted) {
            scale(deployment, current, size > wanted ? wanted : Math.min(wanted, Math.max(size, most - oldPods)));
        }
        long available = current.number("status", "availableReplicas")
                + old.stream().mapToLong(set -> set.number("status", "availableReplicas")).sum();
        long spare = available - (wanted - unavailable(deployment));
        for (KubeObject set : old) {
            // Pods that are not available anyway cost nothing to remove.
            long idle = set.number("spec", "replicas") - set.number("status", "availableReplicas");
            long take = Math.min(set.number("spec", "replicas"), Math.max(0, spare) + Math.max(0, idle));
            if (take > 0) {
                scale(deployment, set, set.number("spec", "replicas") - take);
                spare -= Math.max(0, take - idle);
            }
        }
    }

    private void scale(KubeObject deployment, KubeObject set, long to) {
        long from = set.number("spec", "replicas");
        if (from == to) {
            return;
        }
        client().patch(Kinds.REPLICA_SETS, set.namespace(), set.name(), PatchKind.MERGE, Tree.of("spec", Tree.of("replicas", to)));
        events().normal(deployment, "", "ScalingReplicaSet", "Scaled " + (to > from ? "up" : "down") + " replica set " + set.name()
                + " from " + from + " to " + to);
    }

    private void forget(KubeObject deployment, List<KubeObject> old) {
        long limit = deployment.at("spec", "revisionHistoryLimit") == null ? 10 : deployment.number("spec", "revisionHistoryLimit");
        List<KubeObject> empty = old.stream().filter(set -> set.number("spec", "replicas") == 0 && set.number("status", "replicas") == 0)
                .sorted(Comparator.comparingLong(DeploymentController::revision)).toList();
        empty.stream().limit(Math.max(0, empty.size() - limit))
                .forEach(set -> client().delete(Kinds.REPLICA_SETS, set.namespace(), set.name()));
    }

    private void status(KubeObject deployment) {
        List<KubeObject> all = sets.in(deployment.namespace()).stream().filter(set -> Owners.controls(deployment, set)).toList();
        Map<String, Object> status = DeploymentStatus.of(deployment, all,
                all.stream().filter(set -> sameTemplate(deployment, set)).findFirst(), replicas(deployment), unavailable(deployment),
                context().timestamp());
        if (!deployment.map("status").equals(status)) {
            KubeObject latest = client().get(Kinds.DEPLOYMENTS, deployment.namespace(), deployment.name());
            client().updateStatus(latest.with(status, "status"));
        }
    }

    private static long replicas(KubeObject deployment) {
        return deployment.at("spec", "replicas") == null ? 1 : deployment.number("spec", "replicas");
    }

    private static long surge(KubeObject deployment) {
        return part(deployment.at("spec", "strategy", "rollingUpdate", "maxSurge"), replicas(deployment), true);
    }

    private static long unavailable(KubeObject deployment) {
        long share = part(deployment.at("spec", "strategy", "rollingUpdate", "maxUnavailable"), replicas(deployment), false);
        return share == 0 && surge(deployment) == 0 ? 1 : share;
    }

    /** A number, or a percentage of the replicas rounded up or down. */
    private static long part(Object value, long of, boolean up) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        String text = value instanceof String percent ? percent.replace("%", "") : "25";
        double share = Double.parseDouble(text) * of / 100;
        return (long) (up ? Math.ceil(share) : Math.floor(share));
    }
}
