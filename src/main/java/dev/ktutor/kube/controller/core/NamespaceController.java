package dev.ktutor.kube.controller.core;

import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Empties a namespace that is being deleted and then lets it go (pkg/controller/namespace). */
public final class NamespaceController extends LoopController {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Informer namespaces;

    /** The controller. */
    public NamespaceController(ControllerContext context) {
        super("namespace-controller", "namespace-controller", context);
        namespaces = primary(Kinds.NAMESPACES);
    }

    @Override
    protected void reconcile(String name) {
        Optional<KubeObject> found = namespaces.find(name).filter(KubeObject::deleting);
        if (found.isEmpty() || found.get().list("spec", "finalizers").isEmpty()) {
            return;
        }
        boolean left = false;
        for (ResourceType type : ResourceTypes.all()) {
            if (type.namespaced() && type.verbs().contains("deletecollection")) {
                left |= empty(type, name);
            }
        }
        if (left) {
            queue().addAfter(AGAIN, name);
        } else {
            finish(found.get());
        }
    }

    /** Deletes all objects of a type; tells whether some are still there afterwards, with a grace period or finalizers. */
    private boolean empty(ResourceType type, String namespace) {
        try {
            if (client().list(type, namespace).isEmpty()) {
                return false;
            }
            client().call(ApiRequest.of("DELETE", type.path(namespace)));
            return !client().list(type, namespace).isEmpty();
        } catch (ApiException e) {
            if (e.status().code() == 404 || e.status().code() == 405) {
                return false;
            }
            throw e;
        }
    }

    private void finish(KubeObject namespace) {
        try {
            client().call(ApiRequest.of("PUT", Kinds.NAMESPACES.path("", namespace.name()) + "/finalize",
                    namespace.with(List.of(), "spec", "finalizers").tree()));
        } catch (ApiException e) {
            if (e.status().code() != 404) {
                throw e;
            }
        }
    }
}
