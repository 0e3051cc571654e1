package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.admission.AdmissionRequest;
import dev.ktutor.kube.server.admission.Operation;
import dev.ktutor.kube.server.admission.Plugins;
import dev.ktutor.kube.server.admission.Refusal;
import dev.ktutor.kube.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes objects away: at once, after a grace period, or when the last finalizer is gone. */
final class Deletion {
    private static final long POD_GRACE = 30;

    private final Store store;
    private final Plugins plugins;

    Deletion(Store store, Plugins plugins) {
        this.store = store;
        this.plugins = plugins;
    }

    /** What became of the object: gone, or still there and going. */
    record Deleted(KubeObject object, boolean gone) { }

    Deleted delete(Kind kind, KubeObject object, Map<String, Object> options, WriteContext context, boolean dryRun) {
        preconditions(kind, object, options);
        plugins.check(new AdmissionRequest(Operation.DELETE, kind.type(), "", object.namespace(), object.name(), object, object, context.user()));
        long grace = grace(kind, object, options);
        KubeObject marked = object;
        List<Object> finalizers = finalizers(object, Tree.string(options, "propagationPolicy"), Tree.at(options, "orphanDependents"));
        if (!finalizers.equals(object.list("metadata", "finalizers"))) {
            marked = finalizers.isEmpty() ? marked.without("metadata", "finalizers") : marked.with(finalizers, "metadata", "finalizers");
        }
        boolean held = !finalizers.isEmpty() || kind.type().plural().equals("namespaces") && !object.list("spec", "finalizers").isEmpty();
        if (!held && grace == 0) {
            return removed(kind, object, context, dryRun);
        }
        if (!marked.deleting() || grace < marked.number("metadata", "deletionGracePeriodSeconds")) {
            marked = marked.with(Times.format(context.now().plusSeconds(grace)), "metadata", "deletionTimestamp")
                .with(grace, "metadata", "deletionGracePeriodSeconds");
            if (marked.at("metadata", "generation") != null) {
                marked = marked.with(marked.number("metadata", "generation") + 1, "metadata", "generation");
            }
        }
        if (kind.type().plural().equals("namespaces")) {
            marked = marked.with("Terminating", "status", "phase");
        }
        marked = BodyDecoder.ordered(marked);
        if (dryRun || marked.tree().equals(object.tree())) {
            return new Deleted(marked, false);
        }
        KubeObject stored = store.update(kind.key(object.namespace(), object.name()), marked, object.resourceVersion());
        return new Deleted(stored == null ? marked : stored, false);
    }

    private Deleted removed(Kind kind, KubeObject object, WriteContext context, boolean dryRun) {
        if (dryRun) {
            return new Deleted(object, true);
        }
        @Nullable KubeObject last = store.delete(kind.key(object.namespace(), object.name()));
        if (last == null) {
            throw new Refusal(Status.notFound(kind.type(), object.name()));
        }
        kind.strategy().stored(null, last, context);
        return new Deleted(last, true);
    }

    private static void preconditions(Kind kind, KubeObject object, Map<String, Object> options) {
        String uid = Tree.string(options, "preconditions", "uid");
        if (!uid.isEmpty() && !uid.equals(object.uid())) {
            throw new Refusal(Status.conflict(kind.type(), object.name(), "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + object.uid()));
        }
        String version = Tree.string(options, "preconditions", "resourceVersion");
        if (!version.isEmpty() && !version.equals(object.resourceVersion())) {
            throw new Refusal(Status.conflict(kind.type(), object.name(),
                "Precondition failed: ResourceVersion in precondition: " + version + ", ResourceVersion in object meta: " + object.resourceVersion()));
        }
    }

    /** Only pods that a node runs get time to stop. */
    private static long grace(Kind kind, KubeObject object, Map<String, Object> options) {
        if (!kind.type().plural().equals("pods")) {
            return 0;
        }
        boolean ended = List.of("Failed", "Succeeded").contains(object.string("status", "phase"));
        if (object.string("spec", "nodeName").isEmpty() || ended) {
            return 0;
        }
        Object asked = Tree.at(options, "gracePeriodSeconds");
        if (asked instanceof Long seconds) {
            return Math.max(0, seconds);
        }
        Object own = object.at("spec", "terminationGracePeriodSeconds");
        return own instanceof Long seconds ? Math.max(1, seconds) : POD_GRACE;
    }

    private static List<Object> finalizers(KubeObject object, String policy, @Nullable Object orphan) {
        List<Object> finalizers = new ArrayList<>(object.list("metadata", "finalizers"));
        if (policy.isEmpty() && orphan == null) {
            return finalizers;
        }
        finalizers.remove("orphan");
        finalizers.remove("foregroundDeletion");
        if (policy.equals("Foreground")) {
            finalizers.add("foregroundDeletion");
        } else if (policy.equals("Orphan") || Boolean.TRUE.equals(orphan)) {
            finalizers.add("orphan");
        }
        return finalizers;
    }
}
