package dev.ktutor.lab.boot;

import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.PatchKind;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.sim.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what kubeadm and the cluster's maker do with kubectl once the API server answers: marks nodes, applies manifests. */
final class Addons {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KubeClient admin;
    private final Timeline timeline;
    private final String controlPlane;
    private final Deque<KubeObject> left = new ArrayDeque<>();
    private boolean marked;

    Addons(KubeClient admin, Timeline timeline, String controlPlane, List<String> manifests) {
        this.admin = admin;
        this.timeline = timeline;
        this.controlPlane = controlPlane;
        for (String text : manifests) {
            for (var document : Yaml.parseAll(text)) {
                if (!Tree.map(document.value()).isEmpty()) {
                    left.add(new KubeObject(Tree.map(document.value())));
                }
            }
        }
    }

    /** Whether everything has been done. */
    boolean done() {
        return marked && left.isEmpty();
    }

    /** Goes on where it stands; what is not possible yet is tried again. */
    void apply() {
        try {
            marked = marked || mark();
            while (!left.isEmpty()) {
                create(left.peek());
                left.poll();
            }
        } catch (ConnectionError | ApiException e) {
            timeline.schedule(RETRY, this::apply);
            return;
        }
        if (!marked) {
            timeline.schedule(RETRY, this::apply);
        }
    }

    private void create(KubeObject object) {
        try {
            admin.create(object);
        } catch (ApiException e) {
            if (e.status().code() != 409) {
                throw e;
            }
        }
    }

    /** kubeadm's mark-control-plane phase. */
    private boolean mark() {
        Optional<KubeObject> node = admin.find(Kinds.NODES, "", controlPlane);
        if (node.isEmpty()) {
            return false;
        }
        List<Object> taints = new ArrayList<>(List.of(Tree.of("effect", "NoSchedule", "key", "node-role.kubernetes.io/control-plane")));
        admin.patch(Kinds.NODES, "", controlPlane, PatchKind.STRATEGIC, Tree.of("metadata", Tree.of("labels", Map.of(
                "node-role.kubernetes.io/control-plane", "", "node.kubernetes.io/exclude-from-external-load-balancers", "")), "spec", Tree.of("taints", taints)));
        return true;
    }
}
