package dev.ktutor.kube.controller.core;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.PatchKind;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import dev.ktutor.kube.controller.Owners;
import dev.ktutor.kube.controller.Owners.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deletes objects whose owners are all gone, and carries out foreground and orphaning deletion
 * (pkg/controller/garbagecollector). Watches the kinds that have owners, or are owners, in practice.
 */
public final class GarbageCollector extends LoopController {
    private static final List<ResourceType> DEPENDENTS = List.of(Kinds.PODS, Kinds.REPLICA_SETS, Kinds.DEPLOYMENTS,
            Kinds.DAEMON_SETS, Kinds.STATEFUL_SETS, Kinds.JOBS, Kinds.CRON_JOBS, Kinds.SERVICES, Kinds.ENDPOINT_SLICES,
            Kinds.CONFIG_MAPS, Kinds.SECRETS, Kinds.SERVICE_ACCOUNTS);
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private final List<Informer> watched = new ArrayList<>();

    /** The controller. */
    public GarbageCollector(ControllerContext context) {
        super("garbage-collector-controller", "generic-garbage-collector", context);
        for (int i = 0; i < DEPENDENTS.size(); i++) {
            int kind = i;
            watched.add(informer(DEPENDENTS.get(i)).onChange((before, after) -> {
                if (after != null) {
                    queue().add(kind + " " + Informer.key(after));
                } else if (before != null) {
                    dependents(before.uid()).forEach(queue()::add);
                }
            }));
        }
    }

    private List<String> dependents(String uid) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < watched.size(); i++) {
            for (KubeObject object : watched.get(i).all()) {
                if (Owners.of(object).stream().anyMatch(owner -> owner.uid().equals(uid))) {
                    keys.add(i + " " + Informer.key(object));
                }
            }
        }
        return keys;
    }

    @Override
    protected void reconcile(String key) {
        int kind = Integer.parseInt(key.substring(0, key.indexOf(' ')));
        Optional<KubeObject> found = watched.get(kind).find(key.substring(key.indexOf(' ') + 1));
        if (found.isEmpty() || !synced()) {
            return;
        }
        KubeObject object = found.get();
        if (object.deleting()) {
            finish(DEPENDENTS.get(kind), object);
        } else if (!Owners.of(object).isEmpty() && Owners.of(object).stream().noneMatch(owner -> lives(object, owner))) {
            delete(DEPENDENTS.get(kind), object, "Background");
        }
    }

    private boolean lives(KubeObject object, Reference owner) {
        Optional<ResourceType> type = ResourceTypes.all().stream()
                .filter(t -> t.kind().equals(owner.kind()) && t.apiVersion().equals(owner.apiVersion())).findFirst();
        if (type.isEmpty()) {
            return true;
        }
        Optional<KubeObject> found = client().find(type.get(), type.get().namespaced() ? object.namespace() : "", owner.name());
        return found.filter(o -> o.uid().equals(owner.uid())).filter(o -> !waitsForDependents(o)).isPresent();
    }

    private static boolean waitsForDependents(KubeObject owner) {
        return owner.deleting() && owner.list("metadata", "finalizers").contains(FOREGROUND);
    }

    private void finish(ResourceType type, KubeObject object) {
        List<Object> finalizers = object.list("metadata", "finalizers");
        List<String> dependents = dependents(object.uid());
        if (finalizers.contains(ORPHAN)) {
            dependents.forEach(key -> orphan(key, object.uid()));
            withoutFinalizer(type, object, ORPHAN);
        } else if (finalizers.contains(FOREGROUND)) {
            if (dependents.isEmpty()) {
                withoutFinalizer(type, object, FOREGROUND);
            } else {
                dependents.forEach(queue()::add);
            }
        }
    }

    private void orphan(String key, String ownerUid) {
        int kind = Integer.parseInt(key.substring(0, key.indexOf(' ')));
        watched.get(kind).find(key.substring(key.indexOf(' ') + 1)).ifPresent(object -> {
            List<Object> left = object.list("metadata", "ownerReferences").stream()
                    .filter(owner -> !Tree.string(owner, "uid").equals(ownerUid)).toList();
            client().patch(DEPENDENTS.get(kind), object.namespace(), object.name(), PatchKind.MERGE,
                    Tree.of("metadata", Tree.of("ownerReferences", left)));
        });
    }

    private void withoutFinalizer(ResourceType type, KubeObject object, String finalizer) {
        List<Object> left = object.list("metadata", "finalizers").stream().filter(f -> !f.equals(finalizer)).toList();
        client().patch(type, object.namespace(), object.name(), PatchKind.MERGE, Tree.of("metadata", Tree.of("finalizers", left)));
    }

    private void delete(ResourceType type, KubeObject object, String policy) {
        try {
            client().call(ApiRequest.of("DELETE", type.path(object.namespace(), object.name()),
                    Tree.of("kind", "DeleteOptions", "apiVersion", "v1", "propagationPolicy", policy,
                            "preconditions", Tree.of("uid", object.uid()))));
        } catch (ApiException e) {
            if (e.status().code() != 404 && e.status().code() != 409) {
                throw e;
            }
        }
    }
}
